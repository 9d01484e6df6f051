"""Which vervanging there is and comes: about staff only."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from rotonde.kern import collegas, klok, wie
from rotonde.kern.models import Vervanging
from rotonde.kern.opmaak import periode
from rotonde.kern.rijen import Rijen
from rotonde.kern.soorten import Rol
from rotonde.kern.vervanging import dragers
from rotonde.werkplek.vervanging import policies


@dataclass(frozen=True)
class Regel:
    """One vervanging, as a list shows it; `mag` says that who asks can end it."""

    id: UUID
    afwezig: str
    vervanger: str
    wanneer: str
    nu: bool
    mag: bool


def te_vervangen() -> list[tuple[UUID, str]]:
    """(id, name) of whom one can stand in for: every Aanspreekpunt, and then, with what changed, who is none and still
    holds work."""
    met_rol = collegas.met_rol([Rol.AANSPREEKPUNT])
    werkt_hier = {medewerker for medewerker, _ in collegas.met_rol(Rol)}
    zonder = dragers().exclude(id__in=[medewerker for medewerker, _ in met_rol]).order_by("naam")
    return [
        *met_rol,
        *(
            (medewerker, f"{naam} ({'geen Aanspreekpunt' if medewerker in werkt_hier else 'werkt hier niet meer'})")
            for medewerker, naam in zonder.values_list("id", "naam")
        ),
    ]


def komende() -> Rijen[Regel]:
    """What holds or comes, the first first: of oneself, and of everybody for who divides the work."""
    rijen = Vervanging.objects.filter(gemeente_id=wie.huidig().gemeente, periode__endswith__gt=klok.vandaag())
    if not policies.mag_voor_anderen():
        ik = wie.huidig().actor
        rijen = rijen.filter(Q(medewerker_id=ik) | Q(vervanger_id=ik))
    return Rijen(rijen.select_related("medewerker", "vervanger").order_by("periode", "id"), _regels)


def een(vervanging: UUID) -> Regel:
    """One that who asks can end. Raises NietGevonden (SEC-11)."""
    rijen = Vervanging.objects.filter(gemeente_id=wie.huidig().gemeente, pk=vervanging)
    rij = policies.check_van_vrager(rijen.select_related("medewerker", "vervanger").first())
    policies.check_loopt_nog(rij, klok.vandaag())
    return _regel(rij)


def _regels(rijen: "QuerySet[Vervanging]") -> list[Regel]:
    return [_regel(rij) for rij in rijen]


def _regel(rij: Vervanging) -> Regel:
    mag = policies.mag_voor_anderen() or rij.medewerker_id == wie.huidig().actor
    nu = rij.periode.lower <= klok.vandaag()
    return Regel(rij.pk, rij.medewerker.naam, rij.vervanger.naam, periode(rij.periode), nu, mag)
