"""Who works along in a dossier, today and soon, for who is involved in it. It is about staff: no line is needed."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from rotonde.kern import betrokkenheid, collegas, klok
from rotonde.kern.periode import DateRange
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
    rijen = Teamgenoot.objects.filter(betrokkenheid.nu_of_later(klok.vandaag()), dossier_id=dossier)
    return [_lid(rij) for rij in rijen.select_related("medewerker").order_by("medewerker__naam", "periode")]


def een(dossier: UUID, teamgenoot: UUID) -> Lid:
    """One of the team whom who asks can let go. Raises NietGevonden, GeenBevoegdheid and KanNuNiet as `loslaten`."""
    regie_policies.check_betrokken([dossier])
    rijen = Teamgenoot.objects.select_related("medewerker").filter(dossier_id=dossier, pk=teamgenoot)
    rij = policies.check_loopt(rijen.first())
    policies.check_mag_loslaten(rij)
    return _lid(rij)


def mogelijke_collegas(zonder: Iterable[UUID | None]) -> list[tuple[UUID, str]]:
    """(id, name) of who can work along."""
    weg = set(zonder)
    return [(id_, naam) for id_, naam in collegas.met_rol(policies.ROLLEN) if id_ not in weg]


def _lid(rij: Teamgenoot) -> Lid:
    nu = rij.periode.lower <= klok.vandaag()
    return Lid(rij.pk, rij.medewerker_id, rij.medewerker.naam, Teamrol(rij.als), rij.periode, nu)
