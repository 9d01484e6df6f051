"""Many rows at once, as the asker: one statement that PostgreSQL reads from JSON.

COPY is refused under row level security (AF-09), and long lists of values cost more to write out than to store.
Policies, keys and audit triggers see these rows like any other.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.backends.postgresql.psycopg_any import DateRange

PER_KEER = 5000


def voeg_in(model: type[models.Model], rijen: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows given by column; a column that is left out gets the default of its field.

    Only for verbs and the writers of the cellar. Raises what a single insert would: IntegrityError for a broken
    constraint, ProgrammingError for a row that the asker may not write. All or nothing.
    """
    if not rijen:
        return
    velden = _velden(model)
    opdracht = _opdracht(model)
    with connection.cursor() as cursor:
        for begin in range(0, len(rijen), PER_KEER):
            deel = [
                {kolom: rij[kolom] if kolom in rij else veld.get_default() for kolom, veld in velden.items()}
                for rij in rijen[begin : begin + PER_KEER]
            ]
            cursor.execute(opdracht, [json.dumps(deel, default=_als_json, ensure_ascii=False)])


@cache
def _velden(model: type[models.Model]) -> "dict[str, models.Field[Any, Any]]":
    return {str(veld.column): veld for veld in model._meta.concrete_fields}


@cache
def _opdracht(model: type[models.Model]) -> str:
    naam = connection.ops.quote_name
    namen = ", ".join(naam(kolom) for kolom in _velden(model))
    soorten = ", ".join(f"{naam(kolom)} {veld.db_type(connection)}" for kolom, veld in _velden(model).items())
    # Names and types come from the models, never from input.
    kop = f"INSERT INTO {naam(model._meta.db_table)} ({namen})"
    return f"{kop} SELECT {namen} FROM json_to_recordset(%s::json) AS r({soorten})"  # noqa: S608


def _als_json(waarde: object) -> str:
    """What JSON does not know, as PostgreSQL reads it from text."""
    match waarde:
        case UUID() | Decimal():
            return str(waarde)
        case date():
            return waarde.isoformat()
        case bytes():
            return f"\\x{waarde.hex()}"
        case DateRange():
            return f"[{waarde.lower or ''},{waarde.upper or ''})"
    raise TypeError(f"Een waarde van soort {type(waarde).__name__} kan niet in een rij.")
