"""Judges the migrations that no release has yet: may the previous release run on while these go in (REL-16)?

A migration that is safe for a reason the rules cannot see says so itself, per code of the objection:

    class Migration(migrations.Migration):
        veilig_omdat = {"index": "kern_team heeft tientallen rijen, de index staat er in een oogwenk"}

What the last release has is the base (`[tool.rotonde.migratiebasis]` in pyproject.toml), and moves with each release.
"""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import django
from django.contrib.postgres.operations import AddConstraintNotValid, ValidateConstraint
from django.db.migrations import Migration, operations
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from rotonde.cli.installatie import WORTEL
from rotonde.cli.migratieregels import Stand, beoordeel

KORTSTE_REDEN = 30


@dataclass(frozen=True)
class Bezwaar:
    """Why one migration may not go in as it is."""

    migratie: str
    code: str
    zin: str

    def __str__(self) -> str:
        return f"{self.migratie} [{self.code}]: {self.zin}"


def main() -> int:
    """Print the objections to what stands in the rooms now; 1 when there are any."""
    django.setup()
    gevonden = bezwaren(MigrationLoader(None), lees_basis())
    for bezwaar in gevonden:
        print(bezwaar)
    if gevonden:
        print("Zie docs/beheer/upgrade.md voor de stappen, of zeg in de migratie waarom het kan: veilig_omdat.")
    return 1 if gevonden else 0


def lees_basis() -> dict[str, str]:
    """Per room the last migration of the last release."""
    gelezen = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["rotonde"]
    return dict(gelezen["migratiebasis"])


def bezwaren(lader: MigrationLoader, basis: Mapping[str, str]) -> list[Bezwaar]:
    """All objections to the migrations after the base, in the order in which they would run.

    Only rooms are judged: what a library brings comes with its own release notes.
    """
    stand, nieuw = ProjectState(real_apps=lader.unmigrated_apps), set[tuple[str, str]]()
    gevonden: list[Bezwaar] = []
    for app, naam in _volgorde(lader):
        migratie = lader.graph.nodes[app, naam]
        if _van_ons(migratie) and naam > basis.get(app, ""):
            nieuw |= _nieuwe_modellen(migratie)
            gevonden += beoordeel_migratie(migratie, stand, frozenset(nieuw))
        stand = migratie.mutate_state(stand, preserve=False)
    return gevonden


def beoordeel_migratie(migratie: Migration, stand: ProjectState, nieuw: frozenset[tuple[str, str]]) -> list[Bezwaar]:
    """The objections that the migration itself gives no reason for, and reasons that will not do."""
    wie = f"{migratie.app_label} {migratie.name}"
    gevonden = [Bezwaar(wie, code, zin) for code, zin in _objecties(migratie, stand.clone(), nieuw)]
    redenen: dict[str, str] = getattr(migratie, "veilig_omdat", {})
    over = [bezwaar for bezwaar in gevonden if bezwaar.code not in redenen]
    for code, reden in redenen.items():
        if len(reden) < KORTSTE_REDEN:
            over.append(
                Bezwaar(wie, code, f"de reden «{reden}» is te kort: zeg waarom het de vorige versie niet stoort")
            )
        if code not in {bezwaar.code for bezwaar in gevonden}:
            over.append(Bezwaar(wie, code, "een reden zonder bezwaar: haal haar weg"))
    return over


def _objecties(
    migratie: Migration, stand: ProjectState, nieuw: frozenset[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    for operatie in migratie.operations:
        yield from beoordeel(operatie, Stand(migratie.app_label, stand, nieuw))
        operatie.state_forwards(migratie.app_label, stand)
    yield from _samen(migratie, nieuw)


def _samen(migratie: Migration, nieuw: frozenset[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """What is safe by itself and not in one transaction with something else."""
    soorten = migratie.operations
    if any(isinstance(stap, AddConstraintNotValid) for stap in soorten) and any(
        isinstance(stap, ValidateConstraint) for stap in soorten
    ):
        yield "controle", "toevoegen en valideren in één migratie houdt het slot vast: valideer in een volgende"
    if any(isinstance(stap, operations.RunPython) for stap in soorten) and any(
        _neemt_slot(stap, migratie.app_label, nieuw) for stap in soorten
    ):
        yield "gegevens", "tabellen wijzigen en rijen vullen in één migratie houdt het slot vast: maak er twee van"


def _neemt_slot(operatie: Operation, app: str, nieuw: frozenset[tuple[str, str]]) -> bool:
    model = getattr(operatie, "model_name", "")
    return bool(model) and (app, str(model).lower()) not in nieuw


def _volgorde(lader: MigrationLoader) -> list[tuple[str, str]]:
    gezien: dict[tuple[str, str], None] = {}
    for blad in lader.graph.leaf_nodes():
        gezien |= dict.fromkeys(lader.graph.forwards_plan(blad))
    return list(gezien)


def _van_ons(migratie: Migration) -> bool:
    return type(migratie).__module__.startswith("rotonde.")


def _nieuwe_modellen(migratie: Migration) -> set[tuple[str, str]]:
    gemaakt = [stap for stap in migratie.operations if isinstance(stap, operations.CreateModel)]
    return {(migratie.app_label, stap.name.lower()) for stap in gemaakt}


if __name__ == "__main__":
    sys.exit(main())
