"""Working days and recognised holidays, against the published calendar (Algemene termijnenwet art. 1 and 3)."""

import datetime as dt

import pytest

from rotonde.kern.werkdagen import eerste_werkdag, feestdagen, is_werkdag, na_werkdagen

D = dt.date.fromisoformat


def test_holidays_of_a_year_are_those_of_the_law_atw_02() -> None:
    assert sorted(feestdagen(2025)) == [
        D("2025-01-01"),
        D("2025-04-18"),
        D("2025-04-21"),
        D("2025-04-26"),  # 27 april is zondag
        D("2025-05-05"),
        D("2025-05-29"),
        D("2025-06-09"),
        D("2025-12-25"),
        D("2025-12-26"),
    ]


PASEN = """
2015-04-05 2016-03-27 2017-04-16 2018-04-01 2019-04-21 2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31
2027-03-28 2028-04-16 2029-04-01 2030-04-21 2031-04-13 2032-03-28 2033-04-17 2034-04-09 2035-03-25
"""


@pytest.mark.parametrize("pasen", PASEN.split())
def test_easter_monday_follows_the_published_date_of_easter(pasen: str) -> None:
    assert D(pasen) + dt.timedelta(days=1) in feestdagen(D(pasen).year)


def test_a_working_day_stays_where_it_is() -> None:
    assert eerste_werkdag(D("2026-11-23")) == D("2026-11-23")


def test_what_ends_on_a_holiday_moves_on() -> None:
    assert eerste_werkdag(D("2026-12-25")) == D("2026-12-28")


def test_a_monday_is_a_werkdag_unless_it_is_easter() -> None:
    assert is_werkdag(D("2026-03-30"))
    assert not is_werkdag(D("2026-04-06"))


@pytest.mark.parametrize(
    ("dag", "na"),
    [
        pytest.param("2026-11-23", "2026-11-30", id="een gewone week"),
        pytest.param("2026-12-23", "2026-12-31", id="Kerst en een weekend"),
        pytest.param("2026-11-22", "2026-11-27", id="ontvangen op zondag"),
    ],
)
def test_five_werkdagen_later_leaves_weekends_and_holidays_out(dag: str, na: str) -> None:
    assert na_werkdagen(D(dag), 5) == D(na)
