"""How names sort and are found."""

import pytest

from rotonde.inwoners.naam import hoofddeel, sorteersleutel


@pytest.mark.parametrize(
    ("achternaam", "verwacht"),
    [("van der Berg", "berg"), ("Bergsma", "bergsma"), ("De  Ávila", "avila"), ("Op 't Veld", "veld"), ("Van", "van")],
)
def test_prefixes_and_accents_do_not_count(achternaam: str, verwacht: str) -> None:
    assert hoofddeel(achternaam) == verwacht


def test_the_sort_key_starts_with_the_main_part_and_ends_with_the_prefix() -> None:
    assert sorteersleutel("Zoë", "van der Berg") == "berg, zoe, van der"
    assert sorteersleutel("Jan", "Smit") == "smit, jan"
