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
