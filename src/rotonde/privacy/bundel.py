"""The answer to an AVG request as two files of the same rows: one to read and one for a machine (AVG art. 15, 20)."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from rotonde.kern.opmaak import datum
from rotonde.privacy.inzagerecht import Deel, Rij, aantal_rijen
from rotonde.vorm import papier

SJABLOON = Path(__file__).with_name("bundel.typ")
WEGGELATEN = "[weggelaten: gaat over iemand anders]"
# Longer values, such as a letter in the file for a machine, would fill pages with signs.
_LEESBAAR = 4000
VAN_KIND = "Dit gaat over uw kind. Is het adres van uw kind geheim? Dan staat het er niet in."
OUDE_WAARDEN = "Hier staat wat de gemeente nu van u heeft. Wat er vroeger stond en is gewijzigd, zit er niet bij."


@dataclass(frozen=True)
class Kop:
    """Which request this answers, of which gemeente, and when it was made; of oneself, or of a child (PRIV-29)."""

    gemeente: str
    kenmerk: str
    datum: date
    van_kind: bool = False


@dataclass(frozen=True)
class Passage:
    """What a person took out: these words of one value, or with no words the whole value."""

    tabel: str
    rij: UUID
    kolom: str
    passage: str


def zonder(delen: Iterable[Deel], weg: Iterable[Passage]) -> list[Deel]:
    """The same rows without what is about somebody else (AVG art. 15 lid 4)."""
    per_cel: dict[tuple[str, UUID, str], list[str]] = {}
    for passage in weg:
        per_cel.setdefault((passage.tabel, passage.rij, passage.kolom), []).append(passage.passage)
    return [replace(deel, rijen=[_gelakt(deel.tabel, rij, per_cel) for rij in deel.rijen]) for deel in delen]


def _gelakt(tabel: str, rij: Rij, per_cel: dict[tuple[str, UUID, str], list[str]]) -> Rij:
    return Rij(
        rij.id, {kolom: _lak(waarde, per_cel.get((tabel, rij.id, kolom), [])) for kolom, waarde in rij.velden.items()}
    )


def _lak(waarde: Any, passages: Sequence[str]) -> Any:
    if not passages:
        return waarde
    if not isinstance(waarde, str) or "" in passages:
        return WEGGELATEN
    # The longest first: a shorter one inside it would leave the rest of it standing.
    for passage in sorted(passages, key=len, reverse=True):
        waarde = waarde.replace(passage, WEGGELATEN)
    return waarde


def als_json(kop: Kop, delen: Sequence[Deel]) -> bytes:
    """For a machine: every table with every row, in UTF-8."""
    inhoud = {
        "gemeente": kop.gemeente,
        "kenmerk": kop.kenmerk,
        "datum": kop.datum.isoformat(),
        "toelichting": _toelichting(kop),
        "aantal_rijen": aantal_rijen(delen),
        "tabellen": [
            {"tabel": d.tabel, "doel": d.doel, "rijen": [{"id": str(r.id), **r.velden} for r in d.rijen]} for d in delen
        ],
    }
    return json.dumps(inhoud, ensure_ascii=False, indent=1).encode()


def als_pdf(kop: Kop, delen: Sequence[Deel]) -> bytes:
    """To read: PDF/UA-1 and PDF/A-2a. A sign that cannot be printed is named by its code; the other file has it."""
    gegevens = papier.schoon_alles({
        "gemeente": kop.gemeente,
        "kenmerk": kop.kenmerk,
        "datum": datum(kop.datum),
        "toelichting": _toelichting(kop),
        "wiens": "uw kind" if kop.van_kind else "u",
        "delen": [
            {"naam": d.naam.capitalize(), "doel": d.doel, "rijen": [_regels(rij) for rij in d.rijen]} for d in delen
        ],
    })  # fmt: skip
    while True:
        try:
            return papier.zet(SJABLOON, gegevens, op=kop.datum)
        except papier.OnzetbareTekst as fout:
            gegevens = _vervang(gegevens, fout.teken)


def _toelichting(kop: Kop) -> str:
    return f"{VAN_KIND} {OUDE_WAARDEN}" if kop.van_kind else OUDE_WAARDEN


def _regels(rij: Rij) -> list[dict[str, str]]:
    return [
        {"veld": kolom.removesuffix("_id").replace("_", " "), "waarde": leesbaar(waarde)}
        for kolom, waarde in rij.velden.items()
        if waarde not in (None, "", [], {})
    ]


def leesbaar(waarde: Any) -> str:
    """A value as somebody reads it; only what would fill pages with signs is left to the other file."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    tekst = waarde if isinstance(waarde, str) else json.dumps(waarde, ensure_ascii=False)
    return tekst if len(tekst) <= _LEESBAAR else "staat in het andere bestand"


def _vervang(waarde: Any, teken: str) -> Any:
    if isinstance(waarde, dict):
        return {sleutel: _vervang(deel, teken) for sleutel, deel in waarde.items()}
    if isinstance(waarde, list):
        return [_vervang(deel, teken) for deel in waarde]
    return str(waarde).replace(teken, "".join(f"[U+{ord(t):04X}]" for t in teken))
