"""How long a dossier is kept: by the longest rule of the wetten in it, from the last change or from its closing."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from rotonde.kern import klok
from rotonde.kern.bewaring import metadata
from rotonde.kern.bewaring.eenheden import Grond, Ids, Kandidaat, blokkeert, eenheidsoort
from rotonde.kern.bewaring.regels import uiterste_start
from rotonde.kern.soorten import Wet
from rotonde.regie.models import Dossier

# Wmo and Jeugdwet count from the last change; what the selectielijst rules counts from the end of the work.
VANAF_WIJZIGING = {Wet.WMO: "BEW-01", Wet.ALGEMEEN: "BEW-01", Wet.JEUGDWET: "BEW-03"}
VANAF_SLUITING = {Wet.PARTICIPATIEWET: ("BEW-05", ""), Wet.WGS: ("BEW-06", "dossier")}


@eenheidsoort("dossier", naam="Dossier", volgorde=30)
def dossiers(dag: dt.date) -> Iterable[Kandidaat]:
    """Closed dossiers whose term may have ended, with the question each came from."""
    for wet in Wet:
        regel, variant = VANAF_SLUITING.get(wet) or (VANAF_WIJZIGING[wet], "")
        grens = klok.moment(uiterste_start(regel, dag, variant) + dt.timedelta(days=1), 0)
        gesloten = Dossier.objects.filter(wet=wet, gesloten_op__lt=grens)
        rijen = gesloten.values_list("id", "melding_id", "gesloten_op")
        yield from _kandidaten({pk: (melding, op) for pk, melding, op in rijen if op})


@blokkeert("dossier", "het dossier is nog open")
def open_dossiers(objecten: Ids, dag: dt.date) -> Iterable[UUID]:
    """A dossier somebody is working on."""
    return Dossier.objects.filter(pk__in=list(objecten), gesloten_op__isnull=True).values_list("id", flat=True)


def _kandidaten(gesloten: dict[UUID, tuple[UUID, dt.datetime]]) -> Iterable[Kandidaat]:
    gewijzigd = metadata.laatste_wijziging("dossier", gesloten)
    vraag_gewijzigd = metadata.laatste_wijziging("melding", [melding for melding, _ in gesloten.values()])
    for object_id, wetten in metadata.wetten("dossier", gesloten).items():
        melding, gesloten_op = gesloten[object_id]
        laatst = max(gewijzigd[object_id], vraag_gewijzigd.get(melding, gewijzigd[object_id]))
        sluiting = gesloten_op.astimezone(klok.NEDERLAND).date()
        gronden = [Grond(VANAF_WIJZIGING[Wet(wet)], laatst) for wet in wetten if wet in VANAF_WIJZIGING]
        gronden += [_vanaf_sluiting(Wet(wet), sluiting) for wet in wetten if wet in VANAF_SLUITING]
        yield Kandidaat(object_id, tuple(gronden), (("melding", melding),))


def _vanaf_sluiting(wet: Wet, sluiting: dt.date) -> Grond:
    regel, variant = VANAF_SLUITING[wet]
    return Grond(regel, sluiting, variant)
