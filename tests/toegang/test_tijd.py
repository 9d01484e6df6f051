"""By when somebody acts, and who may say another time than now."""

from datetime import date

import pytest
from django.test import override_settings

from rotonde.kern import klok
from rotonde.toegang.soorten import Spoed
from rotonde.toegang.tijd import op, oppaktermijn, spoed


@pytest.mark.parametrize(
    ("ontvangen", "uiterlijk"),
    [
        (date(2026, 3, 2), date(2026, 3, 9)),  # Monday: the Monday after
        (date(2026, 3, 6), date(2026, 3, 13)),  # Friday: the Friday after
        (date(2026, 3, 7), date(2026, 3, 13)),  # Saturday counts from Monday
        (date(2026, 4, 2), date(2026, 4, 13)),  # Goede Vrijdag and Easter Monday do not count
    ],
)
def test_somebody_acts_within_five_werkdagen(ontvangen: date, uiterlijk: date) -> None:
    termijn = oppaktermijn(ontvangen)

    assert (termijn.regel.id, termijn.dag) == ("HUIS-01", uiterlijk)


@pytest.mark.parametrize(
    ("vandaag", "stand"),
    [
        (date(2026, 3, 10), Spoed.RUIM),  # Tuesday before the last day, a Friday
        (date(2026, 3, 12), Spoed.BIJNA),
        (date(2026, 3, 13), Spoed.BIJNA),
        (date(2026, 3, 14), Spoed.TE_LAAT),
    ],
)
def test_what_waits_shows_red_before_its_last_day_has_passed(vandaag: date, stand: Spoed) -> None:
    with klok.op(klok.moment(vandaag)):
        assert spoed(date(2026, 3, 13)) == stand


def test_a_weekend_is_no_time_to_act_in() -> None:
    with klok.op(klok.moment(date(2026, 3, 13))):
        assert (spoed(date(2026, 3, 16)), spoed(date(2026, 3, 17))) == (Spoed.BIJNA, Spoed.RUIM)


def test_another_time_is_refused_in_production_af_11() -> None:
    toen = klok.moment(date(2023, 1, 2))
    with op(toen) as moment:
        assert moment == toen == klok.nu()
    with override_settings(ROTONDE_KLOK_VERZETBAAR=False), pytest.raises(RuntimeError), op(toen):
        pass
