"""Who works along in a dossier, today and soon, for who is involved in it. It is about staff: no line is needed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from rotonde.kern import betrokkenheid, collegas, klok
from rotonde.kern.periode import DateRange
from rotonde.kern.teruglezen import dag, of_niets, sleutel
from rotonde.regie import policies as regie_policies
from rotonde.regie.models import Teamgenoot
from rotonde.regie.team import policies
from rotonde.regie.team.soorten import Teamrol


@dataclass(frozen=True)
class Lid:
    """One colleague in the team; `nu` is False for who begins later."""

    id: UUID
    medewerker: UUID
    naam: str
    als: Teamrol
    periode: DateRange
    nu: bool


def van_dossier(dossier: UUID) -> list[Lid]:
    """The team of today and of later, by name."""
    return uit_json(_leden(dossier))


def als_json(dossier: str) -> ArraySubquery:
    """The same, in the statement that reads the dossier; `uit_json` reads it."""
    return ArraySubquery(_leden(OuterRef(dossier)))


def uit_json(gevonden: Iterable[dict[str, Any]]) -> list[Lid]:
    """What `als_json` found."""
    return [
        _lid(
            sleutel(een["id"]),
            sleutel(een["medewerker"]),
            een["naam"],
            een["als"],
            DateRange(dag(een["van"]), of_niets(dag, een["tot"])),
        )
        for een in gevonden
    ]


def _leden(dossier: UUID | OuterRef) -> "QuerySet[Teamgenoot, Any]":
    rijen = Teamgenoot.objects.filter(betrokkenheid.nu_of_later(klok.vandaag()), dossier_id=dossier)
    lid = JSONObject(
        id="id",
        medewerker="medewerker_id",
        naam="medewerker__naam",
        als="als",
        van="periode__startswith",
        tot="periode__endswith",
    )
    return rijen.order_by("medewerker__naam", "periode").values_list(lid, flat=True)


def een(dossier: UUID, teamgenoot: UUID) -> Lid:
    """One of the team whom who asks can let go. Raises NietGevonden, GeenBevoegdheid and KanNuNiet as `loslaten`."""
    regie_policies.check_betrokken([dossier])
    rijen = Teamgenoot.objects.select_related("medewerker").filter(dossier_id=dossier, pk=teamgenoot)
    rij = policies.check_loopt(rijen.first())
    policies.check_mag_loslaten(rij)
    return _lid(rij.pk, rij.medewerker_id, rij.medewerker.naam, rij.als, rij.periode)


def mogelijke_collegas(zonder: Iterable[UUID | None]) -> list[tuple[UUID, str]]:
    """(id, name) of who can work along."""
    weg = set(zonder)
    return [(id_, naam) for id_, naam in collegas.met_rol(policies.ROLLEN) if id_ not in weg]


def _lid(id_: UUID, medewerker: UUID, naam: str, als: str, periode: DateRange) -> Lid:
    return Lid(id_, medewerker, naam, Teamrol(als), periode, periode.lower <= klok.vandaag())
