"""One clock; another time exists in demo and tests only (AF-11)."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from rotonde.kern import klok, wie
from rotonde.kern.bescherming import basis
from rotonde.kern.soorten import Doel, Wet


def test_vandaag_is_de_nederlandse_dag() -> None:
    with klok.op(datetime(2024, 12, 31, 23, 30, tzinfo=UTC)):
        assert klok.vandaag() == date(2025, 1, 1)


def test_in_productie_is_de_klok_niet_te_verzetten_af_11(settings: Settings) -> None:
    settings.ROTONDE_KLOK_VERZETBAAR = False

    with (
        pytest.raises(RuntimeError, match="alleen in een demonstratie of test"),
        klok.op(klok.moment(date(2024, 1, 1))),
    ):
        pass


def test_de_database_volgt_de_gezette_klok(db: None) -> None:
    vrager = wie.dienst(gemeente="0246", wet=Wet.WMO, doel=Doel.UITVOERING, grond="test")

    with klok.op(klok.moment(date(2023, 5, 1))), wie.als(vrager), connection.cursor() as cursor:
        cursor.execute("SELECT kern_vandaag()")
        assert cursor.fetchone() == (date(2023, 5, 1),)


def test_een_productiedatabase_kent_geen_functie_die_een_tijd_aanneemt_af_11() -> None:
    productie = "".join(basis.functies(klok_verzetbaar=False))

    assert "rotonde.nu" not in productie
    assert "rotonde.nu" in "".join(basis.functies(klok_verzetbaar=True))
