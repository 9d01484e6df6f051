"""What facts can hold at all: a sentence, a name, a number of a person or a birth date does not fit (PRIV-53)."""

from datetime import date
from decimal import Decimal

import pytest

from rotonde.sturing.feiten import opslag
from rotonde.sturing.feiten.schema import FEITEN, Kolomsoort, controleer

SIGNAAL = {
    "signaal": "a" * 32, "over": "b" * 32, "partner": "waterbedrijf", "achterstand": "water",
    "bedrag": Decimal("12.50"), "ontvangen_op": date(2024, 1, 1), "afgerond_op": None, "resultaat": None,
}  # fmt: skip


def test_a_row_as_agreed_fits() -> None:
    controleer(FEITEN["signaal"], SIGNAAL)


@pytest.mark.parametrize(
    "wijziging",
    [
        {"signaal": "999990019"},
        {"signaal": "0b7c3a52-0000-7000-8000-000000000000"},
        {"partner": "Mevrouw de Vries"},
        {"partner": "belde op over haar huur"},
        {"bedrag": 12.5},
        {"ontvangen_op": None},
        {"ontvangen_op": "2024-01-01"},
        {"geboortedatum": date(1980, 1, 1)},
    ],
)
def test_what_does_not_belong_in_facts_is_refused_and_not_repeated_priv_53(wijziging: dict[str, object]) -> None:
    with pytest.raises(ValueError) as fout:
        controleer(FEITEN["signaal"], {**SIGNAAL, **wijziging})
    assert "Vries" not in str(fout.value)
    assert "999990019" not in str(fout.value)


def test_a_number_of_a_person_does_not_fit_in_a_number_either_priv_60() -> None:
    getallen = [kolom for tabel in FEITEN.values() for kolom in tabel.kolommen if kolom.soort == Kolomsoort.GETAL]
    assert {kolom.naam for kolom in getallen} == {"afslag", "gehoord", "verder", "geholpen"}
    with pytest.raises(ValueError, match="geheel getal"):
        opslag.in_geheugen({"voorziening": [_voorziening(999990019)]})
    assert opslag.in_geheugen({"voorziening": [_voorziening(2)]}).tel("SELECT afslag FROM voorziening") == 2


def _voorziening(afslag: int) -> dict[str, str | int | date | None]:
    return {
        "voorziening": "a" * 32, "persoon": "b" * 32, "wet": "wmo", "product": "hulp", "groep": "hulp",
        "afslag": afslag, "leveringsvorm": "zin", "van": date(2024, 1, 1), "tot": None, "gestart_op": None,
    }  # fmt: skip


def test_no_column_is_named_after_what_may_not_be_there_priv_53() -> None:
    verboden = {"bsn", "naam", "geboortedatum", "adres", "postcode", "huisnummer", "email", "telefoon", "onderwerp"}
    kolommen = {kolom.naam for tabel in FEITEN.values() for kolom in tabel.kolommen}
    assert kolommen & verboden == set()
    assert all(kolom.uitleg for tabel in FEITEN.values() for kolom in tabel.kolommen)
