"""A table for a spreadsheet program: every cell is text, whatever somebody typed."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rotonde.vorm.rekenblad import csv_bestand, veilig


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "  ="])
def test_wat_een_formule_kan_zijn_staat_achter_een_aanhalingsteken_sec_19(begin: str) -> None:
    assert veilig(f"{begin}1+1") == f"'{begin}1+1"


@pytest.mark.parametrize("tekst", ["Anna", "12", "", "a=b", "van der Berg-de Wit"])
def test_gewone_tekst_blijft_zoals_zij_is_sec_19(tekst: str) -> None:
    assert veilig(tekst) == tekst


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=1, max_size=4))
def test_geen_enkele_cel_begint_als_formule_en_geen_cel_raakt_weg_sec_19(rij: list[str]) -> None:
    tekst = csv_bestand(rij, [rij]).decode("utf-8-sig")

    for gelezen in csv.reader(io.StringIO(tekst, newline=""), delimiter=";"):
        assert len(gelezen) == len(rij)
        assert not [cel for cel in gelezen if cel.lstrip(" ")[:1] in {"=", "+", "-", "@", "\t", "\r"} - {""}]
