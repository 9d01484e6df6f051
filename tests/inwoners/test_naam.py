"""How names sort and are found."""

import pytest

from rotonde.inwoners.naam import hoofddeel, schrijffouten, sorteersleutel


@pytest.mark.parametrize(
    ("achternaam", "verwacht"),
    [("van der Berg", "berg"), ("Bergsma", "bergsma"), ("De  Ávila", "avila"), ("Op 't Veld", "veld"), ("Van", "van")],
)
def test_prefixes_and_accents_do_not_count(achternaam: str, verwacht: str) -> None:
    assert hoofddeel(achternaam) == verwacht


def test_the_sort_key_starts_with_the_main_part_and_ends_with_the_prefix() -> None:
    assert sorteersleutel("Zoë", "van der Berg") == "berg, zoe, van der"
    assert sorteersleutel("Jan", "Smit") == "smit, jan"


@pytest.mark.parametrize(
    ("getypt", "achternaam", "fouten"),
    [
        ("van der Berg", "van den Berg", 0),
        ("Jansn", "Jansen", 1),
        ("Jansenn", "Jansen", 1),
        ("Jamsen", "Jansen", 1),
        ("Jasnen", "Jansen", 1),
        ("van Dyk", "van Dijk", 0),
        ("Jansem", "Jansen-de Boer", 1),
        ("Oosterhuys", "Oosterhuis", 1),
        ("Oostrehuys", "Oosterhuis", 2),
        ("Jnsne", "Jansen", None),
        ("Po", "Pa", None),
        ("Smit", "Jansen", None),
    ],
)
def test_a_name_with_a_letter_wrong_is_like_it_and_another_name_is_not_priv_15(
    getypt: str, achternaam: str, fouten: int | None
) -> None:
    assert schrijffouten(getypt, sorteersleutel("Jan", achternaam)) == fouten
