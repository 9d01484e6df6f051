"""Many rows at once, as the asker: few of them in one statement, many by way of a table of their own (AF-09).

COPY is refused under row level security, so many rows are copied into a temporary table first, and from there one
statement brings them where they belong. Policies, keys and audit triggers see them like any other. Few rows travel as
JSON in the statement itself: making a table would cost more than they do.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any, LiteralString, TypeVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.backends.postgresql.psycopg_any import DateRange, DateTimeTZRange
from django.db.models.expressions import DatabaseDefault
from psycopg import sql

Rij = Mapping[str, Any]
Velden = Mapping[str, "models.Field[Any, Any]"]
M = TypeVar("M", bound=models.Model)
# From how many rows on a table of their own pays.
VEEL = 80
PER_KEER = 20_000


def voeg_in(model: type[models.Model], rijen: Sequence[Rij]) -> None:
    """Insert rows given by column; a column that is left out gets the default of its field.

    Only for verbs and the writers of the cellar. Raises what a single insert would: IntegrityError for a broken
    constraint, ProgrammingError for a row that the asker may not write. All or nothing.
    """
    if not rijen:
        return
    velden = _in_te_vullen(model, rijen[0])
    for begin in range(0, len(rijen), PER_KEER):
        deel = [_waarden(rij, velden) for rij in rijen[begin : begin + PER_KEER]]
        _voer_uit(_INVOEGEN, model, velden, deel)


def voeg_toe(nieuwe: Iterable[M]) -> list[M]:
    """Insert what was made of a model and not saved yet, and give it back; as `voeg_in` otherwise."""
    rijen = list(nieuwe)
    if rijen:
        model = type(rijen[0])
        voeg_in(model, [_als_rij(rij) for rij in rijen])
    for rij in rijen:
        rij._state.adding, rij._state.db = False, connection.alias
    return rijen


def werk_bij(gewijzigd: Iterable[models.Model], namen: Sequence[str]) -> int:
    """Write these fields of rows that are there already; returns how many the asker could write.

    Only for verbs and the writers of the cellar. Raises what a single update would. All or nothing.
    """
    rijen = list(gewijzigd)
    if not rijen:
        return 0
    model = type(rijen[0])
    velden = {kolom: veld for kolom, veld in _velden(model).items() if veld.primary_key or veld.name in namen}
    aantal = 0
    for begin in range(0, len(rijen), PER_KEER):
        deel = [[getattr(rij, veld.attname) for veld in velden.values()] for rij in rijen[begin : begin + PER_KEER]]
        aantal += _voer_uit(_BIJWERKEN, model, velden, deel)
    return aantal


def _als_rij(nieuw: models.Model) -> Rij:
    """The columns of a row, without what is left to the database."""
    waarden = {kolom: getattr(nieuw, veld.attname) for kolom, veld in _velden(type(nieuw)).items()}
    return {kolom: waarde for kolom, waarde in waarden.items() if not isinstance(waarde, DatabaseDefault)}


@cache
def _velden(model: type[models.Model]) -> Velden:
    return {str(veld.column): veld for veld in model._meta.concrete_fields}


def _in_te_vullen(model: type[models.Model], rij: Rij) -> Velden:
    """The columns that are given, or that get a default here and not in the database."""
    return {kolom: veld for kolom, veld in _velden(model).items() if kolom in rij or not _vult_de_database(veld)}


def _vult_de_database(veld: "models.Field[Any, Any]") -> bool:
    return bool(veld.has_db_default() or veld.db_returning)


def _waarden(rij: Rij, velden: Velden) -> list[Any]:
    return [rij[kolom] if kolom in rij else veld.get_default() for kolom, veld in velden.items()]


_INVOEGEN = "INSERT INTO {tabel} ({namen}) SELECT {namen} FROM {bron} AS s"
_BIJWERKEN = "UPDATE {tabel} AS t SET {zet} FROM {bron} AS s WHERE t.{sleutel} = s.{sleutel}"
_UIT_JSON = sql.SQL("(SELECT * FROM json_to_recordset(%s::json) AS r({soorten}))")
# Without statistics PostgreSQL would take the table for ten times as large, and read all it is joined with.
_AANVOER: tuple[LiteralString, ...] = (
    "CREATE TEMPORARY TABLE {aanvoer} ({soorten}) ON COMMIT DROP",
    "COPY {aanvoer} FROM STDIN",
    "ANALYZE {aanvoer}",
    "DROP TABLE {aanvoer}",
)


def _voer_uit(
    opdracht: LiteralString, model: type[models.Model], velden: Velden, rijen: Sequence[Sequence[Any]]
) -> int:
    """Read the rows from the statement, or from a table of their own when they are many; returns how many it did."""
    kolommen = tuple(velden)
    with connection.cursor() as cursor:
        if len(rijen) < VEEL:
            regels = [dict(zip(velden, rij, strict=True)) for rij in rijen]
            tekst = json.dumps(regels, default=_als_json, ensure_ascii=False)
            cursor.execute(_zin(opdracht, model, kolommen, veel=False), [tekst])
            return cursor.rowcount
        maak, kopieer, bekijk, ruim_op = (_zin(deel, model, kolommen, veel=True) for deel in _AANVOER)
        cursor.execute(maak)
        with connection.wrap_database_errors, cursor.copy(kopieer) as stroom:
            stroom.write(_kopieertekst(list(velden.values()), rijen))
        cursor.execute(bekijk)
        cursor.execute(_zin(opdracht, model, kolommen, veel=True))
        aantal = cursor.rowcount
        cursor.execute(ruim_op)
        return aantal


@cache
def _zin(opdracht: LiteralString, model: type[models.Model], kolommen: tuple[str, ...], *, veel: bool) -> str:
    """A statement for these columns of a table; putting one together costs more than carrying it out for a row."""
    velden = _velden(model)
    namen = [sql.Identifier(kolom) for kolom in kolommen]
    soorten = [
        sql.SQL("{} {}").format(sql.Identifier(k), sql.SQL(str(velden[k].db_type(connection)))) for k in kolommen
    ]
    sleutel = sql.Identifier(str(model._meta.pk.column))
    aanvoer = sql.Identifier("pg_temp", f"aanvoer_{model._meta.db_table}")
    komma = sql.SQL(", ")
    delen = {"soorten": komma.join(soorten), "aanvoer": aanvoer}
    return (
        sql.SQL(opdracht)
        .format(
            **delen,
            tabel=sql.Identifier(model._meta.db_table),
            namen=komma.join(namen),
            zet=komma.join(sql.SQL("{} = s.{}").format(naam, naam) for naam in namen if naam != sleutel),
            sleutel=sleutel,
            bron=aanvoer if veel else _UIT_JSON.format(**delen),
        )
        .as_string()
    )


def _kopieertekst(velden: "Sequence[models.Field[Any, Any]]", rijen: Sequence[Sequence[Any]]) -> str:
    """Written column by column: the values of one are nearly always of one kind."""
    kolommen = [_kopieerkolom(veld, waarden) for veld, waarden in zip(velden, zip(*rijen, strict=True), strict=True)]
    return "".join(["\t".join(rij) + "\n" for rij in zip(*kolommen, strict=True)])


def _als_json(waarde: object) -> str:
    """What JSON does not know, as PostgreSQL reads it from text."""
    match waarde:
        case UUID() | Decimal():
            return str(waarde)
        case date():
            return waarde.isoformat()
        case bytes() | memoryview():
            return f"\\x{bytes(waarde).hex()}"
        case DateRange() | DateTimeTZRange():
            return _bereik(waarde)
    raise TypeError(f"Een waarde van soort {type(waarde).__name__} kan niet in een rij.")


def _bereik(waarde: "DateRange | DateTimeTZRange") -> str:
    if waarde.isempty:
        return "empty"
    onder = waarde.lower.isoformat() if waarde.lower is not None else ""
    boven = waarde.upper.isoformat() if waarde.upper is not None else ""
    return f"[{onder},{boven})"


_LEEG = "\\N"
# In the text format of COPY these four would end a value, or a row.
_ONTSNAP = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def _tekst(tekst: str) -> str:
    return tekst.translate(_ONTSNAP)


_PER_SOORT: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: _LEEG,
    str: _tekst,
    bool: lambda ja: "t" if ja else "f",
    int: str,
    bytes: lambda ruw: f"\\\\x{ruw.hex()}",
    UUID: attrgetter("hex"),
    Decimal: str,
}


def _kopieerkolom(veld: "models.Field[Any, Any]", waarden: Sequence[Any]) -> list[str]:
    """The values of one column as COPY reads them."""
    if isinstance(veld, models.JSONField):
        return [_LEEG if w is None else _tekst(json.dumps(w, default=_als_json, ensure_ascii=False)) for w in waarden]
    if isinstance(veld, ArrayField):
        return [_LEEG if waarde is None else _tekst(_rijtje(waarde)) for waarde in waarden]
    soorten = set(map(type, waarden))
    schrijf = _PER_SOORT.get(next(iter(soorten))) if len(soorten) == 1 else None
    return list(map(schrijf or _als_kopie, waarden))


def _als_kopie(waarde: Any) -> str:
    schrijf = _PER_SOORT.get(type(waarde))
    if schrijf is not None:
        return schrijf(waarde)
    if isinstance(waarde, str):
        return _tekst(str(waarde))
    if isinstance(waarde, int):
        return str(int(waarde))
    return _tekst(_als_json(waarde))


def _rijtje(waarden: Iterable[object]) -> str:
    delen = (str(waarde).replace("\\", "\\\\").replace('"', '\\"') for waarde in waarden)
    return "{" + ",".join(f'"{deel}"' for deel in delen) + "}"
