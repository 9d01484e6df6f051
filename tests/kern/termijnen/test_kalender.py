"""Working days and recognised holidays, against the published calendar (Algemene termijnenwet art. 1 and 3)."""

import datetime as dt

import pytest

from rotonde.kern.termijnen import tabel
from rotonde.kern.termijnen.kalender import Kalender
from rotonde.kern.termijnen.schema import GelijkgesteldeDag

D = dt.date.fromisoformat
KALENDER = tabel.kalender()


def test_holidays_of_a_year_are_the_nine_of_the_law_atw_02() -> None:
    assert dict(KALENDER.feestdagen(2025)) == {
        D("2025-01-01"): "Nieuwjaarsdag",
        D("2025-04-18"): "Goede Vrijdag",
        D("2025-04-21"): "Tweede Paasdag",
        D("2025-04-26"): "Koningsdag",  # 27 april is zondag
        D("2025-05-05"): "Bevrijdingsdag",
        D("2025-05-29"): "Hemelvaartsdag",
        D("2025-06-09"): "Tweede Pinksterdag",
        D("2025-12-25"): "Eerste Kerstdag",
        D("2025-12-26"): "Tweede Kerstdag",
    }


@pytest.mark.parametrize(
    ("jaar", "dag", "naam"),
    [
        (2026, "2026-04-27", "Koningsdag"),
        (2031, "2031-04-26", "Koningsdag"),  # 27 april is zondag
        (2013, "2013-04-30", "Koninginnedag"),  # until the reign of the King
    ],
)
def test_the_birthday_of_the_king_is_never_on_a_sunday_and_has_a_period_atw_02(jaar: int, dag: str, naam: str) -> None:
    assert KALENDER.feestdagen(jaar)[D(dag)] == naam
    assert D(f"{jaar}-04-27").weekday() == 6 or (jaar == 2013) == (D(f"{jaar}-04-27") not in KALENDER.feestdagen(jaar))


PASEN = """
2015-04-05 2016-03-27 2017-04-16 2018-04-01 2019-04-21 2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31
2027-03-28 2028-04-16 2029-04-01 2030-04-21 2031-04-13 2032-03-28 2033-04-17 2034-04-09 2035-03-25
"""


@pytest.mark.parametrize("pasen", PASEN.split())
def test_easter_monday_follows_the_published_date_of_easter(pasen: str) -> None:
    assert KALENDER.feestdagen(D(pasen).year)[D(pasen) + dt.timedelta(days=1)] == "Tweede Paasdag"


def test_two_holidays_on_one_day_share_it() -> None:
    assert KALENDER.feestdagen(2016)[D("2016-05-05")] == "Bevrijdingsdag en Hemelvaartsdag"


def test_a_day_off_says_why() -> None:
    assert KALENDER.waarom_geen_werkdag(D("2026-04-06")) == "Tweede Paasdag"
    assert KALENDER.waarom_geen_werkdag(D("2026-04-04")) == "zaterdag"
    assert KALENDER.waarom_geen_werkdag(D("2026-04-05")) == "zondag"
    assert KALENDER.waarom_geen_werkdag(D("2026-04-07")) == ""


def test_a_working_day_stays_where_it_is_and_a_holiday_moves_on_atw_01() -> None:
    assert KALENDER.eerste_werkdag(D("2026-11-23")) == D("2026-11-23")
    assert KALENDER.eerste_werkdag(D("2026-12-25")) == D("2026-12-28")


@pytest.mark.parametrize(
    ("dag", "na"),
    [
        pytest.param("2026-11-23", "2026-11-30", id="een gewone week"),
        pytest.param("2026-12-23", "2026-12-31", id="Kerst en een weekend"),
        pytest.param("2026-11-22", "2026-11-27", id="ontvangen op zondag"),
    ],
)
def test_five_werkdagen_later_leaves_weekends_and_holidays_out(dag: str, na: str) -> None:
    assert KALENDER.na_werkdagen(D(dag), 5) == D(na)


def test_an_equated_day_counts_once_it_is_applied_and_not_before_atw_02() -> None:
    dag = D("2026-05-15")
    met = Kalender(KALENDER.regels, (GelijkgesteldeDag(dag=dag, zeker="hoog", toegepast=True),))

    assert KALENDER.is_werkdag(dag)
    assert not met.is_werkdag(dag)
    assert met.eerste_werkdag(dag) == D("2026-05-18")
    assert met.is_werkdag(D("2027-05-14"))


def test_the_days_that_wait_for_a_jurist_are_left_out_unless_asked_for() -> None:
    gewoon, ruim = tabel.kalender(), tabel.kalender(ook_onbevestigd=True)

    assert len(ruim.gelijkgesteld) > len(gewoon.gelijkgesteld)
    assert all(dag.toegepast for dag in gewoon.gelijkgesteld)
