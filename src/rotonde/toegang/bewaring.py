"""How long afspraken are kept, and questions and contacts that led to no dossier; those of a dossier go with it
(regie.bewaring)."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from rotonde.kern import klok
from rotonde.kern.bewaring import metadata
from rotonde.kern.bewaring.eenheden import Grond, Ids, Kandidaat, blokkeert, eenheidsoort
from rotonde.kern.bewaring.regels import uiterste_start
from rotonde.kern.soorten import Wet
from rotonde.toegang.models import Afspraak, Contactmoment, Melding, Ondersteuning
from rotonde.toegang.soorten import MeldingStatus

# A question under a law of its own follows that law; the rest is an aanvraag without voorziening.
REGELS = {Wet.WMO: ("BEW-01", ""), Wet.JEUGDWET: ("BEW-04", ""), Wet.WGS: ("BEW-06", "dossier")}
OVERIG = ("BEW-07", "afgewezen")


def regel_van(wet: str) -> tuple[str, str]:
    """The bewaarregel, and which of its terms, of a question or contact under this wet."""
    return REGELS.get(Wet(wet), OVERIG)


@eenheidsoort("contactmoment", naam="Contact", volgorde=10)
def contactmomenten(dag: dt.date) -> Iterable[Kandidaat]:
    """Contacts whose term may have ended."""
    for wet in Wet:
        grens = klok.moment(_uiterste_start(wet, dag) + dt.timedelta(days=1), 0)
        ids = Contactmoment.objects.filter(wet=wet, moment__lt=grens).values_list("id", flat=True)
        yield from _kandidaten("contactmoment", list(ids), wet)


@eenheidsoort("afspraak", naam="Afspraak", volgorde=20)
def afspraken(dag: dt.date) -> Iterable[Kandidaat]:
    """Afspraken whose day was long ago, whatever became of them."""
    for wet in Wet:
        grens = klok.moment(_uiterste_start(wet, dag) + dt.timedelta(days=1), 0)
        ids = Afspraak.objects.filter(wet=wet, periode__endswith__lt=grens).values_list("id", flat=True)
        yield from _kandidaten("afspraak", list(ids), wet)


@eenheidsoort("ondersteuning", naam="Ondersteuning van een partner", volgorde=30)
def ondersteuningen(dag: dt.date) -> Iterable[Kandidaat]:
    """What partners did long ago."""
    for wet in Wet:
        rijen = Ondersteuning.objects.filter(wet=wet, op__lt=_uiterste_start(wet, dag) + dt.timedelta(days=1))
        yield from _kandidaten("ondersteuning", list(rijen.values_list("id", flat=True)), wet)


@eenheidsoort("melding", naam="Vraag", volgorde=40)
def meldingen(dag: dt.date) -> Iterable[Kandidaat]:
    """Questions that were answered without a dossier."""
    for wet in Wet:
        grens = klok.moment(_uiterste_start(wet, dag) + dt.timedelta(days=1), 0)
        rijen = Melding.objects.filter(wet=wet, status=MeldingStatus.AFGEHANDELD, ontvangen_op__lt=grens)
        yield from _kandidaten("melding", list(rijen.values_list("id", flat=True)), wet)


@blokkeert("melding", "de vraag is nog niet afgehandeld")
def open_vragen(objecten: Ids, dag: dt.date) -> Iterable[UUID]:
    """A question that waits or is being worked on."""
    return Melding.objects.filter(
        pk__in=objecten, status__in=[MeldingStatus.NIEUW, MeldingStatus.OPGEPAKT]
    ).values_list("id", flat=True)


@blokkeert("melding", "er staat nog een afspraak bij deze vraag")
def met_afspraak(objecten: Ids, dag: dt.date) -> Iterable[UUID]:
    """A question that an afspraak was made from which is kept longer: that one goes first."""
    rijen = Afspraak.objects.filter(melding_id__in=list(objecten)).values_list("melding_id", flat=True)
    return [melding for melding in rijen if melding is not None]


def _uiterste_start(wet: Wet, dag: dt.date) -> dt.date:
    regel, variant = regel_van(wet)
    return uiterste_start(regel, dag, variant)


def _kandidaten(soort: str, ids: Ids, wet: Wet) -> Iterable[Kandidaat]:
    regel, variant = regel_van(wet)
    for object_id, start in metadata.laatste_wijziging(soort, ids).items():
        yield Kandidaat(object_id, (Grond(regel, start, variant),))
