"""Where chance comes from: one stream per subject, so that a change in one leaves the others as they were."""

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

T = TypeVar("T")


def bron(zaad: int, gemeente: str, onderdeel: str) -> Random:
    """The stream of one subject; the same three values give the same draws everywhere."""
    som = hashlib.sha256(f"{zaad}/{gemeente}/{onderdeel}".encode()).digest()
    return Random(som)  # noqa: S311  a demo population is drawn again from its seed; nothing here is secret


def kies(toeval: Random, keuzes: Sequence[tuple[T, float]]) -> T:
    """One of the values, by weight."""
    return toeval.choices([waarde for waarde, _ in keuzes], [gewicht for _, gewicht in keuzes])[0]


def dag_tussen(toeval: Random, van: date, tot: date) -> date:
    """A day in [van, tot)."""
    return van + timedelta(days=toeval.randrange((tot - van).days))


def werkdag_tussen(toeval: Random, van: date, tot: date) -> date:
    """A Monday to Friday in [van, tot), which must contain one; feast days are taken as they come."""
    while True:
        dag = dag_tussen(toeval, van, tot)
        if dag.weekday() < 5:
            return dag
