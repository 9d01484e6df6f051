"""Who works here today in one of some rollen: whom work can be given to."""

from collections.abc import Iterable
from uuid import UUID

from rotonde.kern import klok, wie
from rotonde.kern.models import Medewerker, RolPeriode
from rotonde.kern.soorten import Rol


def met_rol(rollen: Iterable[Rol]) -> list[tuple[UUID, str]]:
    """(id, name) of the medewerkers of the gemeente of `kern.wie` who have one of these rollen today, by name."""
    perioden = RolPeriode.objects.filter(
        gemeente_id=wie.huidig().gemeente, rol__in=list(rollen), periode__contains=klok.vandaag()
    )
    rijen = Medewerker.objects.filter(id__in=perioden.values("medewerker_id")).order_by("naam")
    return list(rijen.values_list("id", "naam"))


def heeft_rol(medewerker: UUID, rollen: Iterable[Rol]) -> bool:
    """True when this medewerker has one of these rollen today."""
    perioden = RolPeriode.objects.filter(medewerker_id=medewerker, rol__in=list(rollen))
    return perioden.filter(periode__contains=klok.vandaag()).exists()
