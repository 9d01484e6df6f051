"""The gate before a figure meets an eye: closed by default, open as far as the definition says (PRIV-54, AF-21).

Totals of the whole gemeente may show, some of them only from a threshold on. Breakdowns follow a threshold and
rounding, and hide a second cell where one hidden cell could be calculated back from the total. Between editions and
tables nothing is compared yet.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from rotonde.sturing.indicatoren.definitie import Indicator
from rotonde.sturing.soorten import Openbaarmaking


@dataclass(frozen=True)
class Beleid:
    """What an editie publishes: counts below `drempel` are hidden, others rounded to `afronding`."""

    drempel: int = 10
    afronding: int = 5


BELEID = Beleid()


def mag_tonen(indicator: Indicator) -> bool:
    """True when the total of this indicator may leave the house."""
    return indicator.openbaarmaking != Openbaarmaking.GESLOTEN


def totaal(indicator: Indicator, waarde: Decimal | None, beleid: Beleid = BELEID) -> Decimal | None:
    """The total of the gemeente as it may show; None when it may not. No threshold hides that there are none."""
    klein = waarde is not None and 0 < waarde < beleid.drempel
    if not mag_tonen(indicator) or (klein and indicator.openbaarmaking == Openbaarmaking.DREMPEL):
        return None
    return waarde


def uitgesplitst(indicator: Indicator, aantallen: Mapping[str, int], beleid: Beleid = BELEID) -> dict[str, int | None]:
    """Counts of persons per group as they may show beside their exact total; None is a hidden cell.

    Guarantees that no cell below the threshold shows, and that what is hidden together is at least two cells and at
    least the threshold, or everything.
    """
    if indicator.openbaarmaking != Openbaarmaking.UITSPLITSING:
        return dict.fromkeys(aantallen)
    verborgen = {groep for groep, aantal in aantallen.items() if aantal < beleid.drempel}
    for groep in sorted(set(aantallen) - verborgen, key=lambda g: aantallen[g]):
        som = sum(aantallen[verborgene] for verborgene in verborgen)
        if not verborgen or (len(verborgen) >= 2 and som >= beleid.drempel):
            break
        verborgen.add(groep)
    return {
        groep: None if groep in verborgen else _afgerond(aantal, beleid.afronding)
        for groep, aantal in aantallen.items()
    }


def _afgerond(aantal: int, op: int) -> int:
    return (aantal + op // 2) // op * op
