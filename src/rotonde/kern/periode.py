"""Half-open date ranges [van, tot): everything that holds for a while (house rule 5)."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, Func, Value

__all__ = ["DateRange", "PeriodeField", "geen_overlap", "geldt_op", "periode", "sluit"]


class PeriodeField(DateRangeField):
    """A half-open date range; an open end means: until further notice."""


def periode(van: date, tot: date | None = None) -> DateRange:
    """[van, tot); raises ValueError when it would be empty."""
    if tot is not None and tot <= van:
        raise ValueError(f"Een periode eindigt na haar begin: {van} tot {tot}.")
    return DateRange(van, tot, "[)")


def geldt_op(bereik: DateRange, dag: date) -> bool:
    """True when the range holds on that day."""
    return (bereik.lower is None or bereik.lower <= dag) and (bereik.upper is None or dag < bereik.upper)


def sluit(bereik: DateRange, tot: date) -> DateRange:
    """The same range, ended on `tot`; a range that would become empty ends the day after it began."""
    van = bereik.lower
    return DateRange(van, max(tot, date.fromordinal(van.toordinal() + 1)), "[)")


def geen_overlap(naam: str, *sleutels: str, veld: str = "periode") -> ExclusionConstraint:
    """An exclusion constraint: for equal uuid `sleutels` no two periods overlap. Needs no btree_gist."""
    uitdrukkingen: list[tuple[Func | str, str]] = [
        (Func(F(sleutel), F(sleutel), Value("[]"), function="uuidrange"), RangeOperators.OVERLAPS)
        for sleutel in sleutels
    ]
    return ExclusionConstraint(name=naam, expressions=[*uitdrukkingen, (veld, RangeOperators.OVERLAPS)])
