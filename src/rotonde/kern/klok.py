"""The one clock. Verbs ask it for the time; simulatie and tests may set it, production cannot (AF-11)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

NEDERLAND = ZoneInfo("Europe/Amsterdam")
_gezet: ContextVar[datetime | None] = ContextVar("rotonde_klok", default=None)
_plek: ContextVar[date | None] = ContextVar("rotonde_klok_plek", default=None)


def nu() -> datetime:
    """The present moment, with time zone."""
    return _gezet.get() or timezone.now()


def vandaag() -> date:
    """The calendar day in the Netherlands."""
    return _plek.get() or nu().astimezone(NEDERLAND).date()


def gezet_moment() -> datetime | None:
    """The moment that was set, or None when the real clock runs; kern.wie hands it to the database."""
    return _gezet.get()


@contextmanager
def op(moment: datetime) -> Iterator[None]:
    """Let verbs run as if it were `moment`; refused outside demo and tests."""
    if not settings.ROTONDE_KLOK_VERZETBAAR:
        raise RuntimeError("De klok kan alleen in een demonstratie of test worden verzet.")
    token = _gezet.set(moment)
    try:
        yield
    finally:
        _gezet.reset(token)


@contextmanager
def op_plek(dag: date) -> Iterator[None]:
    """Let `vandaag` give this day while a question is put together that is asked on others (`kern.vaste_vraag`)."""
    token = _plek.set(dag)
    try:
        yield
    finally:
        _plek.reset(token)


def moment(dag: date, uur: int = 12) -> datetime:
    """Noon (or another hour) of a Dutch day, for stories that say only the day."""
    return datetime(dag.year, dag.month, dag.day, uur, tzinfo=NEDERLAND)
