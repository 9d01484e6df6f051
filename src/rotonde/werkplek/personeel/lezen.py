"""From a file of the personnel system to typed people: JSON in the shape of SCIM, or CSV with a line per rol.

Nothing is guessed: a row that does not fit is named, by its place and what is wrong, and then nothing is loaded.
"""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from rotonde.kern.fouten import Ongeldig
from rotonde.kern.soorten import MEDEWERKERSROLLEN, ROLLEN_MET_PERSONEN, Rol

LANGST = timedelta(days=366)
"""How far ahead a rol may be promised: it ends by itself unless it is told again (PRIV-23)."""


@dataclass(frozen=True, order=True)
class Toekenning:
    """A rol or a team (`code`) over [van, tot)."""

    code: str
    van: date
    tot: date


@dataclass(frozen=True)
class Mens:
    """Somebody as the personnel system tells it. `kenmerk` is what the sign-in service calls this person, for ever."""

    kenmerk: str
    gebruikersnaam: str
    naam: str
    functie: str
    rollen: frozenset[Toekenning]
    teams: frozenset[Toekenning]
    actief: bool


@dataclass
class Lezing:
    """What a file says: the people, and every row that does not fit."""

    mensen: list[Mens] = field(default_factory=list)
    fouten: list[str] = field(default_factory=list)


def lees(inhoud: bytes, *, naam: str, teams: Sequence[str], vandaag: date) -> Lezing:
    """Read a delivery; raises Ongeldig when it is neither JSON nor, by its name, CSV of this shape at all."""
    try:
        tekst = inhoud.decode("utf-8-sig")
        ruw = list(_uit_csv(tekst) if naam.lower().endswith(".csv") else _uit_json(tekst))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fout:
        raise Ongeldig(f"{naam} is geen levering van personeel: zie docs/beheer/aanmelden.md voor de vorm.") from fout
    lezing = Lezing()
    for plaats, rij in ruw:
        redenen = list(_redenen(rij, set(teams), vandaag))
        lezing.fouten += [f"{plaats}: {reden}" for reden in redenen]
        if not redenen:
            lezing.mensen.append(_mens(rij))
    lezing.fouten += _dubbel(lezing.mensen)
    return lezing


def _uit_json(tekst: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for nummer, rij in enumerate(json.loads(tekst)["personeel"], 1):
        yield f"persoon {nummer} ({rij.get('gebruikersnaam') or 'zonder gebruikersnaam'})", dict(rij)


def _uit_csv(tekst: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """One line per rol; what is said of a person is taken from the first line, the teams of all."""
    mensen: dict[str, dict[str, Any]] = {}
    plaatsen: dict[str, str] = {}
    for nummer, regel in enumerate(csv.DictReader(tekst.splitlines(), delimiter=";"), 2):
        kenmerk = regel["kenmerk"].strip()
        plaatsen.setdefault(kenmerk, f"regel {nummer} ({regel['gebruikersnaam'] or 'zonder gebruikersnaam'})")
        velden = ("kenmerk", "gebruikersnaam", "naam", "functie")
        mens = mensen.setdefault(kenmerk, {veld: (regel.get(veld) or "").strip() for veld in velden})
        mens["actief"] = mens.get("actief", True) and (regel.get("actief") or "ja").strip().lower() != "nee"
        periode = {"van": regel["van"].strip(), "tot": regel["tot"].strip()}
        if regel["rol"].strip():
            mens.setdefault("rollen", []).append({"rol": regel["rol"].strip(), **periode})
        for team in (regel.get("teams") or "").split():
            mens.setdefault("teams", []).append({"team": team, **periode})
    for kenmerk, mens in mensen.items():
        yield plaatsen[kenmerk], mens


def _redenen(rij: dict[str, Any], teams: set[str], vandaag: date) -> Iterator[str]:
    """Everything that is wrong with one person, each with what to do."""
    for veld in ("kenmerk", "gebruikersnaam", "naam"):
        if not isinstance(rij.get(veld), str) or not rij[veld].strip():
            yield f"{veld} ontbreekt, vul het in"
    rollen = {rol.value for rol in MEDEWERKERSROLLEN}
    for soort, bekend in (("rol", rollen), ("team", teams)):
        for regel in rij.get(f"{soort}len" if soort == "rol" else "teams") or []:
            yield from _reden_toekenning(soort, regel, bekend, vandaag)
    gegeven = {regel.get("rol") for regel in rij.get("rollen") or []}
    if Rol.BEHEER.value in gegeven and gegeven & {rol.value for rol in ROLLEN_MET_PERSONEN}:
        yield "beheer gaat niet samen met een rol die met inwoners werkt, verdeel ze over twee mensen"


def _reden_toekenning(soort: str, regel: dict[str, Any], bekend: set[str], vandaag: date) -> Iterator[str]:
    if regel.get(soort) not in bekend:
        yield f"{soort} {regel.get(soort)!r} bestaat hier niet, kies een die er is"
    try:
        van, tot = date.fromisoformat(str(regel.get("van"))), date.fromisoformat(str(regel.get("tot")))
    except ValueError:
        yield f"{soort} {regel.get(soort)!r} heeft geen van en tot als 2026-12-31"
        return
    if tot <= van:
        yield f"{soort} {regel.get(soort)!r} eindigt niet na het begin"
    if tot > vandaag + LANGST:
        yield f"{soort} {regel.get(soort)!r} duurt langer dan een jaar, geef een einde dat eerder ligt"


def _mens(rij: dict[str, Any]) -> Mens:
    def gegeven(soort: str, lijst: str) -> frozenset[Toekenning]:
        return frozenset(
            Toekenning(regel[soort], date.fromisoformat(regel["van"]), date.fromisoformat(regel["tot"]))
            for regel in rij.get(lijst) or []
        )

    return Mens(
        rij["kenmerk"].strip(), rij["gebruikersnaam"].strip(), rij["naam"].strip(), (rij.get("functie") or "").strip(),
        gegeven("rol", "rollen"), gegeven("team", "teams"), bool(rij.get("actief", True)),
    )  # fmt: skip


def _dubbel(mensen: list[Mens]) -> list[str]:
    fouten = []
    for veld in ("kenmerk", "gebruikersnaam"):
        waarden = [getattr(mens, veld) for mens in mensen]
        fouten += [f"{veld} {w} staat er meer dan eens in" for w in sorted(set(waarden)) if waarden.count(w) > 1]
    return fouten
