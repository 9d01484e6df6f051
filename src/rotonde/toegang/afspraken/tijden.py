"""When an afspraak can begin: the half hours of the opening hours, on werkdagen, by the Dutch clock."""

from datetime import UTC, date, datetime, time, timedelta

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from rotonde.kern import klok
from rotonde.kern.opmaak import datum
from rotonde.kern.termijnen import tabel

# No pack says when its counter is open: the hours of an office, until one does.
OPEN, DICHT = time(9), time(17)
STAP = timedelta(minutes=30)
VOORUIT = timedelta(days=365)
DUREN = (30, 60, 90, 120, 180, 240)
"""Minutes; the longest is what the database allows."""
_DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def bereik(begin: datetime, minuten: int) -> DateTimeTZRange:
    """[begin, begin + minuten): by the time that passes, also over the nights on which the clock is changed."""
    vanaf = begin.astimezone(UTC)
    return DateTimeTZRange(vanaf, vanaf + timedelta(minutes=minuten), "[)")


def duur_van(periode: DateTimeTZRange) -> int:
    """Of the lengths one can choose the shortest in which it fits, in minutes."""
    return next(duur for duur in DUREN if timedelta(minutes=duur) >= periode.upper - periode.lower)


def hele_dag(dag: date) -> DateTimeTZRange:
    """A Dutch day, of 23, 24 or 25 hours."""
    return DateTimeTZRange(klok.moment(dag, 0), klok.moment(dag + timedelta(days=1), 0), "[)")


def overlapt(een: DateTimeTZRange, ander: DateTimeTZRange) -> bool:
    """True when two half-open ranges share a moment."""
    return bool(een.lower < ander.upper and ander.lower < een.upper)


def begintijden(dag: date, minuten: int) -> list[datetime]:
    """Every half hour at which so many minutes fit in the opening hours; none on a day on which nobody works."""
    if not tabel.kalender().is_werkdag(dag):
        return []
    begin, dicht = (datetime.combine(dag, uur, klok.NEDERLAND) for uur in (OPEN, DICHT))
    tijden = []
    while begin + timedelta(minutes=minuten) <= dicht:
        tijden.append(begin)
        begin += STAP
    return tijden


def eerste_dag() -> date:
    """Today, or the first werkdag after it."""
    return tabel.kalender().eerste_werkdag(klok.vandaag())


def van_tot(periode: DateTimeTZRange) -> str:
    """9.00 tot 9.30 uur."""
    van, tot = (moment.astimezone(klok.NEDERLAND) for moment in (periode.lower, periode.upper))
    return f"{van.hour}.{van:%M} tot {tot.hour}.{tot:%M} uur"


def dag_in_woorden(periode: DateTimeTZRange) -> str:
    """maandag 2 maart 2026: the Dutch day on which it begins."""
    dag = periode.lower.astimezone(klok.NEDERLAND).date()
    return f"{_DAGEN[dag.weekday()]} {datum(dag)}"
