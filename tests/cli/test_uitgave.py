"""What a release demands: a bill of materials, no secret in the source, and production settings without a warning."""

import json
import subprocess
from pathlib import Path

import pytest

from rotonde.cli import uitgave
from rotonde.cli.installatie import WORTEL
from rotonde.cli.stuklijst import pakketten
from rotonde.cli.uitgave import Eis

LOCK = WORTEL / "requirements" / "runtime.txt"


def test_the_bill_names_what_the_lock_names_sec_33(tmp_path: Path) -> None:
    bill = json.loads(uitgave.schrijf_stuklijst(tmp_path).read_text(encoding="utf-8"))

    onderdelen = {(deel["name"], deel["version"]): len(deel["hashes"]) for deel in bill["components"]}
    regels = LOCK.read_text(encoding="utf-8").splitlines()
    vast = [regel.split(" ")[0].partition("==") for regel in regels if regel and not regel.startswith((" ", "#"))]
    assert set(onderdelen) == {(naam.lower(), nummer) for naam, _, nummer in vast}
    assert sum(onderdelen.values()) == sum("--hash=sha256:" in regel for regel in regels)
    assert bill["bomFormat"] == "CycloneDX"


def test_every_package_of_every_lock_has_a_hash_sec_33() -> None:
    for lock in sorted((WORTEL / "requirements").glob("*.txt")):
        gevonden = list(pakketten(lock))
        assert gevonden, lock.name
        assert [naam for naam, _, hashes in gevonden if not hashes] == [], lock.name


def test_no_secret_stands_in_the_source_sec_34() -> None:
    goed, gevonden = uitgave.geheimen_in_bron()

    assert goed, gevonden


def test_a_secret_in_the_source_is_found_with_its_place_sec_34_af_35(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    sleutel = "AKIA" + "IOSFODNN7EXAMPLE"
    (tmp_path / "instellingen.py").write_text(f'AWS = "{sleutel}"\n')
    subprocess.run(["git", "add", "."], cwd=tmp_path, check=True)

    goed, gevonden = uitgave.geheimen_in_bron(tmp_path)

    assert not goed
    assert gevonden.startswith("instellingen.py:1: lijkt op een geheim")


def test_django_warns_about_nothing_in_production_sec_34() -> None:
    goed, gevonden = uitgave.productie_instellingen()

    assert goed, gevonden


def test_one_demand_that_fails_fails_the_release_and_is_named_sec_36(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        uitgave, "EISEN", (Eis("de ene", lambda: (True, "")), Eis("de andere", lambda: (False, "dit mist")))
    )

    assert uitgave.uitgave(tmp_path) == 1
    gezegd = capsys.readouterr().out
    assert "goed  de ene" in gezegd
    assert "FOUT  de andere\ndit mist" in gezegd


def test_a_release_that_cannot_ask_for_weaknesses_does_not_go_out_sec_33(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/")

    goed, _ = uitgave.kwetsbare_pakketten()

    assert not goed
