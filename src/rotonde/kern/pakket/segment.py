"""A line of a pack in time, and what must happen to it. Values without behaviour."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any


@dataclass(frozen=True)
class Segment:
    """One line over the half-open time ``[van, tot)`` in which it holds; ``tot`` None is open ended."""

    van: date
    tot: date | None
    inhoud: dict[str, Any]

    def overlapt(self, van: date, tot: date | None) -> bool:
        return (tot is None or self.van < tot) and (self.tot is None or van < self.tot)


Tijdlijnen = dict[str, list[Segment]]


class Handeling(Enum):
    """What a loader does with one segment."""

    OPENEN = "openen"
    VERVANGEN = "vervangen"
    SLUITEN = "sluiten"


@dataclass(frozen=True)
class Mutatie:
    """Do ``handeling`` for ``sleutel``: OPENEN makes ``segment``; VERVANGEN writes content and end of the
    stored segment that starts on ``segment.van``; SLUITEN only sets its end."""

    handeling: Handeling
    sleutel: str
    segment: Segment
