"""How figures and dates read in Dutch."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from rotonde.kern import opmaak
from rotonde.kern.periode import periode


@pytest.mark.parametrize(
    ("bedrag", "tekst"),
    [(Decimal("1234.5"), "€\u00a01.234,50"), (Decimal("-0.005"), "-€\u00a00,01"), (Decimal(0), "€\u00a00,00")],
)
def test_euro(bedrag: Decimal, tekst: str) -> None:
    assert opmaak.euro(bedrag) == tekst


def test_getal_zonder_decimalen_rondt_naar_boven_op_de_helft() -> None:
    assert opmaak.getal(Decimal("1234567.5")) == "1.234.568"


def test_datumtijd_is_nederlandse_tijd() -> None:
    assert opmaak.datumtijd(datetime(2026, 7, 1, 22, 5, tzinfo=UTC)) == "2 juli 2026, 00.05 uur"


def test_een_periode_noemt_de_laatste_dag_mee() -> None:
    assert opmaak.periode(periode(date(2024, 1, 1), date(2025, 1, 1))) == "1 januari 2024 tot en met 31 december 2024"
    assert opmaak.periode(periode(date(2024, 1, 1))) == "vanaf 1 januari 2024"
