"""What the tables say about units: which rows belong to one, under which wetten, and when they last changed."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models
from psycopg import sql

from rotonde.kern import wie
from rotonde.kern.verwerking import Eenheid, Verwerking

_PARTIJ = 5000


@cache
def tabellen(soort: str) -> list[tuple[type[models.Model], Eenheid]]:
    """The tables of a kind of unit, what refers before what is referred to; the empty kind goes with any unit."""
    gevonden = {}
    for model in apps.get_models():
        verwerking = getattr(model, "verwerking", None)
        if isinstance(verwerking, Verwerking) and verwerking.eenheid and verwerking.eenheid.soort == soort:
            gevonden[model] = verwerking.eenheid
    return [(model, gevonden[model]) for model in _verwijzers_eerst(list(gevonden))]


def soorten_in_tabellen() -> set[str]:
    """Every kind of unit that some table names."""
    verwerkingen = [getattr(model, "verwerking", None) for model in apps.get_models()]
    return {v.eenheid.soort for v in verwerkingen if isinstance(v, Verwerking) and v.eenheid and v.eenheid.soort}


def nog_genoemd(doel: type[models.Model], objecten: Collection[UUID], soort: str) -> set[UUID]:
    """Which of these rows of `doel` are referred to by rows of another kind of unit than `soort`: those come first."""
    gevonden: set[UUID] = set()
    for model in apps.get_models():
        verwerking = getattr(model, "verwerking", None)
        if not isinstance(verwerking, Verwerking) or verwerking.eenheid is None or verwerking.eenheid.soort == soort:
            continue
        for veld in model._meta.concrete_fields:
            if veld.is_relation and veld.related_model is doel:
                rijen = model._default_manager.filter(**{f"{veld.column}__in": list(objecten)})
                gevonden |= set(rijen.values_list(str(veld.column), flat=True))
    return gevonden


def laatste_wijziging(soort: str, objecten: Collection[UUID]) -> dict[UUID, date]:
    """The Dutch day of the last recorded change of any row of each unit, from the audit trail."""
    vraag = sql.SQL(
        "SELECT r.eenheid, max((m.tijd AT TIME ZONE 'Europe/Amsterdam')::date) FROM ({rijen}) r "
        "JOIN kern_mutatie m ON m.gemeente_id = {gemeente} AND m.rij = r.waarde GROUP BY 1"
    )
    return dict(_over_tabellen(vraag, soort, objecten, "id"))


def wetten(soort: str, objecten: Collection[UUID]) -> dict[UUID, set[str]]:
    """Under which wetten the rows of each unit were collected (PRIV-02)."""
    gevonden: dict[UUID, set[str]] = defaultdict(set)
    for object_id, wet in _over_tabellen(sql.SQL("SELECT DISTINCT * FROM ({rijen}) r"), soort, objecten, "wet"):
        gevonden[object_id].add(wet)
    return gevonden


def _over_tabellen(vraag: sql.SQL, soort: str, objecten: Collection[UUID], kolom: str) -> Iterator[tuple[UUID, Any]]:
    """Ask over `kolom` of all rows of these units. Names come from the models, never from input."""
    bron = sql.SQL(
        "SELECT t.{eenheid} AS eenheid, t.{kolom} AS waarde FROM {tabel} t WHERE t.gemeente_id = {g} AND {in_}"
    )
    gemeente = sql.Literal(wie.huidig().gemeente)
    ids = list(objecten)
    for begin in range(0, len(ids), _PARTIJ):
        delen = [
            bron.format(
                eenheid=sql.Identifier(eenheid.kolommen[0]),
                kolom=sql.Identifier(kolom),
                tabel=sql.Identifier(model._meta.db_table),
                g=gemeente,
                in_=sql.SQL("t.{} = ANY({})").format(
                    sql.Identifier(eenheid.kolommen[0]), sql.Literal(ids[begin : begin + _PARTIJ])
                ),
            )
            for model, eenheid in tabellen(soort)
            if any(veld.column == kolom for veld in model._meta.concrete_fields)
        ]
        with connection.cursor() as cursor:
            cursor.execute(vraag.format(rijen=sql.SQL(" UNION ALL ").join(delen), gemeente=gemeente))
            yield from cursor.fetchall()


def _verwijzers_eerst(modellen: list[type[models.Model]]) -> list[type[models.Model]]:
    volgorde: list[type[models.Model]] = []

    def zet(model: type[models.Model]) -> None:
        if model in volgorde:
            return
        for ander in modellen:
            if ander is not model and any(veld.related_model is model for veld in ander._meta.concrete_fields):
                zet(ander)
        volgorde.append(model)

    for model in sorted(modellen, key=lambda model: model._meta.db_table):
        zet(model)
    return volgorde
