"""Leefgeld of people who fled from Ukraine: so many in the year, and what they got exact to the cent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from rotonde.simulatie.trekking.bevolking import PEILDATUM, VOLWASSEN, Bevolking
from rotonde.simulatie.trekking.doelen import Doelen
from rotonde.simulatie.trekking.verdeling import verdeel

# The shelter began in the month after the invasion.
VANAF = date(2022, 3, 1)
BETAALDAG = 25
# Per month, in a year of which nothing was published; own estimate.
CENTEN_PER_MAAND = 35_000


@dataclass(frozen=True)
class Leefgeld:
    """Leefgeld of one person since `vanaf`, running to the end; `bedragen` are the payments (day, cents)."""

    persoon: int
    opvang: str
    vanaf: date
    bedragen: tuple[tuple[date, int], ...]


def trek(toeval: Random, doelen: Doelen, bevolking: Bevolking, niet: set[int]) -> list[Leefgeld]:
    """All leefgelden, by day of beginning, of people who came since the war; nobody of `niet`.

    Raises ValueError when fewer people came than get leefgeld.
    """
    jaar = PEILDATUM.year
    gekomen = [
        nummer
        for huis in bevolking.met_verleden
        if VANAF <= huis.vanaf < date(jaar, 1, 1)
        for nummer in huis.volwassenen
        if nummer not in niet and bevolking.mensen[nummer].leeftijd(huis.vanaf) >= VOLWASSEN
    ]
    opvang = [soort for soort, aantal in doelen.leefgeld_ontvangers.items() for _ in range(aantal)]
    if len(gekomen) < len(opvang):
        raise ValueError(f"Er kwamen {len(gekomen)} mensen sinds {VANAF}, en {len(opvang)} krijgen leefgeld.")
    mensen = toeval.sample(gekomen, len(opvang))
    uit = []
    for soort, centen in doelen.leefgeld_centen.items():
        eigen = [mens for mens, hun in zip(mensen, opvang, strict=True) if hun == soort]
        uit += _met_bedragen(bevolking, eigen, soort, centen)
    return sorted(uit, key=lambda leefgeld: (leefgeld.vanaf, leefgeld.persoon))


def _met_bedragen(bevolking: Bevolking, mensen: Sequence[int], soort: str, centen: int) -> list[Leefgeld]:
    """The same for everybody in each month of the last year, as near as cents allow."""
    van_dit_jaar = [(mens, maand) for mens in mensen for maand in range(1, 13)]
    bedrag = dict(zip(van_dit_jaar, verdeel(centen, [1.0] * len(van_dit_jaar)), strict=True)) if mensen else {}
    uit = []
    for mens in mensen:
        vanaf = bevolking.mensen[mens].sinds
        dagen = [
            date(jaar, maand, BETAALDAG) for jaar in range(vanaf.year, PEILDATUM.year + 1) for maand in range(1, 13)
        ]
        betaald = tuple(
            (dag, bedrag[mens, dag.month] if dag.year == PEILDATUM.year else CENTEN_PER_MAAND)
            for dag in dagen
            if dag >= vanaf
        )
        uit.append(Leefgeld(mens, soort, vanaf, betaald))
    return uit
