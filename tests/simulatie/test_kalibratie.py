"""The calibration loader: the only reader of published figures in the simulation (AF-39)."""

from pathlib import Path

import pytest

from rotonde.simulatie import kalibratie
from rotonde.simulatie.trekking.doelen import zonder_publicatie

WORTEL = Path(__file__).resolve().parents[2]
HEERDE = WORTEL / "gemeenten" / "0246-heerde"


def test_the_published_series_become_targets_by_year() -> None:
    doelen = kalibratie.doelen(HEERDE, 18_900)
    assert doelen.gekalibreerd
    assert doelen.jeugd_clienten == {2022: 507, 2023: 540, 2024: 573}
    assert doelen.jeugd_kosten[2024] == 4_813_135
    assert doelen.bijstand_stand[2017] == 192
    assert (doelen.signalen[2024], doelen.signalen_pogingen[2024], doelen.signalen_contacten[2024]) == (715, 1058, 183)
    assert (doelen.telefoon[2021], doelen.bezoek[2023]) == (3797, 90)
    assert doelen.bezoek[2024] == doelen.bezoek[2023]


def test_earlier_stocks_of_jeugd_follow_the_published_changes() -> None:
    assert kalibratie.doelen(HEERDE, 18_900).jeugd_stand == {2022: 360, 2023: 400, 2024: 411}


def test_of_the_conflicting_flow_of_2023_the_outflow_is_followed() -> None:
    assert kalibratie.doelen(HEERDE, 18_900).bijstand_uitstroom == {2023: 47}


def test_the_stock_of_jeugd_by_age_follows_from_two_changes_that_must_meet() -> None:
    jong = kalibratie.doelen(HEERDE, 18_900).jeugd_jong
    assert jong == {2023: 217, 2024: 252}
    oud = {2023: 400 - 217, 2024: 411 - 252}
    assert (round(100 * (252 / 217 - 1)), round(100 * (oud[2024] / oud[2023] - 1))) == (16, -13)


def test_the_trajectgroepen_follow_from_the_share_and_the_changes() -> None:
    traject = kalibratie.doelen(HEERDE, 18_900).traject
    buiten = sum(aantal for groep, aantal in traject[2024].items() if groep != "reintegratie")
    assert (buiten, round(100 * buiten / sum(traject[2024].values()))) == (112, 75)
    mutatie = {groep: aantal - traject[2023][groep] for groep, aantal in traject[2024].items()}
    assert (mutatie["reintegratie"], mutatie["activering"]) == (6, -5)


def test_leefgeld_is_read_to_the_cent() -> None:
    doelen = kalibratie.doelen(HEERDE, 18_900)
    assert doelen.leefgeld_ontvangers == {"gemeentelijk": 28, "particulier": 3}
    assert doelen.leefgeld_centen == {"gemeentelijk": 11_917_441, "particulier": 1_193_830}
    assert (doelen.werk, doelen.werk_zonder_uitkering) == ({"loonkostensubsidie": 33, "beschut": 8}, 38)


def test_without_a_publication_nothing_is_claimed() -> None:
    assert kalibratie.doelen(WORTEL / "gemeenten" / "1509-oude-ijsselstreek", 1_450) == zonder_publicatie(1_450)


def test_a_publication_without_a_followed_series_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "raadsmonitor").mkdir()
    (tmp_path / "raadsmonitor" / "2024.yaml").write_text("regels:\n  - {code: iets.anders, waarden: []}\n")
    with pytest.raises(ValueError, match=r"jeugd\.unieke_clienten"):
        kalibratie.doelen(tmp_path, 100)


def test_nothing_else_in_the_simulation_opens_published_values_af_39() -> None:
    bron = WORTEL / "src" / "rotonde" / "simulatie"
    lezers = {pad.name for pad in bron.rglob("*.py") if "raadsmonitor" in pad.read_text(encoding="utf-8")}
    assert lezers == {"kalibratie.py"}
