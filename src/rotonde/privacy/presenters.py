"""How a datalek reads on a screen."""

from datetime import datetime
from typing import Any

from rotonde.kern import klok
from rotonde.kern.opmaak import datumtijd
from rotonde.privacy.models import Datalek


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
