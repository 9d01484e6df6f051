"""The strictness of ./rotonde test, tried on small runs of pytest in a checkout of their own (AF-33)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
PROEF = """
import pytest

def test_goed():
    pass

@pytest.mark.skip(reason="geen zin")
def test_overgeslagen():
    pass

@pytest.mark.xfail(strict=True)
def test_verwacht_fout():
    assert False

@pytest.mark.bronnen
def test_met_bronnen():
    pass
"""


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    """A checkout with the plugin, without ../shared, and with four tests of which two leave something out."""
    tests = tmp_path / "kloon" / "tests"
    tests.mkdir(parents=True)
    shutil.copy(TESTS / "streng.py", tests / "streng.py")
    (tests / "toegestaan.txt").write_text("# niets\n")
    (tests / "test_proef.py").write_text(PROEF)
    (tests.parent / "pytest.ini").write_text("[pytest]\npythonpath = .\nmarkers =\n  bronnen: leest ../shared\n")
    return tests.parent


def draai(map_: Path, *opties: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
    rest = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("PYTEST_", "ROTONDE_"))}
    streng = {"ROTONDE_STRENG": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": str(map_)}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "xdist", "-p", "tests.streng", *opties],
        cwd=map_,
        env={**rest, **streng, **omgeving},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("werkers", ["0", "2"])
def test_skip_and_xfail_fail_the_run_and_are_named_af_33(map_: Path, werkers: str) -> None:
    uitkomst = draai(map_, "-n", werkers, ROTONDE_ZONDER_SHARED="1")

    assert uitkomst.returncode == 1
    assert "Niet gedraaid (skip) en niet op toegestaan.txt: tests/test_proef.py::test_overgeslagen" in uitkomst.stdout
    assert "Niet gedraaid (xfail) en niet op toegestaan.txt: tests/test_proef.py::test_verwacht" in uitkomst.stdout


@pytest.mark.parametrize("werkers", ["0", "2"])
def test_with_a_reason_on_the_list_the_run_passes(map_: Path, werkers: str) -> None:
    lijst = "tests/test_proef.py::test_overgeslagen | geen zin\ntests/test_proef.py::test_verwacht | bekend\n"
    (map_ / "tests" / "toegestaan.txt").write_text(lijst)

    uitkomst = draai(map_, "-n", werkers, ROTONDE_ZONDER_SHARED="1")

    assert uitkomst.returncode == 0, uitkomst.stdout
    assert "Niet gedraaid zonder ../shared: 1 tests." in uitkomst.stdout


def test_line_without_a_reason_is_refused(map_: Path) -> None:
    (map_ / "tests" / "toegestaan.txt").write_text("tests/test_proef.py\n")

    uitkomst = draai(map_, ROTONDE_ZONDER_SHARED="1")

    assert uitkomst.returncode != 0
    assert "schrijf de reden" in uitkomst.stdout + uitkomst.stderr


def test_deselection_by_a_setting_fails_and_by_hand_does_not(map_: Path) -> None:
    met_de_hand = draai(map_, "-k", "goed", ROTONDE_ZONDER_SHARED="1")
    in_de_instellingen = draai(map_, ROTONDE_ZONDER_SHARED="1", PYTEST_ADDOPTS="-k goed")

    assert met_de_hand.returncode == 0, met_de_hand.stdout
    assert in_de_instellingen.returncode == 1
    assert "Niet gedraaid (weggelaten)" in in_de_instellingen.stdout


def test_without_the_sources_their_tests_fail_in_one_sentence(map_: Path) -> None:
    zonder = draai(map_, "-k", "met_bronnen")
    (map_.parent / "shared").mkdir()
    met = draai(map_, "-k", "met_bronnen")

    assert zonder.returncode == 1
    assert "Deze test leest ../shared en die map is er niet" in zonder.stdout
    assert met.returncode == 0
