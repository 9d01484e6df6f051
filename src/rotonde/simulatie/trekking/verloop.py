"""Courses in time that give so many people in each year and so many at the end of each year."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from random import Random

LAATSTE_BEGINDAG = 25


@dataclass(frozen=True)
class Verloop:
    """One unbroken course [begin, eind)."""

    begin: date
    eind: date

    @property
    def dagen(self) -> int:
        return (self.eind - self.begin).days


def trek_verlopen(toeval: Random, in_jaar: Mapping[int, int], op_eind: Mapping[int, int]) -> list[Verloop]:
    """Courses such that in each year exactly `in_jaar` ran for a while and `op_eind` still ran on 31 December.

    What runs at the end of the last year ends in the year after. Raises ValueError when the figures cannot hold.
    """
    jaren = sorted(in_jaar)
    eerste = jaren[0]
    # The stock before the first year is not published: a little below the one after it.
    stand = min(in_jaar[eerste], round(0.92 * op_eind[eerste]))
    lopend = [Verloop(date(eerste, 1, 1), date.max) for _ in range(stand)]
    klaar: list[Verloop] = []
    for jaar in jaren:
        instroom, uitstroom = in_jaar[jaar] - len(lopend), in_jaar[jaar] - op_eind[jaar]
        if instroom < 0 or uitstroom < 0:
            raise ValueError(f"In {jaar} zijn er minder cliënten dan er aan het begin of het eind waren.")
        nieuw = sorted((_begin(toeval, jaar) for _ in range(instroom)), key=lambda verloop: verloop.begin)
        gestopt, lopend = _stop(toeval, lopend, nieuw, jaar, uitstroom)
        klaar += gestopt
    laatste = jaren[-1] + 1
    return klaar + [replace(verloop, eind=date(laatste, toeval.randint(2, 12), 1)) for verloop in lopend]


def _begin(toeval: Random, jaar: int) -> Verloop:
    """Any month; not in the last days of one, so that the first month is always paid."""
    return Verloop(date(jaar, toeval.randint(1, 12), toeval.randint(1, LAATSTE_BEGINDAG)), date.max)


def _stop(
    toeval: Random, oud: list[Verloop], nieuw: list[Verloop], jaar: int, aantal: int
) -> tuple[list[Verloop], list[Verloop]]:
    """End so many, one in five of them within the year that they began; give those that stopped and those that run."""
    kort = [verloop for verloop in nieuw if verloop.begin.month <= 8]
    uit_nieuw = min(len(kort), max(aantal // 5, aantal - len(oud)))
    toeval.shuffle(oud)
    toeval.shuffle(kort)
    uit_oud = aantal - uit_nieuw
    gestopt = [replace(v, eind=date(jaar, toeval.randint(2, 12), 1)) for v in oud[:uit_oud]]
    gestopt += [replace(v, eind=date(jaar, toeval.randint(v.begin.month + 2, 12), 1)) for v in kort[:uit_nieuw]]
    weg = {id(verloop) for verloop in kort[:uit_nieuw]}
    return gestopt, oud[uit_oud:] + [verloop for verloop in nieuw if id(verloop) not in weg]
