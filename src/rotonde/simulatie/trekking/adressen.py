"""Where they live: streets that do not exist, in the kernen that do.

The post never gave out postcodes that end in SA, SD or SS, so no address drawn here can be somebody's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from rotonde.simulatie.trekking import namen
from rotonde.simulatie.trekking.verdeling import verdeel

HUIZEN_PER_STRAAT = 40
_NOOIT_UITGEGEVEN = ("SA", "SD", "SS")
_EERSTE_CIJFERS = 1000


@dataclass(frozen=True)
class Huisadres:
    """Street, number, postcode, and the code of the kern."""

    straat: str
    huisnummer: str
    postcode: str
    kern: str


def trek(toeval: Random, aantal: int, kernen: Sequence[tuple[str, float]]) -> list[Huisadres]:
    """So many different addresses, over the kernen by share, in random order."""
    straten = iter(_straatnamen(toeval))
    adressen: list[Huisadres] = []
    straat_nr = 0
    for (kern, _), huizen in zip(kernen, verdeel(aantal, [aandeel for _, aandeel in kernen]), strict=True):
        for begin in range(0, huizen, HUIZEN_PER_STRAAT):
            straat, postcode = next(straten), _postcode(straat_nr)
            straat_nr += 1
            nummers = range(begin, min(begin + HUIZEN_PER_STRAAT, huizen))
            adressen += [Huisadres(straat, str(nummer - begin + 1), postcode, kern) for nummer in nummers]
    toeval.shuffle(adressen)
    return adressen


def _straatnamen(toeval: Random) -> list[str]:
    alle = [f"{begin}{eind}" for begin in namen.STRAATBEGIN for eind in namen.STRAATEIND]
    toeval.shuffle(alle)
    return alle


def _postcode(straat_nr: int) -> str:
    return f"{_EERSTE_CIJFERS + straat_nr // 3}{_NOOIT_UITGEGEVEN[straat_nr % 3]}"
