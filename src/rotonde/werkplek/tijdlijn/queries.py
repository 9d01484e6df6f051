"""What happened in a dossier, newest first. The line in the inzagelog comes before anything is read (PRIV-37)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import JSONObject

from rotonde.inwoners import queries as inwoners
from rotonde.kern import inzage, klok, wie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import Gebeurtenis, Medewerker
from rotonde.kern.rijen import Rijen
from rotonde.kern.soorten import ActorSoort, InzageSoort
from rotonde.regie.models import Doel, Dossier
from rotonde.toegang.events import Soort as Toegang
from rotonde.toegang.models import Contactmoment
from rotonde.werkplek.tijdlijn.soorten import VERTELD, Onderdeel, onderdelen_voor, soorten_van, toelichting

_KOLOMMEN = ("nummer", "op", "wat", "door", "door_soort", "over", "erbij")
_NIET_MEER = "iemand die niet meer in het huishouden woont"
_ANDEREN = {ActorSoort.INWONER: "de inwoner", ActorSoort.DIENST: "het systeem", ActorSoort.ANONIEM: "een bezoeker"}


@dataclass(frozen=True)
class Keuze:
    """What part of a tijdlijn is asked for: nothing chosen is all of it. Both days are included."""

    onderdeel: Onderdeel | None = None
    van: date | None = None
    tot: date | None = None


@dataclass(frozen=True)
class Punt:
    """One thing that happened, as `vorm` draws it."""

    moment: datetime
    titel: str
    tekst: str
    wie: str


@dataclass(frozen=True)
class _Kader:
    """The dossier that is looked at: what it began with, and until when it runs."""

    id: UUID
    huishouden: UUID
    melding: UUID
    vrager: UUID | None
    contact: UUID | None
    gemeld_op: datetime
    gesloten_op: datetime | None


def tijdlijn(dossier_id: UUID, keuze: Keuze) -> Rijen[Punt]:
    """Everything that happened in a dossier, as far as the rol of who asks opens the part it belongs to.

    Writes a line for each member of the household and each persoon a doel is about, before it reads. Raises
    NietGevonden for who is not involved, or no longer (PRIV-12, PRIV-13, SEC-11).
    """
    kader = _kader(dossier_id)
    personen = set(_personen(kader))
    inzage.noteer(InzageSoort.TONEN, personen, gegevensgroep="tijdlijn", dossier=dossier_id)
    mijn = onderdelen_voor(wie.huidig().rol)
    gevraagd = [een for een in mijn if keuze.onderdeel in (None, een)]
    alles = _gebeurd(kader, gevraagd, keuze)
    if Onderdeel.CONTACT in gevraagd:
        alles = alles.union(_contacten(kader, personen, keuze), all=True)
    return Rijen(alles.order_by("-op", "-nummer"), lambda rijen: _punten(rijen, kader))


def _kader(dossier_id: UUID) -> _Kader:
    rijen = Dossier.objects.filter(id=dossier_id, gemeente_id=wie.huidig().gemeente).values_list(
        "id",
        "huishouden_id",
        "melding_id",
        "melding__persoon_id",
        "melding__contactmoment_id",
        "melding__ontvangen_op",
        "gesloten_op",
    )
    rij = rijen.first()
    if rij is None:
        raise NietGevonden("Dit dossier is niet gevonden in uw werk: kijk in uw caseload of vraag de procesregisseur.")
    return _Kader(*rij)


def _personen(kader: _Kader) -> Iterable[UUID]:
    over_wie = Doel.objects.filter(dossier_id=kader.id).values_list("persoon_id", flat=True)
    return inwoners.leden_ids(kader.huishouden).union(over_wie)


def _gebeurd(kader: _Kader, onderdelen: Collection[Onderdeel], keuze: Keuze) -> QuerySet[Any, Any]:
    """What the dossier and the melding it began with went through; row level security keeps out what is closed."""
    waarover = Q(dossier=kader.id) | Q(object_id=kader.melding)
    rijen = Gebeurtenis.objects.filter(
        waarover, gemeente_id=wie.huidig().gemeente, soort__in=soorten_van(onderdelen), **_in_periode("tijd", keuze)
    )
    return rijen.annotate(
        nummer=F("id"),
        op=F("tijd"),
        wat=F("soort"),
        door=F("actor"),
        door_soort=F("actor_soort"),
        over=F("betrokkene"),
        erbij=F("gegevens"),
    ).values_list(*_KOLOMMEN)


def _contacten(kader: _Kader, personen: Collection[UUID], keuze: Keuze) -> QuerySet[Any, Any]:
    """The contacts of these people since the question came in, and the one it came up in: that, when and how.

    A contact stands in no dossier: whoever registers it need not know of one. What it was about stays out.
    """
    rijen = Contactmoment.objects.filter(
        Q(pk=kader.contact) | Q(persoon_id__in=personen, moment__gte=kader.gemeld_op),
        gemeente_id=wie.huidig().gemeente,
        **_in_periode("moment", keuze),
    )
    if kader.gesloten_op is not None:
        rijen = rijen.filter(moment__lt=kader.gesloten_op)
    return rijen.annotate(
        nummer=F("id"),
        op=F("moment"),
        wat=Value(Toegang.CONTACT_GEREGISTREERD.value, CharField()),
        door=F("medewerker_id"),
        door_soort=Value(ActorSoort.MEDEWERKER.value, CharField()),
        over=F("persoon_id"),
        erbij=JSONObject(kanaal=F("kanaal")),
    ).values_list(*_KOLOMMEN)


def _in_periode(kolom: str, keuze: Keuze) -> dict[str, datetime]:
    grenzen = {}
    if keuze.van:
        grenzen[f"{kolom}__gte"] = klok.moment(keuze.van, 0)
    if keuze.tot:
        grenzen[f"{kolom}__lt"] = klok.moment(keuze.tot + timedelta(days=1), 0)
    return grenzen


def _punten(rijen: QuerySet[Any, Any], kader: _Kader) -> list[Punt]:
    gevonden = list(rijen)
    namen = {lid.id: lid.naam for lid in inwoners.leden(kader.huishouden)}
    doeners = Medewerker.objects.filter(id__in={door for _, _, _, door, *_ in gevonden})
    collegas = dict(doeners.values_list("id", "naam"))
    return [
        Punt(
            op,
            VERTELD[wat].titel,
            toelichting(wat, erbij),
            _door(door, door_soort, collegas) + (f", over {namen.get(over, _NIET_MEER)}" if over else ""),
        )
        for _, op, wat, door, door_soort, over, erbij in gevonden
    ]


def _door(door: UUID, soort: str, collegas: dict[UUID, str]) -> str:
    naam = collegas.get(door) or _ANDEREN.get(ActorSoort(soort)) or "een collega van toen"
    return f"Door {naam}"
