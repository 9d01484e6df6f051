"""YAML as people read it: no octal codes, no booleans out of words, and every value knows its line."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from rotonde.kern.pakket.lezer import Gelezen, lees, veldnaam


def gelezen(map_: Path, tekst: str) -> Gelezen:
    (map_ / "proef.yaml").write_text(tekst, encoding="utf-8")
    return lees(map_, "proef.yaml")


@pytest.mark.parametrize(
    ("tekst", "waarde"),
    [
        ("0246", "0246"),
        ("246", 246),
        ("12.50", Decimal("12.50")),
        ("no", "no"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("true", True),
        ("'true'", "true"),
        ("2024-01-31", date(2024, 1, 31)),
        ("'2024-01-31'", "2024-01-31"),
        ("~", None),
        ("9" * 5000, "9" * 5000),
        ("", None),
    ],
)
def test_een_waarde_betekent_wat_er_staat(tmp_path: Path, tekst: str, waarde: object) -> None:
    assert gelezen(tmp_path, f"veld: {tekst}\n").waarde == {"veld": waarde}


def test_elke_waarde_kent_haar_regel(tmp_path: Path) -> None:
    uit = gelezen(tmp_path, "# kop\nregels:\n  - code: a\n    naam: A\n  - {code: b}\n")
    assert uit.regel(("regels", 0, "naam")) == 4
    assert uit.regel(("regels", 1, "code")) == 5
    assert uit.regel(("regels", 1, "ontbreekt")) == 5


def test_veldnaam_telt_zoals_mensen() -> None:
    assert veldnaam(("regels", 2, "code")) == "regels[3].code"


@pytest.mark.parametrize(
    ("tekst", "regel", "deel"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "twee keer (eerder op regel 1)"),
        ("a: 1\nb: [1, 2\n", 3, "geen geldige YAML"),
        ("a: &x 1\nb: *x\n", 1, "verwijzing met & en *"),
        ("a: !!python/name:os.system x\n", 1, "label"),
        ("a: !eigen x\n", 1, "label"),
        ("a: 2024-02-30\n", 1, "bestaat niet als datum"),
        ("", 1, "leeg"),
        ("a: " + "[" * 5000, 1, "te diep"),
        ("a: 1\n---\nb: 2\n", 2, "geen geldige YAML"),
    ],
)
def test_wat_niet_gelezen_kan_worden_staat_er_als_zin(tmp_path: Path, tekst: str, regel: int, deel: str) -> None:
    bevindingen = gelezen(tmp_path, tekst).bevindingen
    assert [bevinding.regel for bevinding in bevindingen] == [regel]
    assert deel in str(bevindingen[0])
    assert str(bevindingen[0]).startswith(f"proef.yaml:{regel}")
    assert str(bevindingen[0]).endswith(".")


def test_geen_utf8_is_een_zin_en_geen_traceback(tmp_path: Path) -> None:
    (tmp_path / "proef.yaml").write_bytes("naam: Café".encode("latin-1"))
    assert "UTF-8" in str(lees(tmp_path, "proef.yaml").bevindingen[0])
