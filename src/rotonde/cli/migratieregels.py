"""What makes a migration unsafe while the previous release still runs on the same tables (REL-16).

Two questions per operation: can code that does not know of it go on reading and writing, and does it hold a lock longer
than a moment? Tables that no release knows yet are free. A kind of operation without a rule is
refused.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import singledispatch

from django.apps import apps
from django.contrib.postgres import operations as postgres
from django.db import connection, models
from django.db.migrations import operations
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import NOT_PROVIDED

from rotonde.kern.soorten import Bescherming

GEVONDEN = Iterator[tuple[str, str]]


@dataclass(frozen=True)
class Stand:
    """The tables as they are before an operation of `app`, and the models that no release knows yet."""

    app: str
    voor: ProjectState
    nieuw: frozenset[tuple[str, str]]

    def is_nieuw(self, model: str) -> bool:
        return (self.app, model.lower()) in self.nieuw

    def veld(self, model: str, naam: str) -> models.Field:
        return self.voor.models[self.app, model.lower()].get_field(naam)

    def is_log(self, model: str) -> bool:
        """Sealed lines are hashed as a whole: another column is another hash."""
        try:
            verwerking = getattr(apps.get_model(self.app, model), "verwerking", None)
        except LookupError:
            return False
        return verwerking is not None and verwerking.bescherming == Bescherming.LOG

    @property
    def nieuwe_tabellen(self) -> set[str]:
        return {
            self.voor.models[sleutel].options.get("db_table") or "_".join(sleutel)
            for sleutel in self.nieuw
            if sleutel in self.voor.models
        }


@singledispatch
def beoordeel(operatie: Operation, stand: Stand) -> GEVONDEN:
    """The objections to one operation, each a code and a Dutch sentence."""
    yield "onbekend", f"voor {type(operatie).__name__} is geen regel: schrijf er een in cli/migratieregels.py"


@beoordeel.register(operations.CreateModel)
@beoordeel.register(operations.AlterModelOptions)
@beoordeel.register(operations.AlterModelManagers)
@beoordeel.register(operations.AlterModelTableComment)
@beoordeel.register(operations.AlterOrderWithRespectTo)
@beoordeel.register(operations.RemoveIndex)
@beoordeel.register(operations.RenameIndex)
@beoordeel.register(operations.RemoveConstraint)
@beoordeel.register(operations.AlterConstraint)
@beoordeel.register(operations.RunPython)
@beoordeel.register(postgres.AddIndexConcurrently)
@beoordeel.register(postgres.RemoveIndexConcurrently)
@beoordeel.register(postgres.AddConstraintNotValid)
@beoordeel.register(postgres.ValidateConstraint)
def _vrij(operatie: Operation, stand: Stand) -> GEVONDEN:
    yield from ()


@beoordeel.register
def _tabel_weg(operatie: operations.DeleteModel, stand: Stand) -> GEVONDEN:
    if not stand.is_nieuw(operatie.name):
        yield "tabel-weg", f"tabel van {operatie.name} verdwijnt, en de vorige versie leest haar nog"


@beoordeel.register
def _tabel_hernoemd(operatie: operations.RenameModel, stand: Stand) -> GEVONDEN:
    if not stand.is_nieuw(operatie.old_name):
        yield "hernoemd", f"{operatie.old_name} krijgt een andere naam, en de vorige versie kent die niet"


@beoordeel.register
def _andere_tabel(operatie: operations.AlterModelTable, stand: Stand) -> GEVONDEN:
    if not stand.is_nieuw(operatie.name):
        yield "hernoemd", f"tabel van {operatie.name} krijgt een andere naam, en de vorige versie kent die niet"


@beoordeel.register
def _kolom_hernoemd(operatie: operations.RenameField, stand: Stand) -> GEVONDEN:
    if not stand.is_nieuw(operatie.model_name):
        yield "hernoemd", f"{operatie.model_name}.{operatie.old_name} krijgt een andere naam: maak een nieuwe kolom"


@beoordeel.register
def _kolom_weg(operatie: operations.RemoveField, stand: Stand) -> GEVONDEN:
    if not stand.is_nieuw(operatie.model_name):
        yield "kolom-weg", f"{operatie.model_name}.{operatie.name} verdwijnt, en de vorige versie schrijft haar nog"


@beoordeel.register
def _kolom_erbij(operatie: operations.AddField, stand: Stand) -> GEVONDEN:
    veld, naam = operatie.field, f"{operatie.model_name}.{operatie.name}"
    if stand.is_nieuw(operatie.model_name) or veld.many_to_many:
        return
    if not veld.null and veld.db_default is NOT_PROVIDED:
        yield (
            "verplicht",
            f"{naam} is verplicht zonder standaard in de database, en de vorige versie vult haar niet: "
            "geef null=True of db_default",
        )
    yield from _index_erbij(naam, veld, None)
    if stand.is_log(operatie.model_name):
        yield "log", f"{naam} komt bij in een verzegeld log: elk zegel van daarvoor klopt dan niet meer"


@beoordeel.register
def _kolom_anders(operatie: operations.AlterField, stand: Stand) -> GEVONDEN:
    if stand.is_nieuw(operatie.model_name):
        return
    oud, veld = stand.veld(operatie.model_name, operatie.name), operatie.field
    naam = f"{operatie.model_name}.{operatie.name}"
    if not _past_in(_type(oud), _type(veld)):
        yield "type", f"{naam} wordt {_type(veld)} in plaats van {_type(oud)}: maak een nieuwe kolom en vul die"
        if stand.is_log(operatie.model_name):
            yield "log", f"{naam} verandert in een verzegeld log: elk zegel van daarvoor klopt dan niet meer"
    if oud.null and not veld.null:
        yield "verplicht", f"{naam} wordt verplicht: leest de hele tabel onder slot, en de vorige versie laat haar leeg"
    if not veld.null and oud.db_default is not NOT_PROVIDED and veld.db_default is NOT_PROVIDED:
        yield "verplicht", f"{naam} verliest haar standaard in de database, waar de vorige versie op rekent"
    if oud.db_column != veld.db_column:
        yield "hernoemd", f"{naam} krijgt een andere kolomnaam, en de vorige versie kent die niet"
    yield from _index_erbij(naam, veld, oud)


def _index_erbij(naam: str, veld: models.Field, oud: models.Field | None) -> GEVONDEN:
    if veld.unique and not (oud and oud.unique):
        yield (
            "uniek",
            f"{naam} wordt uniek: dat bouwt een index onder slot; doe het met CREATE UNIQUE INDEX CONCURRENTLY",
        )
    elif _met_index(veld) and not (oud and _met_index(oud)):
        yield "index", f"{naam} krijgt een index onder slot: geef db_index=False en daarna AddIndexConcurrently"


def _met_index(veld: models.Field) -> bool:
    return bool(getattr(veld, "db_index", False))


@beoordeel.register
def _index(operatie: operations.AddIndex, stand: Stand) -> GEVONDEN:
    if not stand.is_nieuw(operatie.model_name):
        yield "index", f"index {operatie.index.name} op {operatie.model_name} onder slot: gebruik AddIndexConcurrently"


@beoordeel.register
def _beperking(operatie: operations.AddConstraint, stand: Stand) -> GEVONDEN:
    if stand.is_nieuw(operatie.model_name):
        return
    naam = f"{operatie.constraint.name} op {operatie.model_name}"
    if isinstance(operatie.constraint, models.CheckConstraint):
        yield "controle", f"{naam} leest de hele tabel onder slot: gebruik AddConstraintNotValid, en valideer later"
    else:
        yield "uniek", f"{naam} bouwt een index onder slot: bouw die eerst met CREATE UNIQUE INDEX CONCURRENTLY"


@beoordeel.register(operations.AlterUniqueTogether)
@beoordeel.register(operations.AlterIndexTogether)
def _samen(operatie: operations.AlterUniqueTogether | operations.AlterIndexTogether, stand: Stand) -> GEVONDEN:
    if not stand.is_nieuw(operatie.name):
        yield "uniek", f"{operatie.name}: een index onder slot; gebruik een benoemde beperking"


@beoordeel.register
def _los(operatie: operations.SeparateDatabaseAndState, stand: Stand) -> GEVONDEN:
    for stap in operatie.database_operations:
        yield from beoordeel(stap, stand)
    for stap in operatie.state_operations:
        if isinstance(stap, operations.RemoveField) and not stand.is_nieuw(stap.model_name):
            veld = stand.veld(stap.model_name, stap.name)
            if not veld.null and veld.db_default is NOT_PROVIDED and not operatie.database_operations:
                yield (
                    "verplicht",
                    f"{stap.model_name}.{stap.name} blijft verplicht in de database, en deze vult haar niet meer",
                )


@beoordeel.register
def _sql(operatie: operations.RunSQL, stand: Stand) -> GEVONDEN:
    for opdracht in _opdrachten(operatie.sql):
        tabel = _TABEL.search(opdracht)
        if tabel and tabel[1].lower() in stand.nieuwe_tabellen:
            continue
        for code, patroon, zin in _GEVAAR:
            if re.search(patroon, opdracht, re.IGNORECASE | re.DOTALL):
                yield code, f"«{opdracht[:60]}»: {zin}"


_TABEL = re.compile(r'\b(?:TABLE|ON)\s+(?:IF\s+(?:NOT\s+)?EXISTS\s+)?(?:ONLY\s+)?(?:public\.)?"?(\w+)', re.IGNORECASE)
_GEVAAR = (
    ("tabel-weg", r"\bDROP\s+TABLE\b", "de vorige versie leest de tabel nog"),
    ("tabel-weg", r"^\s*TRUNCATE\b", "neemt een slot en gooit alles weg"),
    ("kolom-weg", r"\bDROP\s+COLUMN\b", "de vorige versie schrijft de kolom nog"),
    ("hernoemd", r"\bALTER\b.*\bRENAME\b", "de vorige versie kent de nieuwe naam niet"),
    ("type", r"\bALTER\s+(COLUMN\s+)?\S+\s+(SET\s+DATA\s+)?TYPE\b", "schrijft de hele tabel opnieuw onder slot"),
    ("verplicht", r"\bSET\s+NOT\s+NULL\b", "leest de hele tabel onder slot, en de vorige versie laat de kolom leeg"),
    ("verplicht", r"\bDROP\s+DEFAULT\b", "de vorige versie rekent op de standaard"),
    ("verplicht", r"\bADD\s+COLUMN\b(?!.*\bDEFAULT\b).*\bNOT\s+NULL\b", "de vorige versie vult de kolom niet"),
    ("index", r"\bCREATE\s+(UNIQUE\s+)?INDEX\s+(?!CONCURRENTLY\b)", "bouwt onder slot: zet er CONCURRENTLY bij"),
    ("index", r"^\s*REINDEX\b(?!.*\bCONCURRENTLY\b)", "bouwt onder slot: zet er CONCURRENTLY bij"),
    ("controle", r"\bADD\s+CONSTRAINT\b.*\b(CHECK|REFERENCES)\b(?!.*\bNOT\s+VALID\b)", "zet er NOT VALID bij"),
    (
        "uniek",
        r"\bADD\s+CONSTRAINT\b.*\b(UNIQUE|EXCLUDE|PRIMARY)\b(?!.*\bUSING\s+INDEX\b)",
        "bouwt een index onder slot",
    ),
    ("slot", r"^\s*(LOCK|CLUSTER|VACUUM\s+FULL)\b", "houdt de hele tabel vast"),
)


def _opdrachten(sql: object) -> Iterator[str]:
    """The statements of a RunSQL, without comments and without the bodies of functions, which run later."""
    delen: Iterable[object] = sql if isinstance(sql, list | tuple) else [sql]
    for deel in delen:
        tekst = str(deel[0] if isinstance(deel, list | tuple) else deel)
        tekst = re.sub(r"\$(\w*)\$.*?\$\1\$", "''", re.sub(r"--[^\n]*", "", tekst), flags=re.DOTALL)
        yield from (" ".join(opdracht.split()) for opdracht in tekst.split(";") if opdracht.strip())


def _type(veld: models.Field) -> str:
    if isinstance(veld, models.ForeignKey):
        doel = veld.remote_field.model
        return f"verwijzing naar {doel if isinstance(doel, str) else doel._meta.label_lower}".lower()
    return str(veld.db_type(connection))


def _past_in(oud: str, nieuw: str) -> bool:
    """Every old value is a new one and no row is written again: the same type, or a text that may be longer."""
    if oud == nieuw:
        return True
    was, wordt = (re.fullmatch(r"varchar\((\d+)\)", soort) for soort in (oud, nieuw))
    return was is not None and (nieuw in {"text", "varchar"} or (wordt is not None and int(wordt[1]) >= int(was[1])))
