"""The verbs about work: in which trajectgroep somebody is, and what makes work possible."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rotonde.inkomen import policies
from rotonde.inkomen.models import Indeling, Werkregeling
from rotonde.inkomen.soorten import Trajectgroep, Werksoort
from rotonde.kern import botsing, gebeurtenissen, wie
from rotonde.kern.actie import actie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import voeg_toe, werk_bij
from rotonde.kern.periode import periode, sluit


@dataclass(frozen=True)
class Plaatsing:
    """Somebody with an uitkering belongs to a trajectgroep from `vanaf`."""

    persoon: UUID
    groep: Trajectgroep
    vanaf: date


@dataclass(frozen=True)
class Werkstart:
    """Somebody works with loonkostensubsidie, or has a sheltered place, from `vanaf`."""

    persoon: UUID
    soort: Werksoort
    vanaf: date


@dataclass(frozen=True)
class Werkeinde:
    """A werkregeling ends: `per` is the first day without it."""

    werkregeling: UUID
    per: date


@actie("inkomen.indelen")
def indelen_alle(plaatsingen: Sequence[Plaatsing]) -> list[UUID]:
    """Place people in a trajectgroep, for as long as their uitkering runs, and return the ids in the same order; the
    group before ends that day.

    Raises KanNuNiet for who has no uitkering on that day, or was placed on or after it already.
    """
    uitkeringen = policies.check_heeft_uitkering((plaatsing.persoon, plaatsing.vanaf) for plaatsing in plaatsingen)
    lopend = policies.check_kan_indelen({plaatsing.persoon: plaatsing.vanaf for plaatsing in plaatsingen})
    for plaatsing in plaatsingen:
        if vorige := lopend.get(plaatsing.persoon):
            vorige.periode = sluit(vorige.periode, plaatsing.vanaf)
    werk_bij(lopend.values(), ["periode"])
    gemeente = wie.huidig().gemeente
    nieuw = [
        Indeling(gemeente_id=gemeente, persoon_id=p.persoon, groep=p.groep, periode=periode(p.vanaf, uitkering.upper))
        for p, uitkering in zip(plaatsingen, uitkeringen, strict=True)
    ]
    with botsing.als_zin({"indeling_een_tegelijk": policies.al_ingedeeld}):
        voeg_toe(nieuw)
    gebeurtenissen.noteer(
        "inkomen.ingedeeld",
        [Feit("indeling", i.pk, betrokkene=i.persoon_id, gegevens={"groep": i.groep}) for i in nieuw],
    )
    return [indeling.pk for indeling in nieuw]


def indelen(plaatsing: Plaatsing) -> UUID:
    """Place one person; see `indelen_alle`."""
    return indelen_alle([plaatsing])[0]


@actie("inkomen.werkregeling_starten")
def werkregelingen_starten(starts: Sequence[Werkstart]) -> list[UUID]:
    """Start loonkostensubsidie or beschut werk and return the ids in the same order.

    Raises KanNuNiet for who has one that runs on or after that day: one at a time, and the database refuses two.
    """
    policies.check_heeft_geen_werkregeling({start.persoon: start.vanaf for start in starts}, len(starts))
    gemeente = wie.huidig().gemeente
    with botsing.als_zin({"werkregeling_een_tegelijk": policies.al_een_werkregeling}):
        nieuw = voeg_toe(
            Werkregeling(gemeente_id=gemeente, persoon_id=s.persoon, soort=s.soort, periode=periode(s.vanaf))
            for s in starts
        )
    gebeurtenissen.noteer("inkomen.werkregeling_gestart", [_feit(regeling) for regeling in nieuw])
    return [regeling.pk for regeling in nieuw]


def werkregeling_starten(start: Werkstart) -> UUID:
    """Start one; see `werkregelingen_starten`."""
    return werkregelingen_starten([start])[0]


@actie("inkomen.werkregeling_stoppen")
def werkregelingen_stoppen(eindes: Sequence[Werkeinde]) -> None:
    """End werkregelingen. Raises NietGevonden for an unknown one, KanNuNiet for one that ended before."""
    regelingen = policies.check_werkregeling_loopt({einde.werkregeling: einde.per for einde in eindes})
    for einde in eindes:
        regeling = regelingen[einde.werkregeling]
        regeling.periode = sluit(regeling.periode, einde.per)
    werk_bij(regelingen.values(), ["periode"])
    gebeurtenissen.noteer("inkomen.werkregeling_gestopt", [_feit(regeling) for regeling in regelingen.values()])


def werkregeling_stoppen(einde: Werkeinde) -> None:
    """End one; see `werkregelingen_stoppen`."""
    werkregelingen_stoppen([einde])


def _feit(regeling: Werkregeling) -> Feit:
    return Feit("werkregeling", regeling.pk, betrokkene=regeling.persoon_id, gegevens={"soort": regeling.soort})
