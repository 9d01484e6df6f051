"""Spreading an amount over the calendar years of its period, to the cent."""

import datetime as dt
from decimal import ROUND_DOWN, Decimal
from itertools import pairwise

from rotonde.kern.periode import DateRange, periode

CENT = Decimal("0.01")


def per_jaar(bedrag: Decimal, looptijd: DateRange) -> list[tuple[DateRange, Decimal]]:
    """Parts of `bedrag` by days, one per calendar year of `looptijd`; the parts add up to the whole exactly."""
    stukken = _jaarstukken(looptijd)
    dagen = (looptijd.upper - looptijd.lower).days
    delen = [(bedrag * (stuk.upper - stuk.lower).days / dagen).quantize(CENT, rounding=ROUND_DOWN) for stuk in stukken]
    delen[-1] += bedrag - sum(delen)
    return list(zip(stukken, delen, strict=True))


def na(bedrag: Decimal, looptijd: DateRange, dag: dt.date) -> Decimal:
    """The part of `bedrag` that falls on the days after `dag`."""
    dagen = (looptijd.upper - looptijd.lower).days
    over = (looptijd.upper - max(looptijd.lower, dag + dt.timedelta(days=1))).days
    return (bedrag * max(0, over) / dagen).quantize(CENT)


def _jaarstukken(looptijd: DateRange) -> list[DateRange]:
    grenzen = [dt.date(jaar, 1, 1) for jaar in range(looptijd.lower.year + 1, looptijd.upper.year + 1)]
    punten = [looptijd.lower, *(grens for grens in grenzen if grens < looptijd.upper), looptijd.upper]
    return [periode(van, tot) for van, tot in pairwise(punten)]
