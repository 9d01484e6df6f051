"""The people: exactly so many, all different, nobody real, and families that can exist."""

import pytest
from tests.simulatie.trekking.voorbeeld import KERNEN, ZAAD

from rotonde.kern.bsn import is_testnummer
from rotonde.simulatie.trekking import bevolking
from rotonde.simulatie.trekking.bevolking import BEGIN, PEILDATUM, Bevolking

INWONERS, HUISHOUDENS = 18_900, 7_800


@pytest.fixture(scope="module")
def getrokken() -> Bevolking:
    return bevolking.trek(ZAAD, "0246", INWONERS, HUISHOUDENS, KERNEN)


def test_there_are_exactly_so_many_people_in_so_many_households(getrokken: Bevolking) -> None:
    leden = [lid for huis in getrokken.huizen for lid in (*huis.volwassenen, *huis.kinderen)]
    assert (len(getrokken.mensen), len(getrokken.huizen)) == (INWONERS, HUISHOUDENS)
    assert sorted(leden) == list(range(INWONERS))
    assert [mens.nummer for mens in getrokken.mensen] == list(range(INWONERS))


def test_the_same_seed_draws_the_same_people_and_another_seed_others(getrokken: Bevolking) -> None:
    assert bevolking.trek(ZAAD, "0246", INWONERS, HUISHOUDENS, KERNEN) == getrokken
    assert bevolking.trek(ZAAD + 1, "0246", INWONERS, HUISHOUDENS, KERNEN) != getrokken


def test_every_number_is_a_test_number_and_stands_once_priv_59(getrokken: Bevolking) -> None:
    nummers = [mens.bsn for mens in getrokken.mensen]
    assert all(map(is_testnummer, nummers))
    assert len(set(nummers)) == INWONERS


def test_no_address_can_be_somebodys_priv_59(getrokken: Bevolking) -> None:
    adressen = {(huis.adres.postcode, huis.adres.huisnummer) for huis in getrokken.huizen}
    assert len(adressen) == HUISHOUDENS
    assert {postcode[4:] for postcode, _ in adressen} == {"SA", "SD", "SS"}


def test_the_kernen_get_their_share(getrokken: Bevolking) -> None:
    for kern, aandeel in KERNEN:
        in_kern = sum(huis.adres.kern == kern for huis in getrokken.huizen)
        assert abs(in_kern - aandeel * HUISHOUDENS) < 1


def test_families_can_exist(getrokken: Bevolking) -> None:
    mensen = getrokken.mensen
    for huis in getrokken.huizen:
        moeder = mensen[huis.volwassenen[0]]
        for kind in huis.kinderen:
            assert 19 <= mensen[kind].geboren.year - moeder.geboren.year <= 45
        for lid in (*huis.volwassenen, *huis.kinderen):
            assert mensen[lid].huishouden == huis.nummer
            assert mensen[lid].sinds >= max(mensen[lid].geboren, BEGIN, huis.vanaf)
            assert mensen[lid].geboren <= PEILDATUM
        assert all(mensen[lid].leeftijd(huis.vanaf) >= 17 for lid in huis.volwassenen)


def test_ages_look_like_those_of_a_municipality_of_villages(getrokken: Bevolking) -> None:
    leeftijden = [mens.leeftijd(PEILDATUM) for mens in getrokken.mensen]
    jong, oud = (sum(map(f, leeftijden)) / INWONERS for f in (lambda jaren: jaren < 18, lambda jaren: jaren >= 65))
    assert 0.17 < jong < 0.25
    assert 0.16 < oud < 0.27


def test_a_few_addresses_are_secret_for_the_whole_household(getrokken: Bevolking) -> None:
    geheim = {mens.huishouden for mens in getrokken.mensen if mens.geheimhouding}
    assert 10 < len(geheim) < 70
    assert all(mens.geheimhouding for mens in getrokken.mensen if mens.huishouden in geheim)


def test_the_demo_household_is_a_family_to_which_nothing_happened_yet(getrokken: Bevolking) -> None:
    huis = getrokken.huizen[getrokken.demo]
    assert huis.kinderen
    assert [mens.nummer for mens in getrokken.mensen if mens.email] == [huis.volwassenen[0]]
    assert huis not in getrokken.met_verleden


def test_people_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="passen niet"):
        bevolking.trek(ZAAD, "0246", 100, 100, KERNEN)
