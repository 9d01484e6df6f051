"""Measurements beside a reference from the same run (AF-31, AF-32); times are never asserted in tests.

A measurement is a module in this folder with one function `meet()`, which yields rows. `./rotonde bench NAAM` runs it,
prints the rows as a table and writes them to bench/uitkomst/NAAM.json.
"""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Rij:
    """One line of the table: our median and its spread, the reference's median, and the goal.

    `spreiding` is half the distance between the quartiles. `doel` is a sentence; `gehaald` is None where the
    line only informs.
    """

    wat: str
    ons: float
    spreiding: float
    referentie: float | None = None
    doel: str = ""
    gehaald: bool | None = None
    eenheid: str = "ms"

    @property
    def verhouding(self) -> float | None:
        return self.ons / self.referentie if self.referentie else None


@dataclass(frozen=True)
class Reeks:
    """The durations of one thing, in ms."""

    duren: tuple[float, ...]

    @property
    def mediaan(self) -> float:
        return statistics.median(self.duren)

    @property
    def spreiding(self) -> float:
        if len(self.duren) < 2:
            return 0.0
        kwart, _, driekwart = statistics.quantiles(self.duren, n=4, method="inclusive")
        return (driekwart - kwart) / 2


def meet_reeks(doe: Callable[[], object], *, rondes: int, warm: int = 1) -> Reeks:
    """The duration of `doe`, `rondes` times, after `warm` times that do not count."""
    for _ in range(warm):
        doe()
    return Reeks(tuple(_duur(doe) for _ in range(rondes)))


def afwisselend(
    ons: Callable[[], object], referentie: Callable[[], object], *, rondes: int, warm: int = 3
) -> tuple[Reeks, Reeks]:
    """Both durations, taken in turns: what else the machine does falls on the two alike."""
    for _ in range(warm):
        ons()
        referentie()
    paren = [(_duur(ons), _duur(referentie)) for _ in range(rondes)]
    return Reeks(tuple(a for a, _ in paren)), Reeks(tuple(b for _, b in paren))


def _duur(doe: Callable[[], object]) -> float:
    begin = time.perf_counter()
    doe()
    return (time.perf_counter() - begin) * 1000
