"""The abonnementstarief per month and year (EB-01)."""

import datetime as dt
from decimal import Decimal

import pytest

from rotonde.kern.fouten import Ongeldig
from rotonde.kern.termijnen.bijdrage import bijdragen, tarief_op

D = dt.date.fromisoformat


@pytest.mark.parametrize(
    ("dag", "bedrag"),
    [
        ("2019-06-01", "17.50"),
        ("2023-12-31", "19.00"),
        ("2024-01-01", "20.60"),
        ("2025-07-01", "21.00"),
        ("2026-12-31", "21.80"),
    ],
)
def test_each_year_has_its_amount_eb_01(dag: str, bedrag: str) -> None:
    assert tarief_op(D(dag)).bedrag == Decimal(bedrag)


def test_an_amount_is_not_guessed_ahead_eb_01() -> None:
    with pytest.raises(Ongeldig, match="januari 2027"):
        tarief_op(D("2027-01-01"))


def test_a_huishouden_pays_from_the_month_after_the_start_to_that_of_the_end_eb_01() -> None:
    maanden = bijdragen(D("2025-10-15"), D("2026-02-03"), tot_en_met=D("2026-12-31"))

    assert [(m.maand.month, m.bedrag) for m in maanden] == [
        (11, Decimal("21.00")),
        (12, Decimal("21.00")),
        (1, Decimal("21.80")),
        (2, Decimal("21.80")),
    ]


def test_a_month_that_was_not_collected_costs_nothing_and_a_lower_amount_holds_eb_01() -> None:
    maanden = bijdragen(D("2020-02-10"), None, tot_en_met=D("2020-06-30"), lager=Decimal("10.00"))

    assert [m.bedrag for m in maanden] == [Decimal("10.00"), Decimal(0), Decimal(0), Decimal("10.00")]


def test_a_tariff_per_four_weeks_gives_no_months_eb_01() -> None:
    with pytest.raises(Ongeldig, match="per 4 weken"):
        bijdragen(D("2019-02-10"), None, tot_en_met=D("2019-06-30"))
