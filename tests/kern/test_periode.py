"""Half-open ranges: the day it ends is no longer part of it."""

from datetime import date
from uuid import UUID

import pytest
from django.db import connection
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


EEN = UUID("01a21e75-9d49-7e72-9db8-3a6c968a8c40")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ander", "gelijk"),
    [
        (EEN, True),
        (UUID("01a21e75-9d49-7e72-9db8-3a6c968a8c41"), False),
        (UUID("01a21e75-9d49-7e73-9db8-3a6c968a8c40"), False),
        (UUID("81a21e75-9d49-7e72-1db8-3a6c968a8c40"), False),
        (UUID(int=0), False),
        (UUID(int=2**128 - 1), False),
    ],
)
def test_een_uuid_is_alleen_gelijk_als_beide_helften_dat_zijn(ander: UUID, *, gelijk: bool) -> None:
    vraag = "SELECT kern_uuid_begin(%s) && kern_uuid_begin(%s) AND kern_uuid_eind(%s) && kern_uuid_eind(%s)"
    with connection.cursor() as cursor:
        cursor.execute(vraag, [EEN, ander, EEN, ander])
        assert cursor.fetchone() == (gelijk,)
        cursor.execute(vraag, [ander] * 4)
        assert cursor.fetchone() == (True,)
