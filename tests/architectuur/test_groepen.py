"""What takes minutes to make is made by one worker, for every test that needs it (AF-31)."""

import pytest
from tests.werkers import SAMEN, groep_van


def test_wat_samen_hoort_gaat_naar_een_werker(request: pytest.FixtureRequest) -> None:
    """Each test that asks for the drawn gemeenten, the copy or the cube is in the group of it."""
    groepen = {"bevolkt": "bevolkt", "kopie": "reservekopie", "meting": "kubus"}
    verdwaald = [
        item.nodeid
        for item in request.session.items
        for vraagt, groep in groepen.items()
        if vraagt in getattr(item, "fixturenames", ()) and groep_van(item.nodeid) != groep
    ]

    assert verdwaald == []


@pytest.mark.parametrize("begin", SAMEN)
def test_een_groep_noemt_wat_er_is(begin: str, pytestconfig: pytest.Config) -> None:
    assert (pytestconfig.rootpath / begin).exists()
    assert groep_van(f"{begin}::test") == SAMEN[begin]


def test_een_ander_gaat_alleen() -> None:
    assert groep_van("tests/kern/test_wie.py::test_iets") == "tests/kern/test_wie.py::test_iets"
