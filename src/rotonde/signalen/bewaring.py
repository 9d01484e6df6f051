"""When a signaal goes: when its term of BEW-06 has ended, sooner when it led to no help (PRIV-47)."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from rotonde.kern.bewaring.eenheden import Grond, Ids, Kandidaat, blokkeert, eenheidsoort
from rotonde.signalen.bewaren import REGEL, variant_van
from rotonde.signalen.models import Signaal
from rotonde.signalen.soorten import Resultaat, SignaalStatus


@eenheidsoort("signaal", naam="Signaal", volgorde=20)
def signalen(dag: dt.date) -> Iterable[Kandidaat]:
    """Signalen whose day, set when they were closed, has come."""
    rijen = Signaal.objects.filter(status=SignaalStatus.AFGEROND, bewaren_tot__lte=dag)
    for object_id, afgerond_op, resultaat in rijen.values_list("id", "afgerond_op", "resultaat"):
        if afgerond_op:
            yield Kandidaat(object_id, (Grond(REGEL, afgerond_op, variant_van(Resultaat(resultaat))),))


@blokkeert("signaal", "het signaal is nog niet afgerond")
def open_signalen(objecten: Ids, dag: dt.date) -> Iterable[UUID]:
    """A signaal that somebody works on."""
    rijen = Signaal.objects.filter(pk__in=list(objecten)).exclude(status=SignaalStatus.AFGEROND)
    return rijen.values_list("id", flat=True)
