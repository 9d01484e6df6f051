"""Starten: the day on which what was granted really began."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from rotonde.kern import gebeurtenissen
from rotonde.kern.actie import actie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import werk_bij
from rotonde.regie.vergrendelen import vergrendel
from rotonde.voorzieningen import events, policies
from rotonde.voorzieningen.models import Voorziening


@dataclass(frozen=True, slots=True)
class StartRegel:
    """A voorziening and the day it began."""

    voorziening_id: UUID
    dag: dt.date


def starten(regel: StartRegel) -> Voorziening:
    """As `starten_bulk`, for one voorziening."""
    return starten_bulk([regel])[0]


@actie("voorzieningen.starten")
def starten_bulk(regels: Sequence[StartRegel]) -> list[Voorziening]:
    """Record the start. Raises NietGevonden, KanNuNiet (started before), Ongeldig (outside the period, or not yet)."""
    ids = [regel.voorziening_id for regel in regels]
    vergrendel(Voorziening.objects.filter(id__in=ids).values_list("dossier_id", flat=True))
    gevonden = Voorziening.objects.select_for_update().order_by("id").in_bulk(ids)
    gestart = []
    for regel in regels:
        voorziening = gevonden.get(regel.voorziening_id)
        if voorziening is None:
            raise NietGevonden("Deze voorziening is er niet, of u bent niet betrokken bij het dossier.")
        policies.eis_startbaar(voorziening, regel.dag)
        voorziening.gestart_op = regel.dag
        gestart.append(voorziening)
    werk_bij(gestart, ["gestart_op"])
    gebeurtenissen.noteer(
        events.GESTART,
        [Feit("voorziening", v.id, v.persoon_id, v.dossier_id, {"op": str(v.gestart_op)}) for v in gestart],
    )
    return gestart
