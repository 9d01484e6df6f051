"""Elfproef, test range and mask."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rotonde.kern import bsn
from rotonde.kern.fouten import Ongeldig

GELDIG = "999990019"


@pytest.mark.parametrize("nummer", ["", "12345678", "1234567890", "000000000", "99999001a", "999990018"])
def test_voldoet_weigert_wat_geen_bsn_is(nummer: str) -> None:
    assert not bsn.voldoet(nummer)


def test_voldoet_aanvaardt_een_testnummer() -> None:
    assert bsn.voldoet(GELDIG)
    assert bsn.is_testnummer(GELDIG)


def test_een_geldig_nummer_buiten_de_reeks_is_geen_testnummer() -> None:
    assert bsn.voldoet("111222333")
    assert not bsn.is_testnummer("111222333")


@given(st.integers(0, 8), st.integers(1, 9))
def test_een_verkeerd_cijfer_valt_op(plaats: int, verschil: int) -> None:
    cijfers = list(GELDIG)
    cijfers[plaats] = str((int(cijfers[plaats]) + verschil) % 10)

    assert not bsn.voldoet("".join(cijfers))


def test_testnummers_zijn_alle_verschillend_en_geldig() -> None:
    eerste = list(islice(bsn.testnummers(), 500))

    assert len(set(eerste)) == 500
    assert all(bsn.is_testnummer(nummer) for nummer in eerste)


def test_eis_laat_spaties_en_punten_toe() -> None:
    assert bsn.eis("9999 90.019") == GELDIG


def test_eis_zegt_wat_te_doen() -> None:
    with pytest.raises(Ongeldig, match="controleer de negen cijfers"):
        bsn.eis("123456789")


def test_gemaskeerd_toont_alleen_het_einde_priv_60() -> None:
    assert bsn.gemaskeerd(GELDIG) == "••••••019"
