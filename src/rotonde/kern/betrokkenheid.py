"""The writer of betrokkenheid: who is involved in what. Rooms above write through here only (AF-01)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q

from rotonde.kern import klok, vervanging, wie
from rotonde.kern.invoegen import voeg_in, werk_bij
from rotonde.kern.models import Betrokkenheid
from rotonde.kern.periode import NOOIT, eindig, periode

# As what somebody is involved in a dossier.
AANSPREEKPUNT = "aanspreekpunt"
INWONER = "inwoner"
BENOEMD = "benoemd"


@dataclass(frozen=True)
class Band:
    """One involvement to begin: `wie_id` is a medewerker, a team or a persoon."""

    wie_id: UUID
    object_soort: str
    object_id: UUID
    als: str
    vanaf: date | None = None
    tot: date | None = None


def begin(banden: Iterable[Band]) -> None:
    """Begin these involvements (from `vanaf`, else today, until `tot`, else until further notice), as one insert;
    access follows on the very next query."""
    gemeente = wie.huidig().gemeente
    vandaag = klok.vandaag()
    voeg_in(
        Betrokkenheid,
        [
            {
                "gemeente_id": gemeente,
                "wie_id": band.wie_id,
                "object_soort": band.object_soort,
                "object_id": band.object_id,
                "als": band.als,
                "periode": periode(band.vanaf or vandaag, band.tot),
            }
            for band in banden
        ],
    )


def einde(*, object_id: UUID, wie_id: UUID, behalve: str = "") -> None:
    """End somebody's involvement at once (PRIV-13): from this moment the rows are closed to that person.

    Involvement of which the `als` begins with `behalve` goes on.
    """
    einde_alle([(object_id, wie_id)], behalve=behalve)


def einde_alle(
    paren: Iterable[tuple[UUID, UUID]], *, per: date | None = None, als: str = "", behalve: str = ""
) -> None:
    """End involvement in an object, of each pair (object, who), `per` a day or today: one update for all (PRIV-13).

    What was to begin later never does. With `als` only the involvement as that ends.
    """
    dag = per or klok.vandaag()
    gevraagd = set(paren)
    objecten, wie_ids = {paar[0] for paar in gevraagd}, {paar[1] for paar in gevraagd}
    gevonden = Betrokkenheid.objects.filter(nu_of_later(dag), object_id__in=objecten, wie_id__in=wie_ids)
    if als:
        gevonden = gevonden.filter(als=als)
    if behalve:
        gevonden = gevonden.exclude(als__startswith=behalve)
    banden = [band for band in gevonden if (band.object_id, band.wie_id) in gevraagd]
    for band in banden:
        band.periode = NOOIT if band.periode.lower > dag else eindig(band.periode, dag)
    werk_bij(banden, ["periode"])


def einde_van(objecten: Iterable[UUID]) -> None:
    """End all involvement in these objects, of whomever, today and later: nobody sees them any more (PRIV-13)."""
    banden = Betrokkenheid.objects.filter(nu_of_later(klok.vandaag()), object_id__in=list(objecten))
    einde_alle(list(banden.values_list("object_id", "wie_id")))


def wie_in(objecten: Iterable[UUID], *, als: str) -> list[tuple[UUID, UUID]]:
    """(object, who) of those involved as this in these objects, today and later."""
    banden = Betrokkenheid.objects.filter(nu_of_later(klok.vandaag()), object_id__in=list(objecten), als=als)
    return list(banden.values_list("object_id", "wie_id"))


def nu_of_later(dag: date) -> Q:
    """True of involvement that holds on that day or is to begin after it."""
    return Q(periode__contains=dag) | Q(periode__startswith__gt=dag)


def mijn_objecten() -> list[UUID]:
    """What the asker is involved in today, as row level security sees it; a list filters by it to use its index."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kern_mijn_objecten()")
        return [rij[0] for rij in cursor.fetchall()]


def van_dossier(dossier: UUID, als: str) -> list[UUID]:
    """Who is involved in a dossier today as this: its Aanspreekpunt, the resident it began with, or who is named."""
    banden = Betrokkenheid.objects.filter(object_id=dossier, als=als, periode__contains=klok.vandaag())
    return list(banden.filter(gemeente_id=wie.huidig().gemeente).values_list("wie_id", flat=True))


def dossiers_van(personen: Iterable[UUID]) -> list[UUID]:
    """The dossiers that began with a question of one of these residents, newest first; ids only."""
    banden = Betrokkenheid.objects.filter(
        gemeente_id=wie.huidig().gemeente, wie_id__in=set(personen), object_soort="dossier", als=INWONER
    )
    return list(banden.order_by("-object_id").values_list("object_id", flat=True).distinct())


def werk_ik_in(object_id: UUID) -> bool:
    """True when who asks is involved today, or stands in for its Aanspreekpunt."""
    invaller = Q(als=AANSPREEKPUNT) & vervanging.houdt("wie_id")
    banden = Betrokkenheid.objects.filter(object_id=object_id, periode__contains=klok.vandaag())
    return banden.filter(Q(wie_id=wie.huidig().actor) | invaller).exists()


def is_betrokken(*, object_id: UUID, wie_id: UUID) -> bool:
    """True when this medewerker, team or persoon is involved today."""
    return Betrokkenheid.objects.filter(object_id=object_id, wie_id=wie_id, periode__contains=klok.vandaag()).exists()
