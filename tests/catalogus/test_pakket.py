"""What passes the check of a pack also fits the tables: a refusal by the database would name no line."""

from typing import Any

import pytest
from django.contrib.postgres.fields import ArrayField
from django.db import models

from rotonde.catalogus.lader import CatalogusLader, inhoudsvelden
from rotonde.kern.models import Team, Woonkern
from rotonde.kern.pakket.inrichting import KernRegel, TeamRegel
from rotonde.kern.pakket.register import ontdek
from rotonde.kern.pakket.schema import Regel


def catalogussoorten() -> list[tuple[type[Regel], type[models.Model], dict[str, str]]]:
    uit: list[tuple[Any, Any, dict[str, str]]] = [(KernRegel, Woonkern, {}), (TeamRegel, Team, {})]
    for soort in ontdek().values():
        lader = soort.lader({}) if soort.lader and soort.naam != "mandaten" else None
        if isinstance(lader, CatalogusLader):
            uit.append((soort.schema, lader.model, {"code": lader.sleutel}))
    return uit


def langste(deel: dict[str, Any], begrippen: dict[str, Any]) -> float:
    """The longest text that a piece of JSON schema lets through."""
    if "$ref" in deel:
        return langste(begrippen[deel["$ref"].rsplit("/", 1)[1]], begrippen)
    if "enum" in deel:
        return max(len(str(waarde)) for waarde in deel["enum"])
    if "anyOf" in deel:
        return max(langste(keuze, begrippen) for keuze in deel["anyOf"])
    if deel.get("type") == "array":
        return langste(deel["items"], begrippen)
    return 0 if deel.get("type") == "null" else deel.get("maxLength", float("inf"))


@pytest.mark.parametrize(("schema", "model", "andere"), catalogussoorten())
def test_een_geldige_tekst_past_in_de_kolom(
    schema: type[Regel], model: type[models.Model], andere: dict[str, str]
) -> None:
    beschrijving = schema.model_json_schema()
    gezien = 0
    for kolom in model._meta.concrete_fields:
        veld = andere.get(kolom.name, kolom.name)
        basis = kolom.base_field if isinstance(kolom, ArrayField) else kolom
        if veld in schema.model_fields and isinstance(basis, models.CharField):
            lengte = langste(beschrijving["properties"][veld], beschrijving.get("$defs", {}))
            assert lengte <= (basis.max_length or 0), (model.__name__, veld)
            gezien += 1
    assert gezien >= 2


def test_elk_veld_van_een_catalogusregel_komt_uit_het_pakket() -> None:
    for soort in ontdek().values():
        lader = soort.lader({}) if soort.lader and soort.naam != "mandaten" else None
        if isinstance(lader, CatalogusLader):
            velden = {lader.sleutel if veld == "code" else veld for veld in inhoudsvelden(lader.model)}
            assert velden <= set(soort.schema.model_fields), soort.naam
            assert set(soort.schema.model_fields) - velden == {"geldig_vanaf", "geldig_tot"}, soort.naam
