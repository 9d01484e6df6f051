"""Days on which people work: what the Algemene termijnenwet calls no Saturday, no Sunday and no recognised holiday."""

import datetime as dt
from functools import cache

_ZATERDAG = 5
_DAG = dt.timedelta(days=1)


def is_werkdag(dag: dt.date) -> bool:
    """True when this is no Saturday, Sunday or recognised holiday (Algemene termijnenwet art. 1 and 3)."""
    return dag.weekday() < _ZATERDAG and dag not in feestdagen(dag.year)


def na_werkdagen(dag: dt.date, aantal: int) -> dt.date:
    """The day on which `aantal` werkdagen after this day have passed; the day itself does not count."""
    for _ in range(aantal):
        dag = eerste_werkdag(dag + _DAG)
    return dag


def eerste_werkdag(dag: dt.date) -> dt.date:
    """This day, or the first after it that is a werkdag (Algemene termijnenwet art. 1 lid 1)."""
    while not is_werkdag(dag):
        dag += _DAG
    return dag


@cache
def feestdagen(jaar: int) -> frozenset[dt.date]:
    """Recognised holidays (Algemene termijnenwet art. 3), Goede Vrijdag included as it is put on a par."""
    pasen = _eerste_paasdag(jaar)
    koningsdag = dt.date(jaar, 4, 27)
    if koningsdag.weekday() == 6:
        koningsdag = dt.date(jaar, 4, 26)
    vast = {dt.date(jaar, 1, 1), koningsdag, dt.date(jaar, 5, 5), dt.date(jaar, 12, 25), dt.date(jaar, 12, 26)}
    return frozenset(vast | {pasen + dt.timedelta(days=na) for na in (-2, 1, 39, 50)})


def _eerste_paasdag(jaar: int) -> dt.date:
    """Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher)."""
    eeuw, in_eeuw = divmod(jaar, 100)
    gulden = jaar % 19
    maan = (19 * gulden + eeuw - eeuw // 4 - (eeuw - (eeuw + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (eeuw % 4) + 2 * (in_eeuw // 4) - maan - in_eeuw % 4) % 7
    schrikkel = (gulden + 11 * maan + 22 * week) // 451
    maand, dag = divmod(maan + week - 7 * schrikkel + 114, 31)
    return dt.date(jaar, maand, dag + 1)
