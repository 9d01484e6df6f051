"""The page of requirements and the tests point at each other, so neither can claim what the other does not show."""

import re
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
PAGINA = TESTS.parent / "docs" / "architectuur" / "eisen.md"
NAAM = re.compile(r"^ *def (test_\w+)", re.MULTILINE)
EIS_IN_NAAM = re.compile(r"_(priv|sec|rel|af)_(\d+)")
REGEL = re.compile(r"^\| ([A-Z]+-\d+) \|(.+)\|$", re.MULTILINE)
GENOEMD = re.compile(r"`(test_\w+)`")


def _tests() -> set[str]:
    bestanden = (pad.read_text(encoding="utf-8") for pad in TESTS.rglob("test_*.py"))
    return {naam for tekst in bestanden for naam in NAAM.findall(tekst)}


def _eisen_van(naam: str) -> set[str]:
    return {f"{soort.upper()}-{nummer}" for soort, nummer in EIS_IN_NAAM.findall(naam)}


def _regels() -> dict[str, str]:
    return dict(REGEL.findall(PAGINA.read_text(encoding="utf-8")))


def test_elke_eis_staat_er_een_keer() -> None:
    genoemd = [eis for eis, _ in REGEL.findall(PAGINA.read_text(encoding="utf-8"))]

    assert {eis for eis in genoemd if genoemd.count(eis) > 1} == set()


def test_elke_test_op_de_pagina_bestaat_en_draagt_de_eis() -> None:
    bestaat = _tests()
    fout = [
        (eis, naam)
        for eis, regel in _regels().items()
        for naam in GENOEMD.findall(regel)
        if naam not in bestaat or eis not in _eisen_van(naam)
    ]

    assert fout == []


def test_elke_eis_op_de_pagina_heeft_een_test_of_zegt_dat_zij_nog_niet_geldt() -> None:
    zonder = {eis: regel for eis, regel in _regels().items() if not GENOEMD.search(regel)}

    assert [eis for eis, regel in zonder.items() if not regel.strip().startswith("Not yet")] == []


def test_elke_eis_in_een_testnaam_staat_op_de_pagina() -> None:
    assert {eis for naam in _tests() for eis in _eisen_van(naam)} - set(_regels()) == set()
