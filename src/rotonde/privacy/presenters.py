"""How a datalek and an AVG request read on a screen."""

from datetime import datetime
from typing import Any

from rotonde.kern import klok
from rotonde.kern.opmaak import datum, datumtijd
from rotonde.privacy import bundel
from rotonde.privacy.inzagerecht import Deel
from rotonde.privacy.models import AvgVerzoek, Datalek
from rotonde.privacy.soorten import Identiteit


def stand(lek: Datalek) -> tuple[str, str]:
    """Where it stands with the AP, in words, and a kind of `{% status %}`."""
    if lek.gemeld_op:
        return "Gemeld bij de AP", "goed"
    if lek.niet_gemeld_op:
        return "Melden hoeft niet", "goed"
    uren = int((lek.melden_voor - klok.nu()).total_seconds() // 3600)
    if uren < 0:
        return "Te laat, meld nu", "fout"
    return f"Nog {uren} uur", "wacht"


def gegevens(lek: Datalek) -> list[tuple[str, Any]]:
    """What is known, and what was done about it."""
    return [
        ("Wat er gebeurde", lek.omschrijving),
        ("Bekend sinds", datumtijd(lek.kennis_op)),
        ("Melden bij de AP voor", f"{datumtijd(lek.melden_voor)} (72 uur, AVG artikel 33)"),
        ("Gegevens lagen open van", datumtijd(lek.van)),
        ("Tot", datumtijd(lek.tot)),
        ("Aantal inwoners", len(lek.personen)),
        ("Gemeld bij de AP", _moment(lek.gemeld_op)),
        ("Besloten niet te melden", _moment(lek.niet_gemeld_op)),
        ("Toelichting", lek.toelichting),
        ("Hoog risico vastgesteld", _moment(lek.hoog_risico_op)),
        ("Inwoners ingelicht", _moment(lek.ingelicht_op)),
    ]


def _moment(moment: datetime | None) -> str:
    return datumtijd(moment) if moment else ""


def stand_avg(verzoek: AvgVerzoek) -> tuple[str, str]:
    """Where an AVG request stands, in words, and a kind of `{% status %}`."""
    if verzoek.afgehandeld_op:
        return "Beantwoord", "goed"
    if klok.vandaag() > verzoek.uiterlijk:
        return "Te laat, antwoord nu", "fout"
    return ("Nakijken", "bezig") if verzoek.identiteit else ("Identiteit nog niet bekend", "wacht")


def gegevens_avg(verzoek: AvgVerzoek) -> list[tuple[str, Any]]:
    """What is known of a request; nothing of what the gemeente holds."""
    return [
        ("Ontvangen op", datum(verzoek.ontvangen_op)),
        ("Antwoord uiterlijk", f"{datum(verzoek.uiterlijk)} (AVG artikel 12)"),
        ("Identiteit", Identiteit(verzoek.identiteit).label if verzoek.identiteit else ""),
        ("Verlengd op", datum(verzoek.verlengd_op) if verzoek.verlengd_op else "Niet verlengd"),
        ("Reden van verlenging", verzoek.reden_verlenging),
        ("Beantwoord op", _moment(verzoek.afgehandeld_op)),
    ]


def delen(gevonden: list[Deel]) -> list[tuple[str, list[tuple[str, list[tuple[str, str]]]]]]:
    """What would go, to look over: per table its rows, each with the place to name it by and every value in full."""
    return [
        (
            deel.naam,
            [
                (
                    f"{deel.tabel} {rij.id}",
                    [(k, bundel.leesbaar(w)) for k, w in rij.velden.items() if w not in (None, "")],
                )
                for rij in deel.rijen
            ],
        )
        for deel in gevonden
    ]


def stand_mijn(verzoek: AvgVerzoek) -> tuple[str, str]:
    """Where one's own request stands, as the resident reads it."""
    if verzoek.afgehandeld_op:
        return "Klaar", "goed"
    return ("Wij zijn ermee bezig", "bezig") if verzoek.identiteit else ("Laat zien wie u bent aan de balie", "wacht")
