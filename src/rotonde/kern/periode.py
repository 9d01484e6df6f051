"""Half-open date ranges [van, tot): everything that holds for a while (house rule 5)."""

from datetime import date, timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, Func

__all__ = [
    "NOOIT",
    "DateRange",
    "PeriodeField",
    "eindig",
    "geen_overlap",
    "geldt_op",
    "periode",
    "sluit",
    "uuid_gelijk",
]


NOOIT = DateRange(empty=True)
"""Of what was called off before it began: it holds on no day."""


class PeriodeField(DateRangeField):
    """A half-open date range; an open end means: until further notice."""


def periode(van: date, tot: date | None = None) -> DateRange:
    """[van, tot); raises ValueError when it would be empty."""
    if tot is not None and tot <= van:
        raise ValueError(f"Een periode eindigt na haar begin: {van} tot {tot}.")
    return DateRange(van, tot, "[)")


def geldt_op(bereik: DateRange, dag: date) -> bool:
    """True when the range holds on that day."""
    if bereik.isempty:
        return False
    return (bereik.lower is None or bereik.lower <= dag) and (bereik.upper is None or dag < bereik.upper)


def sluit(bereik: DateRange, tot: date) -> DateRange:
    """The same range, ended on `tot`; a range that would become empty ends the day after it began."""
    van = bereik.lower
    return DateRange(van, max(tot, date.fromordinal(van.toordinal() + 1)), "[)")


def geen_overlap(naam: str, *sleutels: str, veld: str = "periode") -> ExclusionConstraint:
    """An exclusion constraint: for equal uuid `sleutels` no two periods overlap. Needs no btree_gist."""
    expressies = [paar for sleutel in sleutels for paar in uuid_gelijk(sleutel)]
    return ExclusionConstraint(name=naam, expressions=[*expressies, (veld, RangeOperators.OVERLAPS)])


def eindig(bereik: DateRange, dag: date) -> DateRange:
    """The same range, over on `dag` itself; what began that day is over before it, so that it is closed at once."""
    if bereik.lower is not None and bereik.lower >= dag:
        return periode(dag - timedelta(days=1), dag)
    return sluit(bereik, dag)


def uuid_gelijk(sleutel: str) -> list[tuple[Func | str, str]]:
    """For exclusion constraints: equal uuids, as two halves that each are a range of one number.

    A range of uuids would say it in one, but PostgreSQL knows no distance between two uuids: its index then puts them
    together at random, and each new row reads more of it. Nothing is equal to everything, as in any range.
    """
    # The half that is drawn at random comes first: it tells rows apart at once.
    helften = ("kern_uuid_eind", "kern_uuid_begin")
    return [(Func(F(sleutel), function=helft), RangeOperators.OVERLAPS) for helft in helften]
