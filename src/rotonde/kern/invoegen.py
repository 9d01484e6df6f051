"""Many rows at once, as the asker: few of them in one statement, many by way of a table of their own (AF-09).

COPY is refused under row level security, so many rows are copied into a temporary table first, and from there one
statement brings them where they belong. Policies, keys and audit triggers see them like any other. Few rows travel as
JSON in the statement itself: making a table would cost more than they do.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.backends.postgresql.psycopg_any import DateRange, DateTimeTZRange
from django.db.models.expressions import DatabaseDefault
from psycopg import sql

Rij = Mapping[str, Any]
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
    namen = _namen(velden)
    for begin in range(0, len(rijen), PER_KEER):
        deel = [[_waarde(rij, veld) for veld in velden.values()] for rij in rijen[begin : begin + PER_KEER]]
        with _aangevoerd(model, velden, deel) as (bron, gegevens), connection.cursor() as cursor:
            invoegen = sql.SQL("INSERT INTO {} ({}) SELECT {} FROM {}")
            cursor.execute(invoegen.format(_tabel(model), namen, namen, bron), gegevens)


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
    sleutel = next(_naam(kolom) for kolom, veld in velden.items() if veld.primary_key)
    gezet = [_naam(kolom) for kolom, veld in velden.items() if not veld.primary_key]
    zet = sql.SQL(", ").join(sql.SQL("{} = s.{}").format(kolom, kolom) for kolom in gezet)
    aantal = 0
    for begin in range(0, len(rijen), PER_KEER):
        deel = [[getattr(rij, veld.attname) for veld in velden.values()] for rij in rijen[begin : begin + PER_KEER]]
        with _aangevoerd(model, velden, deel) as (bron, gegevens), connection.cursor() as cursor:
            bijwerken = sql.SQL("UPDATE {} AS t SET {} FROM {} AS s WHERE t.{} = s.{}")
            cursor.execute(bijwerken.format(_tabel(model), zet, bron, sleutel, sleutel), gegevens)
            aantal += cursor.rowcount
    return aantal


def _als_rij(nieuw: models.Model) -> Rij:
    """The columns of a row, without what is left to the database."""
    waarden = {kolom: getattr(nieuw, veld.attname) for kolom, veld in _velden(type(nieuw)).items()}
    return {kolom: waarde for kolom, waarde in waarden.items() if not isinstance(waarde, DatabaseDefault)}


@cache
def _velden(model: type[models.Model]) -> "dict[str, models.Field[Any, Any]]":
    return {str(veld.column): veld for veld in model._meta.concrete_fields}


def _in_te_vullen(model: type[models.Model], rij: Rij) -> "dict[str, models.Field[Any, Any]]":
    """The columns that are given, or that get a default here and not in the database."""
    return {kolom: veld for kolom, veld in _velden(model).items() if kolom in rij or not _vult_de_database(veld)}


def _vult_de_database(veld: "models.Field[Any, Any]") -> bool:
    return bool(veld.has_db_default() or veld.db_returning)


def _waarde(rij: Rij, veld: "models.Field[Any, Any]") -> Any:
    kolom = str(veld.column)
    return rij[kolom] if kolom in rij else veld.get_default()


def _naam(kolom: str) -> sql.Identifier:
    return sql.Identifier(kolom)


def _namen(velden: Iterable[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(_naam, velden))


def _tabel(model: type[models.Model]) -> sql.Identifier:
    return sql.Identifier(model._meta.db_table)


@contextmanager
def _aangevoerd(
    model: type[models.Model], velden: "Mapping[str, models.Field[Any, Any]]", rijen: Sequence[Sequence[Any]]
) -> Iterator[tuple[sql.Composable, list[str]]]:
    """What to read the rows from in a statement, and its parameters."""
    soorten = sql.SQL(", ").join(
        sql.SQL("{} {}").format(_naam(kolom), sql.SQL(str(veld.db_type(connection)))) for kolom, veld in velden.items()
    )
    if len(rijen) < VEEL:
        regels = [dict(zip(velden, rij, strict=True)) for rij in rijen]
        tekst = json.dumps(regels, default=_als_json, ensure_ascii=False)
        yield sql.SQL("(SELECT * FROM json_to_recordset(%s::json) AS r({}))").format(soorten), [tekst]
        return
    tabel = sql.Identifier("pg_temp", f"aanvoer_{model._meta.db_table}")
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("CREATE TEMPORARY TABLE {} ({}) ON COMMIT DROP").format(tabel, soorten))
        with connection.wrap_database_errors, cursor.copy(sql.SQL("COPY {} FROM STDIN").format(tabel)) as stroom:
            stroom.write(_kopieertekst(velden.values(), rijen))
        # Without statistics PostgreSQL would take the table for ten times as large, and read all it is joined with.
        cursor.execute(sql.SQL("ANALYZE {}").format(tabel))
        yield tabel, []
        cursor.execute(sql.SQL("DROP TABLE {}").format(tabel))


def _kopieertekst(velden: "Iterable[models.Field[Any, Any]]", rijen: Sequence[Sequence[Any]]) -> str:
    schrijvers = [_kopieerschrijver(veld) for veld in velden]
    return "".join(
        "\t".join([schrijf(waarde) for schrijf, waarde in zip(schrijvers, rij, strict=True)]) + "\n" for rij in rijen
    )


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
    onder = waarde.lower.isoformat() if waarde.lower is not None else ""
    boven = waarde.upper.isoformat() if waarde.upper is not None else ""
    return f"[{onder},{boven})"


_LEEG = "\\N"
# In the text format of COPY these four would end a value, or a row.
_ONTSNAP = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_PER_SOORT: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: _LEEG,
    str: lambda tekst: tekst.translate(_ONTSNAP),
    bool: lambda ja: "t" if ja else "f",
    int: str,
    bytes: lambda ruw: f"\\\\x{ruw.hex()}",
    UUID: str,
    Decimal: str,
}


def _kopieerschrijver(veld: "models.Field[Any, Any]") -> Callable[[Any], str]:
    """How values of one column are written for COPY."""
    if isinstance(veld, models.JSONField):
        return lambda waarde: (
            _LEEG if waarde is None else json.dumps(waarde, default=_als_json, ensure_ascii=False).translate(_ONTSNAP)
        )
    if isinstance(veld, ArrayField):
        return lambda waarde: _LEEG if waarde is None else _rijtje(waarde).translate(_ONTSNAP)
    return _als_kopie


def _als_kopie(waarde: Any) -> str:
    schrijf = _PER_SOORT.get(type(waarde))
    if schrijf is not None:
        return schrijf(waarde)
    if isinstance(waarde, str):
        return str(waarde).translate(_ONTSNAP)
    if isinstance(waarde, int):
        return str(int(waarde))
    return _als_json(waarde).translate(_ONTSNAP)


def _rijtje(waarden: Iterable[object]) -> str:
    delen = (str(waarde).replace("\\", "\\\\").replace('"', '\\"') for waarde in waarden)
    return "{" + ",".join(f'"{deel}"' for deel in delen) + "}"
