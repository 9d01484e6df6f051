"""The register of ASVS 5.0.0: every requirement of levels 1 and 2 is judged, and what is named exists (SEC-35)."""

import csv
import re
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parents[2]
OORDELEN = {"met", "partly", "not", "operator", "n/a"}
AANTAL = {1: 70, 2: 183}
"""How many requirements the standard has at each level."""
MINSTENS_GETOETST = 160

# Per section the numbers at level 1 or 2; the others are of level 3 only.
NUMMERS = """
1.1:1-2 1.2:1-9 1.3:1-11 1.4:1-3 1.5:1-2 2.1:1-3 2.2:1-3 2.3:1-4 2.4:1 3.2:1-2 3.3:1-4 3.4:1-6 3.5:1-5 3.7:1-2
4.1:1-3 4.2:1 4.3:1-2 4.4:1-4 5.1:1 5.2:1-3 5.3:1-2 5.4:1-3 6.1:1-3 6.2:1-12 6.3:1-4 6.4:1-4 6.5:1-5 6.6:1-3 6.8:1-4
7.1:1-3 7.2:1-4 7.3:1-2 7.4:1-5 7.5:1-2 7.6:1-2 8.1:1-2 8.2:1-3 8.3:1 8.4:1 9.1:1-3 9.2:1-4 10.1:1-2 10.2:1-2
10.3:1-4 10.4:1-11 10.5:1-5 10.6:1-2 10.7:1-3 11.1:1-2 11.2:1-3 11.3:1-3 11.4:1-4 11.5:1 11.6:1 12.1:1-3 12.2:1-2
12.3:1-4 13.1:1 13.2:1-5 13.3:1-2 13.4:1-5 14.1:1-2 14.2:1-4 14.3:1-3 15.1:1-3 15.2:1-3 15.3:1-7 16.1:1 16.2:1-5
16.3:1-4 16.4:1-3 16.5:1-3 17.1:1 17.2:1-4 17.3:1-2
"""


def _alle_nummers() -> set[str]:
    nummers = set()
    for deel in NUMMERS.split():
        paragraaf, _, bereik = deel.partition(":")
        van, _, tot = bereik.partition("-")
        nummers |= {f"{paragraaf}.{nummer}" for nummer in range(int(van), int(tot or van) + 1)}
    return nummers


@pytest.fixture(scope="module")
def register() -> list[dict[str, str]]:
    with (WORTEL / "docs" / "architectuur" / "asvs.csv").open(newline="", encoding="utf-8") as stroom:
        return list(csv.DictReader(stroom, delimiter=";"))


def test_every_requirement_is_judged_once_sec_35(register: list[dict[str, str]]) -> None:
    nummers = [regel["eis"] for regel in register]

    assert len(nummers) == len(set(nummers)) == sum(AANTAL.values())
    assert set(nummers) == _alle_nummers()
    assert {niveau: sum(regel["niveau"] == str(niveau) for regel in register) for niveau in AANTAL} == AANTAL


def test_every_verdict_is_one_of_five_and_says_what_it_rests_on_sec_35(register: list[dict[str, str]]) -> None:
    assert {regel["oordeel"] for regel in register} <= OORDELEN
    assert [regel["eis"] for regel in register if not regel["bewijs"].strip()] == []


def test_every_test_that_is_named_exists_sec_35(register: list[dict[str, str]]) -> None:
    bestaand = {
        naam
        for pad in (WORTEL / "tests").rglob("test_*.py")
        for naam in re.findall(r"def (test_\w+)", pad.read_text(encoding="utf-8"))
    }

    genoemd = {naam for regel in register for naam in regel["toetsen"].split()}

    assert sorted(genoemd - bestaand) == []


def test_enough_of_it_is_shown_by_a_test_sec_35(register: list[dict[str, str]]) -> None:
    assert sum(bool(regel["toetsen"]) for regel in register) >= MINSTENS_GETOETST
