"""The end of a life, for who stands around it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from rotonde.inwoners import policies
from rotonde.inwoners.models import Bewoning, Lidmaatschap, Persoon, Relatie
from rotonde.inwoners.soorten import RelatieSoort
from rotonde.kern import gebeurtenissen
from rotonde.kern.actie import actie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import werk_bij
from rotonde.kern.periode import sluit


@dataclass(frozen=True)
class Overlijden:
    """A resident died on this day."""

    persoon: UUID
    op: date


@actie("inwoners.overlijden_vastleggen")
def overlijdens_vastleggen(overlijdens: Sequence[Overlijden]) -> None:
    """Record that residents died: the day after, they live nowhere, belong to no household and are nobody's partner.

    Authority over or of them ends as well (BW 1:253f); that somebody was a parent stays. Raises NietGevonden for who
    is not here, KanNuNiet when it was recorded before, Ongeldig for a day in the future or before the birth.
    """
    per = {overlijden.persoon: overlijden.op + timedelta(days=1) for overlijden in overlijdens}
    personen = Persoon.objects.select_for_update().in_bulk(list(per))
    if len(personen) != len(per):
        raise NietGevonden("Deze inwoner is niet gevonden: zoek de inwoner opnieuw op.")
    for overlijden in overlijdens:
        policies.check_kan_overlijden(personen[overlijden.persoon], overlijden.op)
        personen[overlijden.persoon].overlijdensdatum = overlijden.op
    werk_bij(personen.values(), ["overlijdensdatum"])
    _beeindig(Lidmaatschap.objects.filter(persoon_id__in=per), per)
    _beeindig(Bewoning.objects.filter(persoon_id__in=per), per)
    over_hen = Q(persoon_id__in=per) | Q(ander_id__in=per)
    _beeindig(Relatie.objects.filter(over_hen, soort__in=[RelatieSoort.PARTNER, RelatieSoort.GEZAG]), per)
    gebeurtenissen.noteer("inwoners.overleden", [Feit("persoon", persoon, betrokkene=persoon) for persoon in per])


def overlijden_vastleggen(overlijden: Overlijden) -> None:
    """Record that one resident died; see `overlijdens_vastleggen`."""
    overlijdens_vastleggen([overlijden])


def _beeindig(rijen: Iterable[Lidmaatschap | Bewoning | Relatie], per: Mapping[UUID, date]) -> None:
    """End what still ran; what would have begun later, or ended before, stays as it is."""
    gesloten = []
    for rij in rijen:
        betrokkenen: set[UUID] = {rij.persoon_id, getattr(rij, "ander_id", rij.persoon_id)}
        dag = min(per[id_] for id_ in betrokkenen & set(per))
        if rij.periode.lower < dag and (rij.periode.upper is None or rij.periode.upper > dag):
            rij.periode = sluit(rij.periode, dag)
            gesloten.append(rij)
    werk_bij(gesloten, ["periode"])
