"""The writer of what is besloten: who is not named in the dossier sees none of it (PRIV-21, AF-01).

Row level security reads these rows for each query. A dossier closes with its melding and its residents, so that they
are absent from search, lists and counts as well; why, and by whom, stands in toezicht.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from rotonde.kern import betrokkenheid, klok, wie
from rotonde.kern.betrokkenheid import BENOEMD, Band
from rotonde.kern.models import Beslotenheid, Betrokkenheid


def sluit(dossier: UUID, objecten: Iterable[tuple[str, UUID]]) -> None:
    """Close a dossier with these objects (soort, id) to all but the named; the very next query obeys."""
    gemeente, nu = wie.huidig().gemeente, klok.nu()
    Beslotenheid.objects.bulk_create(
        Beslotenheid(gemeente_id=gemeente, dossier_id=dossier, object_soort=soort, object_id=id_, van=nu)
        for soort, id_ in dict.fromkeys([("dossier", dossier), *objecten])
    )


def open_(dossier: UUID) -> None:
    """Open it again to everybody whom the other rules let in; nobody stays named."""
    _van(dossier).update(tot=klok.nu())
    betrokkenheid.einde_alle([(dossier, wie_id) for wie_id in benoemden(dossier)], als=BENOEMD)


def benoem(dossier: UUID, medewerkers: Iterable[UUID]) -> None:
    """Name medewerkers: each sees the dossier from now on. Who is named already stays so."""
    erbij = set(medewerkers) - set(benoemden(dossier))
    betrokkenheid.begin(Band(medewerker, "dossier", dossier, BENOEMD) for medewerker in sorted(erbij))


def is_besloten(dossier: UUID) -> bool:
    """True while only named medewerkers see this dossier."""
    return _van(dossier).exists()


def voor_mij() -> list[UUID]:
    """What is closed to who asks, as row level security sees it; ids only."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kern_besloten()")
        return [rij[0] for rij in cursor.fetchall()]


def benoemden(dossier: UUID) -> list[UUID]:
    """Who is named in a dossier today."""
    return sorted(benoemden_van([dossier]).get(dossier, ()))


def benoemden_van(dossiers: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    """Who is named in each of these dossiers today."""
    banden = Betrokkenheid.objects.filter(object_id__in=list(dossiers), als=BENOEMD, periode__contains=klok.vandaag())
    gevonden: dict[UUID, set[UUID]] = {}
    for dossier, medewerker in banden.values_list("object_id", "wie_id"):
        gevonden.setdefault(dossier, set()).add(medewerker)
    return gevonden


def _van(dossier: UUID) -> QuerySet[Beslotenheid]:
    return Beslotenheid.objects.filter(gemeente_id=wie.huidig().gemeente, dossier_id=dossier, tot__isnull=True)
