"""Values that PostgreSQL gave inside JSON, as Python has them: for what is read in one statement with all of it."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import TypeVar
from uuid import UUID

T = TypeVar("T")

dag: Callable[[str], date] = date.fromisoformat
moment: Callable[[str], datetime] = datetime.fromisoformat
tijd: Callable[[str], time] = time.fromisoformat
sleutel: Callable[[str], UUID] = UUID


def of_niets(lees: Callable[[str], T], waarde: str | None) -> T | None:
    """What may be missing."""
    return None if waarde is None else lees(waarde)
