"""Whatever is divided, nothing is lost and nothing appears."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rotonde.simulatie.trekking.verdeling import verdeel, verdeel_begrensd

gewichten = st.lists(st.floats(0.01, 1000), min_size=1, max_size=60)


@given(totaal=st.integers(0, 10_000_000), gewichten=gewichten)
def test_the_parts_add_up_and_each_is_within_one_of_its_share(totaal: int, gewichten: list[float]) -> None:
    delen = verdeel(totaal, gewichten)
    assert sum(delen) == totaal
    for deel, gewicht in zip(delen, gewichten, strict=True):
        assert abs(deel - totaal * gewicht / sum(gewichten)) < 1 + 1e-6


@given(gewichten=gewichten, ruimte=st.integers(0, 100_000))
def test_no_part_passes_its_bound(gewichten: list[float], ruimte: int) -> None:
    grenzen = [ruimte + nr for nr in range(len(gewichten))]
    totaal = sum(grenzen) * 3 // 4
    delen = verdeel_begrensd(totaal, gewichten, grenzen)
    assert sum(delen) == totaal
    assert all(deel <= grens for deel, grens in zip(delen, grenzen, strict=True))


def test_more_than_fits_is_an_error_and_what_just_fits_is_not() -> None:
    with pytest.raises(ValueError, match="te verdelen"):
        verdeel_begrensd(11, [1, 1], [5, 5])
    assert verdeel_begrensd(10, [1, 1], [5, 5]) == [5, 5]


def test_without_weight_there_is_nothing_to_divide_over() -> None:
    with pytest.raises(ValueError, match="gewicht"):
        verdeel(1, [0, 0])
