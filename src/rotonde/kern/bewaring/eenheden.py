"""What is kept and destroyed together, when its turn comes, and what stands in the way.

Each room registers its kinds of units and its blocks in its `bewaring` module; which rows belong to a unit follows
from what every table says of itself (`Verwerking.eenheid`). All of this is read as a service: it knows ids and dates,
and no names.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rotonde.kern.bewaring.regels import bewaartermijn
from rotonde.kern.models import Bewaarblokkade

Ids = Collection[UUID]


@dataclass(frozen=True)
class Grond:
    """A rule that keeps a unit, and the day on which its term began."""

    regel: str
    start: date
    variant: str = ""


@dataclass(frozen=True)
class Kandidaat:
    """A unit whose work is done, with every rule that keeps it; `mee` goes with it, or it cannot go."""

    object: UUID
    gronden: tuple[Grond, ...]
    mee: tuple[tuple[str, UUID], ...] = ()


@dataclass(frozen=True)
class Eenheidsoort:
    """A kind of unit. Kinds with a lower `volgorde` go first, because nothing may point at what is gone."""

    soort: str
    naam: str
    volgorde: int
    kandidaten: Callable[[date], Iterable[Kandidaat]]


@dataclass(frozen=True)
class Beurt:
    """A unit whose term has ended: under which rule, version, from which start, since when; `met` leads the way."""

    soort: str
    object: UUID
    regel: str
    versie: str
    start: date
    vanaf: date
    met: UUID


SOORTEN: dict[str, Eenheidsoort] = {}
_BLOKKADES: list[tuple[str, str, Callable[[Ids, date], Iterable[UUID]]]] = []


def eenheidsoort(soort: str, *, naam: str, volgorde: int) -> Callable[..., Callable[[date], Iterable[Kandidaat]]]:
    """Register a function that finds the candidates of a kind: at least all whose term has ended on the day given."""

    def registreer(functie: Callable[[date], Iterable[Kandidaat]]) -> Callable[[date], Iterable[Kandidaat]]:
        SOORTEN[soort] = Eenheidsoort(soort, naam, volgorde, functie)
        return functie

    return registreer


def blokkeert(soort: str, reden: str) -> Callable[..., Callable[[Ids, date], Iterable[UUID]]]:
    """Register a function that says which of these units must stay, and the reason as a medewerker reads it."""

    def registreer(functie: Callable[[Ids, date], Iterable[UUID]]) -> Callable[[Ids, date], Iterable[UUID]]:
        _BLOKKADES.append((soort, reden, functie))
        return functie

    return registreer


def vanaf(kandidaat: Kandidaat) -> Beurt:
    """The longest of its rules decides: the first day on which the unit may be destroyed, and why then."""
    beurten = []
    for grond in kandidaat.gronden:
        termijn = bewaartermijn(grond.regel, grond.start, grond.variant)
        regel = termijn.regel
        beurten.append(Beurt("", kandidaat.object, regel.id, regel.versie, grond.start, termijn.dag, kandidaat.object))
    return max(beurten, key=lambda beurt: (beurt.vanaf, beurt.regel))


def aan_de_beurt(dag: date) -> list[Beurt]:
    """Every unit whose term has ended on `dag`, blocked or not, in the order in which they can go."""
    return [beurt for soort in in_volgorde() for beurt in _van_soort(soort, dag)]


def in_volgorde() -> list[Eenheidsoort]:
    """The kinds of units, what points at others first."""
    return sorted(SOORTEN.values(), key=lambda soort: (soort.volgorde, soort.soort))


def redenen_om_te_blijven(soort: str, objecten: Ids, dag: date) -> dict[UUID, str]:
    """Why units must stay, those that may go left out: a hold that somebody set, or what still runs."""
    gevonden = {
        blokkade.object: blokkade.zin
        for blokkade in Bewaarblokkade.objects.filter(object__in=list(objecten), periode__contains=dag)
    }
    for van_soort, reden, functie in _BLOKKADES:
        if van_soort == soort:
            gevonden |= {object_id: reden for object_id in functie(objecten, dag) if object_id not in gevonden}
    return gevonden


def _van_soort(soort: Eenheidsoort, dag: date) -> Iterable[Beurt]:
    for kandidaat in soort.kandidaten(dag):
        beurt = vanaf(kandidaat)
        if beurt.vanaf > dag:
            continue
        for van, object_id in ((soort.soort, kandidaat.object), *kandidaat.mee):
            yield Beurt(van, object_id, beurt.regel, beurt.versie, beurt.start, beurt.vanaf, kandidaat.object)
