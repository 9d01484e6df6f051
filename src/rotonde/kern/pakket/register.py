"""Which file of a pack holds what: each room registers its own things here.

Registering happens when ``rotonde.<room>.pakket`` is imported; ``ontdek`` does that for every
installed room, so ``kern`` knows no higher room by name.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol

from django.utils.module_loading import autodiscover_modules

from rotonde.kern.pakket.schema import Enkel, Regel
from rotonde.kern.pakket.segment import Mutatie, Tijdlijnen


class Lader(Protocol):
    """How a room reads its present lines and writes a difference, always through its own actions.

    ``gedateerd`` False: rows without dates of their own, compared as they hold today.
    """

    gedateerd: bool

    def inhoud(self, regel: Any) -> dict[str, Any] | None:
        """What is stored of one valid line, comparable with ``huidig``; None when it is not stored."""
        ...

    def huidig(self) -> Tijdlijnen:
        """Lines now stored for the gemeente of ``kern.wie``, by key, ascending in time."""
        ...

    def toepassen(self, mutaties: Sequence[Mutatie]) -> None:
        """Apply the mutations of ``kern.pakket.verschil`` in one action."""
        ...


Inhoud = Mapping[str, Sequence[Any]]
"""The valid lines of a whole pack, by kind."""


@dataclass(frozen=True)
class Verwijzing:
    """Field ``veld`` of a line names a line of kind ``naar``: by its key, or by its field ``doelveld``. A list
    names several."""

    veld: str
    naar: str
    doelveld: str | None = None


@dataclass(frozen=True)
class Soort:
    """One kind of line: its file, its schema, its key, what it refers to and how it is stored.

    ``naam`` is the file name without extension; ``jaarlijks`` kinds are a folder with one file per year.
    ``bewaren`` False: checked with the rest, but the values do not come along in the pack (AF-39).
    ``lader`` is made per load, from all lines of the pack: a line may need those that it names. None: not stored.
    ``wacht_dagen``: a change without a date of its own holds from that many days after today.
    ``samen`` judges all lines together: None, or what is wrong and its repair.
    """

    naam: str
    schema: type[Regel] | type[Enkel]
    sleutel: Callable[[Any], str] = lambda regel: str(regel.code)
    verwijzingen: tuple[Verwijzing, ...] = ()
    verplicht: bool = False
    jaarlijks: bool = False
    bewaren: bool = True
    lader: Callable[[Inhoud], Lader] | None = None
    wacht_dagen: int = 0
    samen: Callable[[Sequence[Any]], tuple[str, str] | None] | None = None


_SOORTEN: dict[str, Soort] = {}


def registreer(soort: Soort) -> Soort:
    """Make ``soort`` known. Raises ValueError when another room already holds that file name."""
    bestaand = _SOORTEN.get(soort.naam)
    if bestaand is not None and bestaand.schema is not soort.schema:
        raise ValueError(f"{soort.naam} is al geregistreerd met schema {bestaand.schema.__name__}")
    _SOORTEN[soort.naam] = soort
    return soort


def ontdek() -> dict[str, Soort]:
    """Import every room's ``pakket`` module and give all kinds, each after the kinds it refers to."""
    import_module("rotonde.kern.pakket.inrichting")
    autodiscover_modules("pakket")
    return op_volgorde(_SOORTEN)


def op_volgorde(soorten: dict[str, Soort]) -> dict[str, Soort]:
    """Kinds such that a line's targets come before it, and the gemeente itself before all.

    A kind may refer to itself; a cycle raises ValueError.
    """
    gereed: dict[str, Soort] = {}
    open_: set[str] = set()

    def bezoek(naam: str) -> None:
        if naam in gereed or naam not in soorten:
            return
        if naam in open_:
            raise ValueError(f"{naam} verwijst in een kring")
        open_.add(naam)
        for verwijzing in soorten[naam].verwijzingen:
            if verwijzing.naar != naam:
                bezoek(verwijzing.naar)
        gereed[naam] = soorten[naam]

    for naam in ("gemeente", *soorten):
        bezoek(naam)
    return gereed
