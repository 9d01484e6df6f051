"""Whole years, also for who was born on 29 February."""

from datetime import date

import pytest

from rotonde.kern.leeftijd import jaren


@pytest.mark.parametrize(
    ("geboren", "dag", "oud"),
    [
        (date(2010, 5, 6), date(2026, 5, 5), 15),
        (date(2010, 5, 6), date(2026, 5, 6), 16),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2024, 2, 29), 16),
    ],
)
def test_een_jaar_ouder_vanaf_de_verjaardag(geboren: date, dag: date, oud: int) -> None:
    assert jaren(geboren, dag) == oud
