"""Who moves and who dies: nobody twice, nobody in a house where somebody lives, and only what can be."""

import pytest
from tests.simulatie.trekking.voorbeeld import KERNEN, ZAAD

from rotonde.kern.bsn import is_testnummer
from rotonde.simulatie.trekking import bevolking, levensloop
from rotonde.simulatie.trekking.bevolking import PEILDATUM, Bevolking
from rotonde.simulatie.trekking.bron import bron
from rotonde.simulatie.trekking.levensloop import EERSTE_DAG, Levensloop


@pytest.fixture(scope="module")
def mensen() -> Bevolking:
    return bevolking.trek(ZAAD, "0246", 4000, 1650, KERNEN)


@pytest.fixture(scope="module")
def loop(mensen: Bevolking) -> Levensloop:
    return _trek(mensen, ZAAD)


def _trek(mensen: Bevolking, zaad: int) -> Levensloop:
    return levensloop.trek(bron(zaad, "0246", "levensloop"), mensen, mensen.vrije_nummers)


def test_the_same_seed_draws_the_same_lives(mensen: Bevolking, loop: Levensloop) -> None:
    assert _trek(mensen, ZAAD) == loop
    assert _trek(mensen, ZAAD + 1) != loop


def test_who_died_left_somebody_old_and_alone_and_has_a_number_of_nobody_else_priv_59(
    mensen: Bevolking, loop: Levensloop
) -> None:
    assert len(loop.overledenen) > 10
    for overledene in loop.overledenen:
        huis = mensen.huizen[overledene.mens.huishouden]
        assert (len(huis.volwassenen), huis.kinderen) == (1, ())
        assert EERSTE_DAG <= overledene.op <= PEILDATUM
        assert overledene.mens.leeftijd(overledene.op) >= 55
        assert overledene.mens.sinds < overledene.op
        assert is_testnummer(overledene.mens.bsn)
    nummers = {o.mens.bsn for o in loop.overledenen}
    assert len(nummers | {mens.bsn for mens in mensen.mensen}) == len(loop.overledenen) + len(mensen.mensen)
    assert len({o.mens.huishouden for o in loop.overledenen}) == len(loop.overledenen)


def test_on_no_day_two_households_live_at_one_address(mensen: Bevolking, loop: Levensloop) -> None:
    assert len(loop.verhuizingen) > 50
    assert len({v.huis for v in loop.verhuizingen}) == len(loop.verhuizingen)
    woont = {huis.nummer: huis.adres for huis in mensen.huizen}
    for verhuizing in loop.verhuizingen:
        woont[verhuizing.huis] = verhuizing.naar
        assert len(set(woont.values())) == len(woont)
    assert woont == {huis.nummer: loop.adres(huis, PEILDATUM) for huis in mensen.huizen}


def test_no_secret_household_and_not_the_one_of_the_demo_moves(mensen: Bevolking, loop: Levensloop) -> None:
    verhuisd = {v.huis for v in loop.verhuizingen}
    assert mensen.demo not in verhuisd
    assert not verhuisd & {mens.huishouden for mens in mensen.mensen if mens.geheimhouding}
