"""What must be well for Rotonde to be well: each room registers its own parts, and whoever asks measures them (REL-20).

A part says figures, never a name or a text of a person. What it costs to measure is paid by whoever looks at the
page, so a part reads a few rows: what needs counting is counted by the worker (kern.metingen) and only read here.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from django.db import Error, transaction

logboek = logging.getLogger(__name__)
Cijfer = int | float | str | bool | None


@dataclass(frozen=True)
class Stand:
    """How one part is. `cijfers` are shown beside it, on the operator's page and to machines."""

    gezond: bool
    cijfers: Mapping[str, Cijfer] = field(default_factory=dict)


@dataclass(frozen=True)
class Onderdeel:
    """One part: its name for machines, its title and what to do when it is red for people (Dutch, one sentence).

    `nodig`: without it a web process cannot answer, so that `/gezond/klaar` asks for it too.
    """

    naam: str
    titel: str
    doen: str
    meet: Callable[[], Stand]
    nodig: bool


ONDERDELEN: dict[str, Onderdeel] = {}


def onderdeel(
    naam: str, *, titel: str, doen: str, nodig: bool = False
) -> Callable[[Callable[[], Stand]], Callable[[], Stand]]:
    """Register a function as the measure of a part. Put it in `bewaking.py` of the room: that is loaded at start."""

    def registreer(functie: Callable[[], Stand]) -> Callable[[], Stand]:
        ONDERDELEN[naam] = Onderdeel(naam, titel, doen, functie, nodig)
        return functie

    return registreer


def meet(*, alleen_nodig: bool = False) -> dict[str, Stand]:
    """The state of each part by name. A part that cannot be measured is red: nobody knows how it is."""
    return dict(_meet(alleen_nodig=alleen_nodig))


def _meet(*, alleen_nodig: bool) -> Iterator[tuple[str, Stand]]:
    for deel in list(ONDERDELEN.values()):
        if deel.nodig or not alleen_nodig:
            yield deel.naam, _meet_een(deel)


def _meet_een(deel: Onderdeel) -> Stand:
    """A broken part may not take the others along: not in Python, and not in the transaction."""
    try:
        with transaction.atomic():
            return deel.meet()
    except Error:
        return Stand(False)
    except Exception:
        logboek.exception("het onderdeel %s is niet te meten", deel.naam)
        return Stand(False)
