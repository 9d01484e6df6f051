"""How long an uitkering is kept: by BEW-05 from its end; a claim that is still open is a hold that somebody sets."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from rotonde.inkomen.models import Uitkering
from rotonde.kern.bewaring.eenheden import Grond, Ids, Kandidaat, blokkeert, eenheidsoort
from rotonde.kern.bewaring.regels import uiterste_start

REGEL = "BEW-05"


@eenheidsoort("uitkering", naam="Uitkering", volgorde=20)
def uitkeringen(dag: dt.date) -> Iterable[Kandidaat]:
    """Uitkeringen that ended long enough ago; the term starts on the first day without it."""
    rijen = Uitkering.objects.filter(periode__endswith__lte=uiterste_start(REGEL, dag))
    for object_id, periode in rijen.values_list("id", "periode"):
        yield Kandidaat(object_id, (Grond(REGEL, periode.upper),))


@blokkeert("uitkering", "de uitkering loopt nog")
def lopende_uitkeringen(objecten: Ids, dag: dt.date) -> Iterable[UUID]:
    """An uitkering that has not ended."""
    rijen = Uitkering.objects.filter(pk__in=list(objecten))
    return rijen.filter(Q(periode__upper_inf=True) | Q(periode__endswith__gt=dag)).values_list("id", flat=True)
