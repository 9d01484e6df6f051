"""The statements that print: where the rows of the example lie, and what becomes of each column.

An id of the example is a version 7 of RFC 9562. In a print the same id is a version 8, with the number of the print
where version 7 keeps parts of a millisecond; so no print meets the example or another, and keys need no table.
"""

from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from psycopg import sql

from rotonde.kern import wie
from rotonde.kern.models import Account
from rotonde.kern.sleutelwissel import Cel
from rotonde.simulatie.afdruk.volgorde import LATER, Model
from rotonde.toezicht.models import Bevinding

# Text with ids in it, beside JSON.
MET_IDS = {(Bevinding, "sleutel")}
# The middle of an id of the example, and not of the service: to look for all of it would cost four times as much.
_ID = "(-(?!0000-7000)[0-9a-f]{4}-)7[0-9a-f]{3}(-[89ab][0-9a-f]{3}-)"
_KOMMA = sql.SQL(", ")

_INVOEGEN = sql.SQL("INSERT INTO {tabel} ({namen}) SELECT {waarden} FROM {klaar} AS v {cijfers}")
_NAKOMEN = sql.SQL("UPDATE {tabel} AS t SET {zet} FROM {klaar} AS v WHERE t.id = {id}")
_ACCOUNTS = sql.SQL(
    "INSERT INTO {tabel} ({namen}) SELECT {waarden} FROM {tabel} AS v WHERE id IN (SELECT account_id FROM {klaar}) "
    "ON CONFLICT (username) DO NOTHING"
)
_EIGEN_ID = sql.SQL("CASE WHEN {0} = {1} THEN {0} ELSE overlay({0}::text PLACING {2} FROM 15 FOR 4)::uuid END")
_ACCOUNT = sql.SQL(
    "(SELECT n.id FROM kern_account o JOIN kern_account n ON n.username = replace(o.username, {van}, {naar}) "
    "WHERE o.id = {kolom})"
)


def id_van(voorbeeld: UUID, nummer: int) -> UUID:
    """The id that a row of the example has in print `nummer` (1 to 999)."""
    tekst = str(voorbeeld)
    return UUID(f"{tekst[:14]}{_merk(nummer)}{tekst[18:]}")


def klaar(model: Model) -> sql.Identifier:
    """The temporary table in which the rows of the example lie."""
    return sql.Identifier("pg_temp", f"voorbeeld_{model._meta.db_table}")


def cijfers(cel: Cel) -> sql.Identifier:
    """The temporary table with what one encrypted column holds in this print: `rij`, an id of it, and `waarde`."""
    return sql.Identifier("pg_temp", f"cijfers_{cel.model._meta.db_table}_{cel.kolom}")


class Opdrachten:
    """The statements for print `nummer`: `van` is the code of the example, `naar` the code of the print."""

    def __init__(self, *, van: str, naar: str, nummer: int) -> None:
        self.van, self.naar, self.nummer = van, naar, nummer

    def invoegen(self, model: Model, cellen: list[Cel]) -> sql.Composed:
        """Bring what lies ready into the table; what comes later is left empty."""
        open_ = {cel.kolom for cel in cellen}
        bij = [
            sql.SQL("LEFT JOIN {} AS {} ON {}.rij = {}").format(
                cijfers(cel), sql.Identifier(cel.kolom), sql.Identifier(cel.kolom), self._id(_kolom("id"))
            )
            for cel in cellen
        ]
        waarden = [
            sql.SQL("{}.waarde").format(sql.Identifier(str(veld.column)))
            if veld.column in open_
            else self._waarde(model, veld)
            for veld in model._meta.concrete_fields
        ]
        return _INVOEGEN.format(
            tabel=sql.Identifier(model._meta.db_table),
            namen=_KOMMA.join(sql.Identifier(str(veld.column)) for veld in model._meta.concrete_fields),
            waarden=_KOMMA.join(waarden),
            klaar=klaar(model),
            cijfers=sql.SQL(" ").join(bij),
        )

    def nakomen(self, model: Model) -> sql.Composed:
        """Write the columns that were left empty."""
        zet = [sql.SQL("{} = {}").format(sql.Identifier(kolom), _kolom(kolom)) for kolom in LATER[model]]
        tabel = sql.Identifier(model._meta.db_table)
        return _NAKOMEN.format(tabel=tabel, zet=_KOMMA.join(zet), klaar=klaar(model), id=self._id(_kolom("id")))

    def accounts(self, model: Model) -> sql.Composed:
        """Accounts under a name of this gemeente for whoever of `model` has one; who has one already keeps it."""
        velden = [veld for veld in Account._meta.concrete_fields if not veld.primary_key]
        naam = sql.SQL("replace(v.username, {}, {})").format(self.van, self.naar)
        return _ACCOUNTS.format(
            tabel=sql.Identifier(Account._meta.db_table),
            namen=_KOMMA.join(sql.Identifier(str(veld.column)) for veld in velden),
            waarden=_KOMMA.join(naam if veld.name == "username" else _kolom(str(veld.column)) for veld in velden),
            klaar=klaar(model),
        )

    def _waarde(self, model: Model, veld: "models.Field[Any, Any]") -> sql.Composable:
        naam = str(veld.column)
        kolom = _kolom(naam)
        if naam in LATER.get(model, ()):
            return sql.Literal(None if veld.null else "")
        if naam == "gemeente_id":
            return sql.Literal(self.naar)
        if veld.related_model is Account:
            return _ACCOUNT.format(van=self.van, naar=self.naar, kolom=kolom)
        if isinstance(veld, models.JSONField):
            return sql.SQL("{}::jsonb").format(self._ids_in(kolom))
        if (model, naam) in MET_IDS:
            return self._ids_in(kolom)
        if isinstance(veld, ArrayField) and isinstance(veld.base_field, models.UUIDField):
            return sql.SQL("ARRAY(SELECT {} FROM unnest({}) AS een)").format(self._id(sql.SQL("een")), kolom)
        return self._id(kolom) if veld.db_type(connection) == "uuid" else kolom

    def _id(self, kolom: sql.Composable) -> sql.Composable:
        """The id in this print; the service itself is the same everywhere."""
        return _EIGEN_ID.format(kolom, wie.DIENSTEN, _merk(self.nummer))

    def _ids_in(self, kolom: sql.Composable) -> sql.Composable:
        return sql.SQL("regexp_replace({}::text, {}, {}, 'g')").format(kolom, _ID, rf"\1{_merk(self.nummer)}\2")


def _kolom(naam: str) -> sql.Composable:
    return sql.Identifier("v", naam)


def _merk(nummer: int) -> str:
    return f"8{nummer:03x}"
