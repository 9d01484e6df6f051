"""The door remembers which gemeente stands under a slug, for a moment."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.kern.conftest import HEERDE

from rotonde.kern import gemeenten
from rotonde.kern.gemeenten import met_slug
from rotonde.kern.models import Gemeente


def _naam() -> str:
    gevonden = met_slug("heerde")
    assert gevonden is not None
    return gevonden.naam


@pytest.fixture
def heerde(db: None) -> None:
    Gemeente.objects.create(code=HEERDE, naam="Heerde", slug="heerde")


@pytest.fixture
def klok(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time of the process, to be set by the test."""
    gemeenten.vergeet()
    tijd = [1000.0]
    monkeypatch.setattr("rotonde.kern.gemeenten.time.monotonic", lambda: tijd[0])
    return tijd


def test_a_second_request_does_not_ask_the_database(heerde: None, klok: list[float]) -> None:
    assert _naam() == "Heerde"

    with CaptureQueriesContext(connection) as vragen:
        assert _naam() == "Heerde"

    assert len(vragen) == 0


def test_a_change_elsewhere_is_seen_within_seconds(heerde: None, klok: list[float]) -> None:
    assert _naam() == "Heerde"
    Gemeente.objects.filter(code=HEERDE).update(naam="Heerde en omstreken")
    assert _naam() == "Heerde"

    klok[0] += gemeenten.GELDIG

    assert _naam() == "Heerde en omstreken"


def test_what_is_not_there_can_come(db: None, klok: list[float]) -> None:
    assert met_slug("heerde") is None
    Gemeente.objects.create(code=HEERDE, naam="Heerde", slug="heerde")

    gemeenten.vergeet()

    assert _naam() == "Heerde"
