"""What was typed on the page that is being drawn, for the forms on it: a leaf, so that vorm needs no table."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict


@dataclass(frozen=True)
class Getypt:
    """What stood in the fields, and until when it is kept."""

    velden: QueryDict
    tot: datetime


_hier: ContextVar[Getypt | None] = ContextVar("rotonde_getypt", default=None)


@contextmanager
def hier(getypt: Getypt | None) -> Iterator[None]:
    """Let the forms of the page that is drawn begin with what was typed there."""
    token = _hier.set(getypt)
    try:
        yield
    finally:
        _hier.reset(token)


def nu() -> Getypt | None:
    """What was typed on this page before and not sent, or None."""
    return _hier.get()
