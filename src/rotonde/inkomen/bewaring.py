"""How long what inkomen holds of somebody is kept: by BEW-05 from its end, each kind for itself.

A claim that is still open is a hold that somebody sets.
"""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from rotonde.inkomen.models import Indeling, Leefgeld, Uitkering, Werkregeling
from rotonde.kern.bewaring.eenheden import Grond, Ids, Kandidaat, blokkeert, eenheidsoort
from rotonde.kern.bewaring.regels import uiterste_start

REGEL = "BEW-05"
Model = type[Uitkering] | type[Indeling] | type[Werkregeling] | type[Leefgeld]


@eenheidsoort("uitkering", naam="Uitkering", volgorde=20)
def uitkeringen(dag: dt.date) -> Iterable[Kandidaat]:
    """Uitkeringen that ended long enough ago; the term starts on the first day without it."""
    return _geeindigd(Uitkering, dag)


@eenheidsoort("indeling", naam="Indeling in een trajectgroep", volgorde=20)
def indelingen(dag: dt.date) -> Iterable[Kandidaat]:
    """Indelingen that ended long enough ago."""
    return _geeindigd(Indeling, dag)


@eenheidsoort("werkregeling", naam="Werkregeling", volgorde=20)
def werkregelingen(dag: dt.date) -> Iterable[Kandidaat]:
    """Werkregelingen that ended long enough ago."""
    return _geeindigd(Werkregeling, dag)


@eenheidsoort("leefgeld", naam="Leefgeld", volgorde=20)
def leefgelden(dag: dt.date) -> Iterable[Kandidaat]:
    """Leefgeld that ended long enough ago, with what was paid of it."""
    return _geeindigd(Leefgeld, dag)


@blokkeert("uitkering", "de uitkering loopt nog")
def lopende_uitkeringen(objecten: Ids, dag: dt.date) -> Iterable[UUID]:
    """An uitkering that has not ended."""
    return _loopt(Uitkering, objecten, dag)


@blokkeert("indeling", "de indeling loopt nog")
def lopende_indelingen(objecten: Ids, dag: dt.date) -> Iterable[UUID]:
    """An indeling that has not ended."""
    return _loopt(Indeling, objecten, dag)


@blokkeert("werkregeling", "de werkregeling loopt nog")
def lopende_werkregelingen(objecten: Ids, dag: dt.date) -> Iterable[UUID]:
    """A werkregeling that has not ended."""
    return _loopt(Werkregeling, objecten, dag)


@blokkeert("leefgeld", "het leefgeld loopt nog")
def lopend_leefgeld(objecten: Ids, dag: dt.date) -> Iterable[UUID]:
    """Leefgeld that has not ended."""
    return _loopt(Leefgeld, objecten, dag)


def _geeindigd(model: Model, dag: dt.date) -> Iterable[Kandidaat]:
    rijen = model.objects.filter(periode__endswith__lte=uiterste_start(REGEL, dag))
    for object_id, periode in rijen.values_list("id", "periode"):
        yield Kandidaat(object_id, (Grond(REGEL, periode.upper),))


def _loopt(model: Model, objecten: Ids, dag: dt.date) -> Iterable[UUID]:
    rijen = model.objects.filter(pk__in=list(objecten))
    return rijen.filter(Q(periode__upper_inf=True) | Q(periode__endswith__gt=dag)).values_list("id", flat=True)
