"""Who works here today in one of some rollen: whom work can be given to."""

from collections.abc import Iterable
from uuid import UUID

from rotonde.kern import klok, wie
from rotonde.kern.models import Medewerker, RolPeriode, Teamlid
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


def teams_van(medewerker: UUID) -> dict[UUID, str]:
    """The codes by id of the teams that this medewerker is in today."""
    leden = Teamlid.objects.filter(
        gemeente_id=wie.huidig().gemeente, medewerker_id=medewerker, periode__contains=klok.vandaag()
    )
    return dict(leden.values_list("team_id", "team__code"))


def naam_van(medewerker: UUID) -> str:
    """The name of a medewerker; empty for who is none."""
    rijen = Medewerker.objects.filter(gemeente_id=wie.huidig().gemeente, pk=medewerker)
    return rijen.values_list("naam", flat=True).first() or ""
