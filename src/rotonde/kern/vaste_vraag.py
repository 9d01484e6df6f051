"""A question of which only the id changes: Django puts it together once per process, PostgreSQL plans it once per
connection (decision 0022). For a page that is opened often and names much: putting five tables together takes Django
longer than they take to answer.
"""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from rotonde.kern import wie

T = TypeVar("T")
_PLEK = UUID("00000000-0000-7000-8000-7fffffffffff")


class VasteVraag(Generic[T]):
    """`maak` gives the question for an id, as values_list in the order of what `als` takes.

    Who may see the row is not in the question: the policies of the table say so, each time anew. Raises ValueError,
    when first asked, for a question with a day, a second id or the gemeente of the asker in it.
    """

    def __init__(self, als: Callable[..., T], maak: Callable[[UUID], "QuerySet[Any, Any]"]) -> None:
        self._als = als
        self._maak = maak

    def een(self, sleutel: UUID) -> T | None:
        """The row of this id, or None when the asker sees none."""
        zin, waarden, omzetters = self._gemaakt
        with connection.cursor() as cursor:
            cursor.execute(zin, [sleutel if waarde == _PLEK else waarde for waarde in waarden])
            rij = cursor.fetchone()
        if rij is None:
            return None
        return self._als(*(_omgezet(waarde, omzetters.get(nr)) for nr, waarde in enumerate(rij)))

    @cached_property
    def _gemaakt(self) -> tuple[str, tuple[Any, ...], dict[int, Any]]:
        vraag = self._maak(_PLEK).query
        samensteller = vraag.get_compiler(connection=connection)
        zin, waarden = samensteller.as_sql()
        if _PLEK not in waarden or any(map(_verandert, waarden)):
            raise ValueError("In een vaste vraag verandert alleen de sleutel: laat de dag en de vrager erbuiten.")
        return zin, tuple(waarden), samensteller.get_converters([kolom for kolom, _, _ in samensteller.select])


def _verandert(waarde: object) -> bool:
    """True for a day, somebody, or the gemeente that asks: it would stay as it was when somebody asked first."""
    vrager = wie.huidig_of_geen()
    eigen = vrager is not None and waarde == vrager.gemeente
    return eigen or isinstance(waarde, date) or (isinstance(waarde, UUID) and waarde != _PLEK)


def _omgezet(waarde: Any, omzetter: Any) -> Any:
    if omzetter is not None:
        stappen, kolom = omzetter
        for stap in stappen:
            waarde = stap(waarde, kolom, connection)
    return waarde
