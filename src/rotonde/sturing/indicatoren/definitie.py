"""What an indicator is: an immutable value that says what is counted, by whom owned, and how (house rule 6).

Its page, the monitor, the open data and the command all come from this one value. The calculation is an expression
over the frozen facts; example rows with their outcome show what it means, and a test runs them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from rotonde.sturing.feiten.schema import Rij
from rotonde.sturing.soorten import Eenheid, Openbaarmaking, Periodesoort, Richting

# Ibis tables by name, and an Ibis scalar: typed Any so that this module imports without the analysis parts.
Feiten = Mapping[str, Any]
Uitdrukking = Any


@dataclass(frozen=True)
class Telperiode:
    """Over which days is counted: [van, tot). A peildatum is a period of one day."""

    van: date
    tot: date

    @classmethod
    def jaar(cls, jaar: int) -> Telperiode:
        return cls(date(jaar, 1, 1), date(jaar + 1, 1, 1))

    @classmethod
    def dag(cls, dag: date) -> Telperiode:
        return cls(dag, dag + timedelta(days=1))

    @property
    def code(self) -> str:
        """`2024` for a whole calendar year, else the day itself: `2024-12-31`."""
        return self.van.isoformat() if self.tot - self.van == timedelta(days=1) else str(self.van.year)


@dataclass(frozen=True)
class Telling:
    """What is counted, in words for people and as an expression over the facts."""

    tekst: str
    bereken: Callable[[Feiten, Telperiode], Uitdrukking]


@dataclass(frozen=True)
class Voorbeeld:
    """Rows of facts, and what the indicator gives for them; None: there is nothing to divide by."""

    uitleg: str
    feiten: Mapping[str, tuple[Rij, ...]]
    periode: str
    verwacht: Decimal | None


@dataclass(frozen=True)
class Indicator:
    """One figure of the monitor.

    value = teller, or factor × teller / noemer; rounded half up to `decimalen`. `bron` names the tables of facts,
    `geldig_vanaf` the first day from which they are complete. `openbaarmaking` is closed unless said otherwise.
    """

    code: str
    naam: str
    definitie: str
    eenheid: Eenheid
    soort: Periodesoort
    teller: Telling
    bron: tuple[str, ...]
    eigenaar: str
    geldig_vanaf: date
    richting: Richting
    voorbeelden: tuple[Voorbeeld, ...] = field(repr=False)
    noemer: Telling | None = None
    factor: int = 1
    decimalen: int = 0
    geldig_tot: date | None = None
    openbaarmaking: Openbaarmaking = Openbaarmaking.GESLOTEN

    def periode(self, tekst: str) -> Telperiode:
        """`2024` or `2024-12-31`; of a year a stock is counted on its last day.

        Raises ValueError when it is no year or day, or the indicator does not hold there.
        """
        dag = date(int(tekst), 12, 31) if len(tekst) == 4 else date.fromisoformat(tekst)
        if self.soort == Periodesoort.JAAR and len(tekst) != 4:
            raise ValueError("deze indicator telt over een heel jaar: noem alleen het jaar")
        if dag < self.geldig_vanaf or (self.geldig_tot is not None and dag >= self.geldig_tot):
            raise ValueError(f"deze indicator geldt vanaf {self.geldig_vanaf.year}")
        return Telperiode.jaar(dag.year) if self.soort == Periodesoort.JAAR else Telperiode.dag(dag)

    def periodes(self, peildatum: date) -> list[Telperiode]:
        """Every period that an editie with this peildatum counts: all years so far, a stock on the last day known."""
        jaren = range(self.geldig_vanaf.year, peildatum.year + 1)
        if self.soort == Periodesoort.JAAR:
            return [Telperiode.jaar(jaar) for jaar in jaren]
        return [Telperiode.dag(min(date(jaar, 12, 31), peildatum)) for jaar in jaren]

    def waarde(self, teller: Decimal, noemer: Decimal | None) -> Decimal | None:
        """The figure from what was counted; None when there is nothing to divide by."""
        if self.noemer is not None:
            if not noemer:
                return None
            teller = self.factor * teller / noemer
        return teller.quantize(Decimal(1).scaleb(-self.decimalen), ROUND_HALF_UP)
