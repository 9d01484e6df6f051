"""By when somebody acts, and who may say another time than now."""

from datetime import date

import pytest
from django.test import override_settings

from rotonde.kern import klok
from rotonde.toegang.tijd import op, oppaktermijn


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


def test_another_time_is_refused_in_production_af_11() -> None:
    toen = klok.moment(date(2023, 1, 2))
    with op(toen) as moment:
        assert moment == toen == klok.nu()
    with override_settings(ROTONDE_KLOK_VERZETBAAR=False), pytest.raises(RuntimeError), op(toen):
        pass
