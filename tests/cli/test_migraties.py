"""Each kind of migration that would hurt the release that still runs is refused, and its safe twin passes (REL-16)."""

from typing import Any, ClassVar

import pytest
from django.contrib.postgres.operations import AddConstraintNotValid, AddIndexConcurrently, ValidateConstraint
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from rotonde.cli.migraties import beoordeel_migratie, bezwaren, lees_basis

ROL = models.CharField(max_length=20)
POSITIEF = models.CheckConstraint(condition=models.Q(aantal__gte=0), name="positief")


def bestaand() -> ProjectState:
    """The tables of the last release: a thing with a rol and a number, and a log."""
    stand = ProjectState()
    velden: list[tuple[str, models.Field]] = [
        ("id", models.BigAutoField(primary_key=True)),
        ("rol", ROL),
        ("aantal", models.IntegerField(null=True)),
        ("soort", models.CharField(max_length=9, db_default="x")),
    ]
    migrations.CreateModel("Ding", velden).state_forwards("proef", stand)
    migrations.CreateModel("Inzage", velden[:2]).state_forwards("kern", stand)
    return stand


def codes(*operaties: Operation, app: str = "proef", **klasse: Any) -> list[str]:
    """What is said of a migration of these operations."""

    class Migratie(migrations.Migration):
        operations: ClassVar[list[Operation]] = list(operaties)

    for naam, waarde in klasse.items():
        setattr(Migratie, naam, waarde)
    nieuw = {(app, stap.name.lower()) for stap in operaties if isinstance(stap, migrations.CreateModel)}
    return [bezwaar.code for bezwaar in beoordeel_migratie(Migratie("0002", app), bestaand(), frozenset(nieuw))]


def voeg_toe(veld: models.Field) -> Operation:
    return migrations.AddField("Ding", "nieuw", veld)


def wijzig(naam: str, veld: models.Field) -> Operation:
    return migrations.AlterField("Ding", naam, veld)


def sql(tekst: str) -> Operation:
    return migrations.RunSQL(tekst, migrations.RunSQL.noop)


class Vreemd(Operation):
    """A kind that nobody thought about."""

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        pass


INDEX = models.Index(fields=["rol"], name="ding_rol")
# code, what is refused, and the way in which it is allowed
PAREN = [
    ("kolom-weg", migrations.RemoveField("Ding", "rol"), migrations.SeparateDatabaseAndState(
        state_operations=[migrations.RemoveField("Ding", "aantal")])),
    ("verplicht", migrations.SeparateDatabaseAndState(state_operations=[migrations.RemoveField("Ding", "rol")]),
     migrations.SeparateDatabaseAndState(state_operations=[migrations.RemoveField("Ding", "soort")])),
    ("tabel-weg", migrations.DeleteModel("Ding"), migrations.CreateModel("Ander", [("id", models.BigAutoField())])),
    ("hernoemd", migrations.RenameModel("Ding", "Zaak"), migrations.AlterModelOptions("Ding", {"ordering": ["rol"]})),
    ("hernoemd", migrations.AlterModelTable("Ding", "anders"), migrations.AlterModelTableComment("Ding", "uitleg")),
    ("hernoemd", migrations.RenameField("Ding", "rol", "taak"), voeg_toe(models.CharField(max_length=20, null=True))),
    ("hernoemd", wijzig("rol", models.CharField(max_length=20, db_column="taak")),
     wijzig("rol", models.CharField(max_length=20, verbose_name="taak", choices=[("a", "A")]))),
    ("verplicht", voeg_toe(models.IntegerField()), voeg_toe(models.IntegerField(null=True))),
    ("verplicht", voeg_toe(models.IntegerField(default=0)), voeg_toe(models.IntegerField(db_default=0))),
    ("verplicht", wijzig("aantal", models.IntegerField()), wijzig("rol", models.CharField(max_length=20, null=True))),
    ("verplicht", wijzig("soort", models.CharField(max_length=9)),
     wijzig("soort", models.CharField(max_length=9, db_default="y"))),
    ("type", wijzig("aantal", models.BigIntegerField(null=True)), wijzig("rol", models.CharField(max_length=21))),
    ("type", wijzig("rol", models.CharField(max_length=19)), wijzig("rol", models.TextField())),
    ("index", migrations.AddIndex("Ding", INDEX), AddIndexConcurrently("Ding", INDEX)),
    ("index", voeg_toe(models.IntegerField(null=True, db_index=True)),
     voeg_toe(models.ManyToManyField("proef.Ding"))),
    ("index", voeg_toe(models.ForeignKey("proef.Ding", models.PROTECT, null=True)),
     voeg_toe(models.ForeignKey("proef.Ding", models.PROTECT, null=True, db_index=False))),
    ("uniek", wijzig("rol", models.CharField(max_length=20, unique=True)), wijzig("rol", ROL)),
    ("uniek", migrations.AddConstraint("Ding", models.UniqueConstraint(fields=["rol"], name="een")),
     migrations.RemoveConstraint("Ding", "een")),
    ("controle", migrations.AddConstraint("Ding", POSITIEF), AddConstraintNotValid("Ding", POSITIEF)),
    ("uniek", migrations.AlterUniqueTogether("Ding", {("rol", "aantal")}), ValidateConstraint("Ding", "positief")),
    ("tabel-weg", sql("DROP TABLE proef_ding"), sql("DROP FUNCTION oud()")),
    ("kolom-weg", sql("ALTER TABLE proef_ding DROP COLUMN rol"), sql("ALTER TABLE proef_ding ADD COLUMN x int")),
    ("type", sql("ALTER TABLE proef_ding ALTER COLUMN rol TYPE int"), sql("UPDATE proef_ding SET rol = 'type'")),
    ("verplicht", sql("ALTER TABLE proef_ding ALTER rol SET NOT NULL"), sql("ALTER TABLE a ALTER b DROP NOT NULL")),
    ("verplicht", sql("ALTER TABLE a ADD COLUMN b int NOT NULL"), sql("ALTER TABLE a ADD b int DEFAULT 0 NOT NULL")),
    ("index", sql("create unique index i on proef_ding (rol)"), sql("CREATE INDEX CONCURRENTLY i ON proef_ding (rol)")),
    ("controle", sql("ALTER TABLE proef_ding ADD CONSTRAINT c CHECK (aantal > 0)"),
     sql("ALTER TABLE proef_ding ADD CONSTRAINT c CHECK (aantal > 0) NOT VALID")),
    ("uniek", sql("ALTER TABLE proef_ding ADD CONSTRAINT c UNIQUE (rol)"),
     sql("ALTER TABLE proef_ding ADD CONSTRAINT c UNIQUE USING INDEX i")),
    ("slot", sql("LOCK TABLE proef_ding"), sql("-- LOCK TABLE proef_ding\nSELECT 1")),
    ("index", sql("SELECT 1; CREATE INDEX i ON proef_ding (rol)"),
     sql("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $f$ BEGIN CREATE INDEX i ON x (y); END $f$")),
    ("onbekend", Vreemd(), migrations.RunPython(migrations.RunPython.noop)),
]  # fmt: skip


@pytest.mark.parametrize(("code", "onveilig", "veilig"), PAREN, ids=[f"{i}-{paar[0]}" for i, paar in enumerate(PAREN)])
def test_unsafe_is_refused_and_its_twin_passes_rel_16(code: str, onveilig: Operation, veilig: Operation) -> None:
    assert codes(onveilig) == [code]
    assert codes(veilig) == []


def test_a_table_that_no_release_knows_is_free_rel_16() -> None:
    maak = migrations.CreateModel("Verse", [("id", models.BigAutoField(primary_key=True))])
    erbij = migrations.AddField("Verse", "rol", models.CharField(max_length=2, unique=True))
    los = sql("CREATE INDEX i ON proef_verse (rol)")

    assert codes(maak, erbij, los) == []
    assert codes(los) == ["index"]


def test_a_sealed_log_gets_no_other_columns_sec_27() -> None:
    erbij = migrations.AddField("Inzage", "nieuw", models.IntegerField(null=True))

    assert codes(erbij, app="kern") == ["log"]
    assert codes(migrations.AddField("Ding", "nieuw", models.IntegerField(null=True))) == []


def test_adding_and_validating_are_two_migrations_rel_16() -> None:
    assert codes(AddConstraintNotValid("Ding", POSITIEF), ValidateConstraint("Ding", "positief")) == ["controle"]


def test_filling_rows_waits_for_the_next_migration_rel_16() -> None:
    vullen = migrations.RunPython(migrations.RunPython.noop)
    kolom = voeg_toe(models.IntegerField(null=True))

    assert codes(kolom, vullen) == ["gegevens"]
    assert codes(vullen) == []


def test_a_reason_lets_one_objection_pass_and_no_other_rel_16() -> None:
    reden = {"index": "proef_ding heeft tientallen rijen: de index staat er meteen"}
    index = migrations.AddIndex("Ding", INDEX)

    assert codes(index, veilig_omdat=reden) == []
    assert codes(index, migrations.DeleteModel("Ding"), veilig_omdat=reden) == ["tabel-weg"]


@pytest.mark.parametrize("reden", ["", "kan wel"])
def test_a_reason_that_says_nothing_is_refused_rel_16(reden: str) -> None:
    assert codes(migrations.AddIndex("Ding", INDEX), veilig_omdat={"index": reden}) == ["index"]


def test_a_reason_without_an_objection_is_refused() -> None:
    assert codes(veilig_omdat={"index": "een reden die nergens meer bij hoort, en blijft staan"}) == ["index"]


def test_what_stands_in_the_rooms_passes_and_the_base_decides_what_is_looked_at_rel_16() -> None:
    lader = MigrationLoader(None)

    assert bezwaren(lader, lees_basis()) == []
    assert {app for app, _ in lader.disk_migrations} >= set(lees_basis())
    assert all((app, naam) in lader.disk_migrations for app, naam in lees_basis().items())
