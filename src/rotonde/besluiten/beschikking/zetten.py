"""Sets a `BeschikkingTekst` as a PDF that reads aloud well and can be kept for decades."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rotonde.besluiten.beschikking.tekst import BeschikkingTekst
from rotonde.kern.opmaak import datum, euro
from rotonde.vorm import papier
from rotonde.vorm.papier import schoon

SJABLOON = Path(__file__).with_name("beschikking.typ")


def zet_alle(teksten: Sequence[BeschikkingTekst]) -> list[bytes]:
    """Return each letter as PDF/UA-1 and PDF/A-2a, dated midnight of the letter's date.

    Raises `papier.OnzetbareTekst` when a character has no glyph: then no letter is made.
    """
    return papier.zet_alle(SJABLOON, [(_gegevens(tekst), tekst.datum) for tekst in teksten])


def zet(tekst: BeschikkingTekst) -> bytes:
    """As `zet_alle`, for one letter."""
    return zet_alle([tekst])[0]


def _gegevens(tekst: BeschikkingTekst) -> dict[str, Any]:
    gegevens: dict[str, Any] = papier.schoon_alles(asdict(tekst))
    gegevens["datum"] = datum(tekst.datum)
    gegevens["aanvraag_van"] = datum(tekst.aanvraag_van)
    gegevens["bezwaar"]["laatste_dag"] = datum(tekst.bezwaar.laatste_dag)
    for rij, regel in zip(gegevens["krijgt"], tekst.krijgt, strict=True):
        laatste = regel.tot - dt.timedelta(days=1)
        rij |= {"van": datum(regel.van), "tot_en_met": datum(laatste), "bedrag": euro(regel.bedrag)}
    for deel, bron in zip(gegevens["toelichting"], tekst.toelichting, strict=True):
        deel["alineas"] = [regel for regel in map(schoon, bron.toelichting.splitlines()) if regel]
    return gegevens
