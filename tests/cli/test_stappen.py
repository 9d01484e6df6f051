"""Steps are remembered per database, and only what succeeded."""

from pathlib import Path

from rotonde.cli.installatie import WORTEL
from rotonde.cli.stappen import Stappen, vingerafdruk, vingerafdruk_tabellen


def test_done_step_is_not_due_again_until_what_it_was_made_from_changes(tmp_path: Path) -> None:
    stappen = Stappen(tmp_path / "stappen.json", "databank-1")
    assert stappen.nodig("tabellen", "a")

    stappen.gedaan("tabellen", "a")

    opnieuw = Stappen(tmp_path / "stappen.json", "databank-1")
    assert not opnieuw.nodig("tabellen", "a")
    assert opnieuw.nodig("tabellen", "b")


def test_another_database_has_no_step_behind_it(tmp_path: Path) -> None:
    Stappen(tmp_path / "stappen.json", "databank-1").gedaan("tabellen", "a")

    assert Stappen(tmp_path / "stappen.json", "databank-2").nodig("tabellen", "a")


def test_damaged_memory_costs_time_and_nothing_else(tmp_path: Path) -> None:
    pad = tmp_path / "stappen.json"
    pad.write_text('{"databank": "databank-1", "stap')

    stappen = Stappen(pad, "databank-1")

    assert stappen.nodig("tabellen", "a")
    stappen.gedaan("tabellen", "a")
    assert not Stappen(pad, "databank-1").nodig("tabellen", "a")


def test_fingerprint_follows_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "een.yaml").write_text("naam: Heerde")
    eerst = vingerafdruk(tmp_path.rglob("*"))

    (tmp_path / "een.yaml").write_text("naam: Wapenveld")
    andere_inhoud = vingerafdruk(tmp_path.rglob("*"))
    (tmp_path / "een.yaml").rename(tmp_path / "twee.yaml")
    andere_naam = vingerafdruk(tmp_path.rglob("*"))

    assert len({eerst, andere_inhoud, andere_naam}) == 3
    assert vingerafdruk(tmp_path.rglob("*")) == andere_naam


def test_fingerprint_of_the_tables_is_stable() -> None:
    assert vingerafdruk_tabellen() == vingerafdruk_tabellen()
    assert (WORTEL / "src" / "rotonde" / "kern").is_dir()
