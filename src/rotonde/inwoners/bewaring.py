"""How long a resident is kept: until nothing refers to them, they no longer live here, and the term has ended."""

import datetime as dt
from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from rotonde.inwoners.models import Adres, Bewoning, Huishouden, Lidmaatschap, Persoon
from rotonde.kern.bewaring import metadata
from rotonde.kern.bewaring.eenheden import Grond, Ids, Kandidaat, blokkeert, eenheidsoort
from rotonde.kern.bewaring.regels import uiterste_start

REGEL = "BEW-01"


@eenheidsoort("persoon", naam="Inwoner", volgorde=50)
def personen(dag: dt.date) -> Iterable[Kandidaat]:
    """People who moved away or died long ago; with the last of them go their household and their secret address."""
    weg = Persoon.objects.exclude(Exists(_woont_hier(dag, OuterRef("pk")))).values_list("id", flat=True)
    gewijzigd = metadata.laatste_wijziging("persoon", list(weg))
    lang_geleden = {pk: start for pk, start in gewijzigd.items() if start <= uiterste_start(REGEL, dag)}
    vrij = lang_geleden.keys() - metadata.nog_genoemd(Persoon, lang_geleden, "persoon")
    mee = dict(_mee(vrij))
    for object_id in sorted(vrij):
        yield Kandidaat(object_id, (Grond(REGEL, lang_geleden[object_id]),), tuple(mee.get(object_id, ())))


@eenheidsoort("huishouden", naam="Huishouden", volgorde=60)
def huishoudens(dag: dt.date) -> Iterable[Kandidaat]:
    """Only with the last resident in it."""
    return ()


@eenheidsoort("adres", naam="Geheim adres", volgorde=70)
def adressen(dag: dt.date) -> Iterable[Kandidaat]:
    """Only with the last resident who lived there; an address that is not secret says nothing about anyone."""
    return ()


@blokkeert("persoon", "de inwoner woont hier nog")
def inwoners_van_nu(objecten: Ids, dag: dt.date) -> Iterable[UUID]:
    """Somebody who lives in the gemeente today."""
    return _woont_hier(dag, None).filter(persoon_id__in=list(objecten)).values_list("persoon_id", flat=True)


@blokkeert("persoon", "er is nog een dossier, vraag, uitkering of signaal van deze inwoner")
def nog_genoemd(objecten: Ids, dag: dt.date) -> Iterable[UUID]:
    """Somebody whom rows of another unit refer to."""
    return metadata.nog_genoemd(Persoon, objecten, "persoon")


def _woont_hier(dag: dt.date, persoon: OuterRef | None) -> QuerySet[Bewoning]:
    rijen = Bewoning.objects.filter(periode__contains=dag).filter(
        Q(persoon__overlijdensdatum__isnull=True) | Q(persoon__overlijdensdatum__gt=dag)
    )
    return rijen if persoon is None else rijen.filter(persoon_id=persoon)


def _mee(vrij: Ids) -> Iterator[tuple[UUID, list[tuple[str, UUID]]]]:
    """Per resident the households and secret addresses in which nobody remains who stays."""
    gevonden: dict[UUID, list[tuple[str, UUID]]] = {}
    for soort, model, lid, kolom in (
        ("huishouden", Huishouden, Lidmaatschap, "huishouden_id"),
        ("adres", Adres, Bewoning, "adres_id"),
    ):
        van = dict(lid.objects.filter(persoon_id__in=vrij).order_by("persoon_id").values_list(kolom, "persoon_id"))
        if model is Adres:
            geheim = set(Adres.objects.filter(pk__in=van, geheim=True).values_list("id", flat=True))
            van = {adres: persoon for adres, persoon in van.items() if adres in geheim}
        blijft = set()
        for ander in (Lidmaatschap, Bewoning):
            if any(veld.column == kolom for veld in ander._meta.concrete_fields):
                anderen = ander.objects.filter(**{f"{kolom}__in": list(van)}).exclude(persoon_id__in=vrij)
                blijft |= set(anderen.values_list(kolom, flat=True))
        blijft |= metadata.nog_genoemd(model, van, "persoon")
        for object_id, persoon in van.items():
            if object_id not in blijft:
                gevonden.setdefault(persoon, []).append((soort, object_id))
    yield from gevonden.items()
