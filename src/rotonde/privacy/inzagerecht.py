"""Everything the gemeente holds about one persoon, table by table, from what each table says of itself (PRIV-48).

A table that holds personal data says in its `verwerking` whom a row is about (`betrokkene`), by which way one gets
there (`weg`), or why its rows go to nobody (`niet_inzien`); a test refuses a table that says nothing. So a new table
is in every bundle by existing. Only rows as they are now: what they were before stands under a key of its own.
"""

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db.models import Model, Q, QuerySet

from rotonde.kern import klok, sleutels, wie
from rotonde.kern.bescherming import beschermde_modellen
from rotonde.kern.bescherming.basis import is_log
from rotonde.kern.fouten import KanNuNiet, NietGevonden
from rotonde.kern.models import Inzage, Vertrouwelijkheid
from rotonde.kern.soorten import Doel, Klasse, Wet
from rotonde.kern.verwerking import verwerking_van
from rotonde.kern.wie import Wie
from rotonde.privacy.models import Deling, Ontvanger

GROND = "AVG art. 15"
# Who works here is told by rol and organisation, never by name or number (PRIV-40; HvJ C-579/21).
_VAN_EEN_MEDEWERKER = {"actor", "proces"}
_GEEN_PERSOON = {Klasse.OPENBAAR, Klasse.INTERN}


@dataclass(frozen=True)
class Rij:
    """One row: its id and its values by column, fit for JSON."""

    id: UUID
    velden: dict[str, Any]


@dataclass(frozen=True)
class Deel:
    """The rows of one table, what they are called and what they are for."""

    tabel: str
    naam: str
    doel: str
    rijen: list[Rij]


def tabellen() -> list[type[Model]]:
    """The tables that go into a bundle, by name."""
    modellen = (model for model in beschermde_modellen() if is_in_bundel(model))
    return sorted(modellen, key=lambda model: model._meta.db_table)


def _dienst() -> Wie:
    return wie.dienst(gemeente=wie.huidig().gemeente, wet=Wet.ALGEMEEN, doel=Doel.EIGEN_GEGEVENS, grond=GROND)


def tabel(naam: str) -> type[Model]:
    """The table of this name that goes into a bundle. Raises NietGevonden for any other."""
    gevonden = next((model for model in tabellen() if model._meta.db_table == naam), None)
    if gevonden is None:
        raise NietGevonden("Deze plaats klopt niet: neem de hele regel over die bij Plaats staat.")
    return gevonden


def is_in_bundel(model: type[Model]) -> bool:
    """True when rows of this table can be about somebody, and may go to that person."""
    verwerking = verwerking_van(model)
    return bool(verwerking.betrokkene or verwerking.weg) and not verwerking.niet_inzien


def zegt_niets(model: type[Model]) -> bool:
    """True for a table with personal data of which nobody said whether it goes into a bundle."""
    verwerking = verwerking_van(model)
    persoonlijk = any(
        verwerking.klasse_van(str(veld.column)) not in _GEEN_PERSOON for veld in model._meta.concrete_fields
    )
    return persoonlijk and not is_in_bundel(model) and not verwerking.niet_inzien


def verzamel(persoon: UUID) -> list[Deel]:
    """All rows about this persoon that may go to that person; tables without any are left out.

    Gathered as a service, because nobody who works here may see all of it. Whoever calls wrote the line before.
    """
    with wie.als(_dienst()):
        delen = [_deel(model, persoon) for model in tabellen()]
    return [deel for deel in delen if deel.rijen]


def waarde_nu(persoon: UUID, tabel_: str, rij: UUID, kolom: str) -> str:
    """One value about this persoon as it reads now, gathered as a service.

    Raises NietGevonden for what is not theirs or no value at all, and KanNuNiet for what is kept encrypted: that is
    corrected where it comes from, and never written out (PRIV-24).
    """
    model = tabel(tabel_)
    if verwerking_van(model).klasse_van(kolom) == Klasse.VERSLEUTELD:
        raise KanNuNiet("Dit gegeven komt uit de basisregistratie: laat het daar verbeteren.")
    gevonden = None
    if kolom in _kolommen(model):
        with wie.als(_dienst()):
            gevonden = rijen(model, persoon).filter(pk=rij).values_list(_attribuut(model, kolom)).first()
    if gevonden is None:
        raise NietGevonden("Dit gegeven is er niet, of het gaat over iemand anders: neem plaats en woord precies over.")
    nu = _waarde(model, kolom, rij, gevonden[0])
    return nu if isinstance(nu, str) else json.dumps(nu, ensure_ascii=False)


def rijen(model: type[Model], persoon: UUID) -> "QuerySet[Any]":
    """The rows of one table about this persoon, by its `betrokkene`, or by its `weg` where a row names none.

    A row that names whom it is about goes to that one only, whatever it belongs to (PRIV-27).
    """
    verwerking = verwerking_van(model)
    kies = Q(pk__in=[])
    for weg in verwerking.weg:
        kies |= _langs(model, weg, persoon)
    if verwerking.betrokkene:
        kies = Q(**{verwerking.betrokkene: persoon}) | (kies & Q(**{f"{verwerking.betrokkene}__isnull": True}))
    gevonden = model._default_manager.filter(kies, gemeente_id=wie.huidig().gemeente)
    if model is Ontvanger:
        return gevonden.filter(bekend(persoon))
    return gevonden.exclude(id__in=_vertrouwelijk()) if model is Inzage else gevonden


def bekend(persoon: UUID) -> Q:
    """Which rows of Ontvanger show to this resident: of a deling only once that shows itself (PRIV-11)."""
    getoond = Deling.objects.filter(gemeente_id=wie.huidig().gemeente, toont_aan=persoon).values("id")
    return ~Q(bron_tabel=Deling._meta.db_table) | Q(bron__in=getoond)


def _langs(model: type[Model], weg: str, persoon: UUID) -> Q:
    if "." in weg:
        kamer, naam, sleutel = weg.split(".")
        ander = apps.get_model(kamer, naam)
        return Q(id__in=rijen(ander, persoon).values(f"{sleutel}_id"))
    veld = model._meta.get_field(weg)
    if isinstance(veld, ArrayField):
        return Q(**{f"{weg}__contains": [persoon]})
    ouder: Any = veld.related_model
    return Q(**{f"{weg}__in": rijen(ouder, persoon).values("id")})


def _vertrouwelijk() -> "QuerySet[Any, Any]":
    """Lines that this resident does not see yet stay out of the bundle as well (PRIV-41)."""
    nog = Q(tot__isnull=True) | Q(tot__gt=klok.vandaag())
    return Vertrouwelijkheid.objects.filter(nog, opheffingen=None).values("inzage_id")


def _kolommen(model: type[Model]) -> list[str]:
    return [str(veld.column) for veld in model._meta.concrete_fields if _gaat_mee(model, str(veld.column))]


def _deel(model: type[Model], persoon: UUID) -> Deel:
    kolommen = _kolommen(model)
    gevonden = rijen(model, persoon).order_by("pk").values_list("pk", *[_attribuut(model, k) for k in kolommen])
    return Deel(
        tabel=model._meta.db_table,
        naam=str(model._meta.verbose_name_plural),
        doel=verwerking_van(model).doel,
        rijen=[
            Rij(id_, {kolom: _waarde(model, kolom, id_, w) for kolom, w in zip(kolommen, waarden, strict=True)})
            for id_, *waarden in gevonden
        ],
    )


def _gaat_mee(model: type[Model], kolom: str) -> bool:
    if kolom in {"id", "gemeente_id"} or kolom.endswith("_hash"):
        return False
    return not (is_log(model) and kolom in _VAN_EEN_MEDEWERKER)


def _attribuut(model: type[Model], kolom: str) -> str:
    return next(str(veld.attname) for veld in model._meta.concrete_fields if veld.column == kolom)


def _waarde(model: type[Model], kolom: str, rij: UUID, waarde: Any) -> Any:
    """The value fit for JSON; what is encrypted is opened, because it is the resident's own."""
    if waarde is None or isinstance(waarde, bool | int | float | str):
        return waarde
    if isinstance(waarde, bytes | memoryview):
        if verwerking_van(model).klasse_van(kolom) == Klasse.VERSLEUTELD:
            return sleutels.ontsleutel(waarde, tabel=model._meta.db_table, kolom=kolom, rij=rij)
        return base64.b64encode(bytes(waarde)).decode()
    if isinstance(waarde, dict | list):
        return json.loads(json.dumps(waarde, default=str))
    if hasattr(waarde, "lower") and hasattr(waarde, "upper"):
        return {"van": _waarde(model, kolom, rij, waarde.lower), "tot": _waarde(model, kolom, rij, waarde.upper)}
    return waarde.isoformat() if isinstance(waarde, date | datetime) else str(waarde)


# Where a child lives shows in these, and in letters that were sent there.
_WOONPLEK = {"inwoners_adres", "inwoners_bewoning", "inwoners_lidmaatschap"}
_BRIEVEN = {"pdf"}


def zonder_woonplek(delen: Iterable[Deel]) -> list[Deel]:
    """The same rows for somebody else, of a person whose address is secret to all (PRIV-24)."""
    return [
        replace(deel, rijen=[Rij(r.id, {k: w for k, w in r.velden.items() if k not in _BRIEVEN}) for r in deel.rijen])
        for deel in delen
        if deel.tabel not in _WOONPLEK
    ]


def aantal_rijen(delen: Iterable[Deel]) -> int:
    """How many rows there are in all."""
    return sum(len(deel.rijen) for deel in delen)
