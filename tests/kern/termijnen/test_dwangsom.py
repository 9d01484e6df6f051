"""What being late costs, to the euro (AWB-05, AWB-06, AWB-14)."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rotonde.kern.fouten import Ongeldig
from rotonde.kern.termijnen.dwangsom import bedrag, bereken_dwangsom, tarief_op
from rotonde.kern.termijnen.schema import Dwangsomregel

D = dt.date.fromisoformat
NU = tarief_op(D("2026-01-01"))


@pytest.mark.parametrize(
    ("dagen", "euro"), [(0, 0), (1, 23), (14, 322), (15, 357), (20, 532), (28, 812), (29, 857), (42, 1442), (60, 1442)]
)
def test_each_day_costs_what_its_fortnight_costs_awb_06(dagen: int, euro: int) -> None:
    assert bedrag(NU, dagen) == Decimal(euro)


def test_it_begins_the_day_after_two_weeks_and_ends_after_42_days_awb_05_awb_06() -> None:
    dwangsom = bereken_dwangsom(D("2026-04-06"), D("2026-04-07"), tot_en_met=D("2026-05-11"))

    assert dwangsom.eerste_dag == D("2026-04-22")
    assert dwangsom.laatste_dag == D("2026-06-02")
    assert (dwangsom.dagen, dwangsom.bedrag) == (20, Decimal(532))
    assert dwangsom.vaststellen is not None
    assert dwangsom.vaststellen.dag == D("2026-05-26")  # twee weken na 11 mei is Tweede Pinksterdag


def test_who_decides_within_the_two_weeks_owes_nothing_awb_05() -> None:
    dwangsom = bereken_dwangsom(D("2026-04-06"), D("2026-04-07"), tot_en_met=D("2026-04-21"))

    assert (dwangsom.dagen, dwangsom.bedrag, dwangsom.vaststellen) == (0, Decimal(0), None)


def test_a_letter_that_comes_before_the_term_has_passed_starts_nothing_awb_05() -> None:
    with pytest.raises(Ongeldig, match="te vroeg: beslissen kon tot en met 7 april 2026"):
        bereken_dwangsom(D("2026-04-07"), D("2026-04-07"), tot_en_met=D("2026-05-11"))


def test_a_running_dwangsom_keeps_the_amounts_of_its_first_day_awb_06() -> None:
    dwangsom = bereken_dwangsom(D("2018-12-01"), D("2018-12-10"), tot_en_met=D("2019-01-20"))

    assert dwangsom.eerste_dag == D("2018-12-25")  # a holiday costs as much as any day
    assert dwangsom.tarief.versie == "2009-10"


def test_before_the_law_there_is_no_amount() -> None:
    with pytest.raises(Ongeldig, match="geen bedragen"):
        tarief_op(D("2009-09-30"))


@given(st.integers(0, 100))
def test_a_day_more_never_costs_less_nor_more_than_the_ceiling_awb_06(dagen: int) -> None:
    assert bedrag(NU, dagen) <= bedrag(NU, dagen + 1) <= NU.hoogstens


def test_a_table_whose_steps_do_not_add_up_is_refused() -> None:
    with pytest.raises(ValueError, match="tellen op tot 322"):
        Dwangsomregel.model_validate(
            {
                "versie": "2030-01",
                "geldig": {"van": D("2030-01-01")},
                "treden": [{"dagen": 14, "bedrag": 23}],
                "hoogstens": 500,
                "zeker": "laag",
            }
        )
