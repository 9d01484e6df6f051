"""What a screen shows of a voorziening and of a budget."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rotonde.besluiten.soorten import hoeveel
from rotonde.catalogus.soorten import Leveringsvorm
from rotonde.kern.opmaak import datum, euro, periode
from rotonde.voorzieningen.models import Betaling, Voorziening
from rotonde.voorzieningen.queries import Budgetstand


@dataclass(frozen=True, slots=True)
class Totaal:
    """The sum over all pots of a year, in euro."""

    begroot: Decimal
    vastgelegd: Decimal
    gerealiseerd: Decimal
    prognose: Decimal
    ruimte: Decimal


def totaal(standen: Sequence[Budgetstand]) -> Totaal:
    """The bottom row of the table of pots."""
    som = {
        veld: sum((getattr(stand, veld) for stand in standen), Decimal(0))
        for veld in ("begroot", "vastgelegd", "gerealiseerd", "prognose", "ruimte")
    }
    return Totaal(**som)


def gegevens_van(voorziening: Voorziening, betalingen: Sequence[Betaling]) -> list[tuple[str, str]]:
    """What was toegewezen and what was paid of it, in pairs of a word and its value."""
    betaald = sum((betaling.bedrag for betaling in betalingen), Decimal(0))
    return [
        ("Inwoner", voorziening.persoon.naam),
        ("Vorm", Leveringsvorm(voorziening.leveringsvorm).label.capitalize()),
        ("Aanbieder", voorziening.aanbieder.naam if voorziening.aanbieder else "Geen: de inwoner regelt het zelf"),
        ("Periode", periode(voorziening.periode)),
        ("Hoeveel", hoeveel(voorziening.volume, voorziening.eenheid)),
        ("Tarief", euro(voorziening.tarief)),
        ("Hoogste bedrag", euro(voorziening.bedrag)),
        ("Betaald", euro(betaald)),
        ("Nog over", euro(voorziening.bedrag - betaald)),
        ("Gestart", datum(voorziening.gestart_op) if voorziening.gestart_op else "Nog niet"),
    ]
