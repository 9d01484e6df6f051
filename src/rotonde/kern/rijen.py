"""A list that is read a page at a time (SEC-24)."""

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar, overload

from django.db.models import QuerySet

from rotonde.kern.vaste_vraag import Gevraagd

Rij = TypeVar("Rij")


class Rijen(Generic[Rij]):
    """What a query gives when there may be many: nothing is read, and nobody logged, but what is asked for.

    A Paginator counts and cuts it; a caller that wants all of it makes a list. `lees` turns rows into what the caller
    sees, and writes its lines about these rows only (PRIV-37).
    """

    def __init__(self, rijen: "QuerySet[Any, Any] | Gevraagd[Any]", lees: Callable[[Any], list[Rij]]) -> None:
        self._rijen = rijen
        self._lees = lees

    def __len__(self) -> int:
        return self._rijen.count()

    @overload
    def __getitem__(self, deel: int) -> Rij: ...
    @overload
    def __getitem__(self, deel: slice) -> list[Rij]: ...
    def __getitem__(self, deel: int | slice) -> Rij | list[Rij]:
        if isinstance(deel, slice):
            return self._lees(self._rijen[deel])
        return self[deel : deel + 1][0]

    def __iter__(self) -> Iterator[Rij]:
        return iter(self._lees(self._rijen))
