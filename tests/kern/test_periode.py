"""Half-open ranges: the day it ends is no longer part of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rotonde.kern.periode import geldt_op, periode, sluit

DAGEN = st.dates(date(2000, 1, 1), date(2050, 12, 31))


def test_de_einddag_hoort_er_niet_bij() -> None:
    jaar = periode(date(2024, 1, 1), date(2025, 1, 1))

    assert geldt_op(jaar, date(2024, 12, 31))
    assert not geldt_op(jaar, date(2025, 1, 1))


def test_een_lege_periode_bestaat_niet() -> None:
    with pytest.raises(ValueError, match="eindigt na haar begin"):
        periode(date(2024, 1, 1), date(2024, 1, 1))


@given(van=DAGEN, tot=DAGEN)
def test_sluiten_laat_altijd_een_dag_over(van: date, tot: date) -> None:
    gesloten = sluit(periode(van), tot)

    assert geldt_op(gesloten, van)
    assert gesloten.upper == max(tot, date.fromordinal(van.toordinal() + 1))
