"""A question of which only ids, the day and who asks change: Django puts it together once per process, PostgreSQL plans
it once per connection (decision 0022). For a page that is opened often and names much: putting five tables together
takes Django longer than they take to answer.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import BinaryField, Field, Lookup, QuerySet, UUIDField

from rotonde.kern import klok, wie

T = TypeVar("T")
Sleutels = UUID | tuple[UUID, ...]
if TYPE_CHECKING:
    from django.db.models.sql import Query

    _Lookup = Lookup[Any]
else:
    _Lookup = Lookup

# What stands in a question where something else comes each time it is asked. One id is asked as one: with an array
# PostgreSQL reckons with ten rows, finds that dear, and plans anew each time.
_EEN = UUID("00000000-0000-7000-8000-7fffffffffff")
_MEER = (_EEN,)
GENOEG = 101
_TEL = "SELECT count(*) FROM ({}) AS rijen"
_VANDAAG = date(1000, 1, 1)
_VRAGER = wie.Plek(gemeente="????", actor=UUID("00000000-0000-7000-8000-7ffffffffffe"))


@UUIDField.register_lookup
@BinaryField.register_lookup
class EenVan(_Lookup):
    """`id__een_van=sleutels`: one id, or an array, so that the question is the same for two and for twenty."""

    lookup_name = "een_van"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (value,)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        links, waarden = self.process_lhs(compiler, connection)
        rechts, erbij = self.process_rhs(compiler, connection)
        soort = Field.db_type(self.lhs.output_field, connection)
        met = f"ANY ({rechts}::{soort}[])" if isinstance(self.rhs, tuple) else f"{rechts}::{soort}"
        return f"{links} = {met}", (*waarden, *erbij)


class VasteVraag(Generic[T]):
    """`maak` gives the question about some ids, as values_list in the order of what `als` takes.

    While it is put together, `klok.vandaag()` and `wie.huidig()` give a place, which the day and the asker of each time
    fill; of who asks only the gemeente and the actor are known then, and anything else raises AttributeError. Who may
    see the row is not in the question: the policies of the table say so, each time anew. Raises ValueError, when first
    asked, for a question without ids, or with a day, an id or a gemeente in it that would stay.
    """

    def __init__(self, als: Callable[..., T], maak: Callable[[Sleutels], "QuerySet[Any, Any]"]) -> None:
        self._als = als
        self._maak = maak
        self._gemaakt: dict[Sleutels, _Gemaakt] = {}

    def een(self, sleutel: UUID) -> T | None:
        """The row of this id, or None when the asker sees none."""
        rijen = self.alle([sleutel])
        return rijen[0] if rijen else None

    def alle(self, sleutels: Iterable[UUID] | Iterable[bytes]) -> list[T]:
        """The rows of these ids, or hashes, that the asker sees."""
        gemaakt, waarden = self._ingevuld(list(sleutels))
        return self._als_rijen(gemaakt, _gevraagd(gemaakt.zin, waarden))

    def van(self, sleutels: Iterable[UUID]) -> "Gevraagd[T]":
        """The same for when there may be many: nothing is asked yet."""
        return Gevraagd(self, list(sleutels))

    def _ingevuld(self, sleutels: list[Any]) -> "tuple[_Gemaakt, list[Any]]":
        plek, waarde = (_EEN, sleutels[0]) if len(sleutels) == 1 else (_MEER, sleutels)
        gemaakt = self._gemaakt.get(plek) or self._gemaakt.setdefault(plek, _maak(self._maak, plek))
        vrager = wie.huidig()
        nu: dict[Any, Any] = {
            plek: waarde,
            _VANDAAG: klok.vandaag(),
            _VRAGER.gemeente: vrager.gemeente,
            _VRAGER.actor: vrager.actor,
        }
        return gemaakt, [nu.get(deel, deel) for deel in gemaakt.waarden]

    def _als_rijen(self, gemaakt: "_Gemaakt", rijen: Iterable[tuple[Any, ...]]) -> list[T]:
        return [self._als(*map(_omgezet, rij, gemaakt.omzetters)) for rij in rijen]


class Gevraagd(Generic[T]):
    """The rows of a fixed question, counted and cut as `kern.rijen.Rijen` asks of a QuerySet.

    The first rows are asked once, one more than stand on a page: most lists are no longer, and then nothing else is.
    """

    def __init__(self, vraag: VasteVraag[T], sleutels: list[UUID]) -> None:
        self._vraag = vraag
        self._sleutels = sleutels

    def count(self) -> int:
        """How many rows the asker sees."""
        if len(self._eerste) < GENOEG:
            return len(self._eerste)
        gemaakt, waarden = self._vraag._ingevuld(self._sleutels)
        return int(_gevraagd(_TEL.format(gemaakt.zin), waarden)[0][0])

    def __getitem__(self, deel: slice) -> list[T]:
        if len(self._eerste) < GENOEG or (deel.stop is not None and deel.stop <= GENOEG):
            return self._eerste[deel]
        begin = deel.start or 0
        return self._deel(begin, None if deel.stop is None else deel.stop - begin)

    def __iter__(self) -> Iterator[T]:
        return iter(self[:])

    @cached_property
    def _eerste(self) -> list[T]:
        return self._deel(0, GENOEG)

    def _deel(self, begin: int, hoeveel: int | None) -> list[T]:
        gemaakt, waarden = self._vraag._ingevuld(self._sleutels)
        rijen = _gevraagd(f"{gemaakt.zin} LIMIT %s OFFSET %s", [*waarden, hoeveel, begin])
        return self._vraag._als_rijen(gemaakt, rijen)


def _gevraagd(zin: str, waarden: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(zin, waarden)
        return list(cursor.fetchall())


class _Gemaakt(NamedTuple):
    zin: str
    waarden: tuple[Any, ...]
    omzetters: list[Any]


def _maak(maak: Callable[[Sleutels], "QuerySet[Any, Any]"], plek: Sleutels) -> _Gemaakt:
    with klok.op_plek(_VANDAAG), wie.op_plek(_VRAGER):
        vraag: Query = maak(plek).query
    samensteller = vraag.get_compiler(connection=connection)
    zin, waarden = samensteller.as_sql()
    if plek not in waarden or any(map(_blijft_staan, waarden)):
        raise ValueError("In een vaste vraag veranderen de sleutels, de dag en de vrager: laat andere erbuiten.")
    kolommen = [kolom for kolom, _, _ in samensteller.select]
    omzetters = samensteller.get_converters(kolommen)
    return _Gemaakt(zin, tuple(waarden), [omzetters.get(nr) for nr in range(len(kolommen))])


def _blijft_staan(waarde: object) -> bool:
    """True for a day, somebody, or the gemeente that asks: it would stay as it was when somebody asked first."""
    vrager = wie.huidig_of_geen()
    eigen = vrager is not None and waarde == vrager.gemeente
    return eigen or (isinstance(waarde, date | UUID) and waarde not in (_EEN, _VANDAAG, _VRAGER.actor))


def _omgezet(waarde: Any, omzetter: Any) -> Any:
    if omzetter is not None:
        stappen, kolom = omzetter
        for stap in stappen:
            waarde = stap(waarde, kolom, connection)
    return waarde
