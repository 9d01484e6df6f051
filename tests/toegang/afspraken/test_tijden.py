"""When an afspraak can begin, by the Dutch clock."""

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.toegang.afspraken.agendablad import om

from rotonde.kern import klok
from rotonde.toegang.afspraken import tijden


def test_the_half_hours_of_an_office_day_in_which_it_fits() -> None:
    kort, lang = (tijden.begintijden(date(2024, 6, 3), minuten) for minuten in (30, 240))

    assert (kort[0], kort[1], kort[-1], len(kort)) == (om(9), om(9, 30), om(16, 30), 16)
    assert (lang[0], lang[-1]) == (om(9), om(13))


@pytest.mark.parametrize("dag", [date(2024, 6, 1), date(2024, 6, 2), date(2024, 5, 20), date(2024, 12, 25)])
def test_no_time_on_a_day_on_which_nobody_works(dag: date) -> None:
    assert tijden.begintijden(dag, 30) == []


@pytest.mark.parametrize(
    ("dag", "uren"),
    [(date(2024, 2, 29), 24), (date(2024, 3, 31), 23), (date(2024, 10, 27), 25), (date(2024, 6, 3), 24)],
)
def test_a_dutch_day_has_as_many_hours_as_the_clock_says(dag: date, uren: int) -> None:
    bereik = tijden.hele_dag(dag)

    assert bereik.upper.astimezone(UTC) - bereik.lower.astimezone(UTC) == timedelta(hours=uren)


def test_an_hour_is_an_hour_in_the_night_on_which_the_clock_is_changed() -> None:
    bereik = tijden.bereik(datetime(2024, 3, 31, 1, 30, tzinfo=klok.NEDERLAND), 60)

    assert bereik.upper - bereik.lower == timedelta(hours=1)
    assert tijden.van_tot(bereik) == "1.30 tot 3.30 uur"


@pytest.mark.parametrize(("minuten", "duur"), [(15, 30), (30, 30), (45, 60), (240, 240)])
def test_the_length_to_choose_is_the_shortest_in_which_it_fits(minuten: int, duur: int) -> None:
    assert tijden.duur_van(tijden.bereik(om(9), minuten)) == duur


def test_times_read_as_people_say_them() -> None:
    bereik = tijden.bereik(om(9), 30)

    assert tijden.van_tot(bereik) == "9.00 tot 9.30 uur"
    assert tijden.dag_in_woorden(bereik) == "maandag 3 juni 2024"


@pytest.mark.parametrize(("minuut", "samen"), [(29, True), (30, False)])
def test_what_ends_when_the_next_begins_does_not_collide(minuut: int, *, samen: bool) -> None:
    assert tijden.overlapt(tijden.bereik(om(9), 30), tijden.bereik(om(9, minuut), 30)) is samen


def test_the_first_day_is_today_or_the_next_on_which_people_work() -> None:
    for nu, eerste in ((om(12, dag=date(2024, 6, 1)), date(2024, 6, 3)), (om(12), date(2024, 6, 3))):
        with klok.op(nu):
            assert tijden.eerste_dag() == eerste
