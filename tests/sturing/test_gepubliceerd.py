"""What was published stands beside what is counted, and nothing that counts can reach it (AF-39)."""

import ast
from decimal import Decimal
from pathlib import Path

import pytest

from rotonde.sturing.gepubliceerd import lees_publicatie
from rotonde.sturing.indicatoren import INDICATOREN

BRON = Path(__file__).resolve().parents[2] / "src" / "rotonde"
LEZER = "rotonde.sturing.gepubliceerd"
MAG_LEZEN = {"sturing/views.py", "sturing/presenters.py"}


def _importeert(pad: Path) -> set[str]:
    namen: set[str] = set()
    for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
        if isinstance(knoop, ast.Import):
            namen |= {alias.name for alias in knoop.names}
        if isinstance(knoop, ast.ImportFrom) and knoop.module:
            namen |= {knoop.module, *(f"{knoop.module}.{alias.name}" for alias in knoop.names)}
    return namen


def test_only_the_screens_read_what_was_published_af_39() -> None:
    lezers = {str(pad.relative_to(BRON)) for pad in BRON.rglob("*.py") if LEZER in _importeert(pad)}
    assert lezers == MAG_LEZEN


def test_what_counts_reaches_the_published_reader_by_no_detour_af_39() -> None:
    """From the verbs, indicators, facts and jobs, following imports within sturing as far as they go."""
    te_doen = [
        f"rotonde.sturing.{naam}"
        for naam in ("actions", "bevriezing", "jobs", "rekenen", "indicatoren", "feiten.onttrekken")
    ]
    bereikt: set[str] = set()
    while te_doen:
        module = te_doen.pop()
        if module in bereikt or not module.startswith("rotonde.sturing"):
            continue
        bereikt.add(module)
        pad = BRON.parent / Path(*module.split("."))
        bestand = pad / "__init__.py" if pad.is_dir() else pad.with_suffix(".py")
        if bestand.is_file():
            te_doen += _importeert(bestand)
    assert "rotonde.sturing.indicatoren.jeugd" in bereikt
    assert LEZER not in bereikt


def test_no_module_that_counts_names_the_published_folder_af_39() -> None:
    tellend = [*(BRON / "sturing" / "indicatoren").glob("*.py"), *(BRON / "sturing" / "feiten").glob("*.py")]
    tellend += [BRON / "sturing" / f"{naam}.py" for naam in ("actions", "rekenen", "bevriezing", "jobs", "queries")]
    assert len(tellend) > 10
    assert [pad.name for pad in tellend if "raadsmonitor" in pad.read_text(encoding="utf-8")] == []
    assert "raadsmonitor" in (BRON / "sturing" / "gepubliceerd.py").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("code", "periode", "waarde"),
    [
        ("jeugd.unieke_clienten", "2024", 573),
        ("pw.bijstand.aantal", "2024-12-31", 175),
        ("pw.bijstand.instroom", "2023", 54),
        ("pw.bijstand.langer_dan_jaar", "2024-12-31", 79),
    ],
)
def test_the_publication_of_heerde_is_found_by_code_and_period(code: str, periode: str, waarde: int) -> None:
    gevonden = lees_publicatie("0246", 2024).bij(code, periode)
    assert gevonden is not None
    assert (gevonden.waarde, gevonden.bron[:17]) == (Decimal(waarde), "Raadsmonitor 2024")


def test_at_least_ten_series_stand_beside_their_publication() -> None:
    publicatie = lees_publicatie("0246", 2024)
    naast = [code for code in INDICATOREN if publicatie.bij(code, "2024") or publicatie.bij(code, "2024-12-31")]
    assert len(naast) >= 10


def test_what_was_not_published_is_absent() -> None:
    assert lees_publicatie("0246", 2024).bij("stip.contacten.bezoekers", "2024") is None
    assert lees_publicatie("0246", 2024).bij("bestaat.niet", "2024") is None
    assert lees_publicatie("0246", 1999).bij("jeugd.unieke_clienten", "2024") is None
    assert lees_publicatie("9999", 2024).bij("jeugd.unieke_clienten", "2024") is None
