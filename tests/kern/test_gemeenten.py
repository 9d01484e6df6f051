"""The door remembers which gemeente stands under a slug, for a moment."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.kern.conftest import HEERDE

from rotonde.kern import gemeenten
from rotonde.kern.gemeenten import met_code, met_slug
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


@pytest.mark.parametrize("gestuurd", ["\0", "heerde\0", "0246\0", "", "zo/maar", "é"])
def test_what_can_be_no_name_is_not_put_to_the_database_sec_25(heerde: None, gestuurd: str) -> None:
    with CaptureQueriesContext(connection) as vragen:
        assert (met_slug(gestuurd), met_code(gestuurd)) == (None, None)

    assert len(vragen) == 0


def test_a_code_finds_its_gemeente_and_another_none_sec_25(heerde: None) -> None:
    gevonden = met_code(HEERDE)

    assert gevonden is not None
    assert gevonden.slug == "heerde"
    assert met_code("9999") is None


def test_an_address_with_a_nul_does_not_exist_and_is_no_error_sec_25(heerde: None, client: Client) -> None:
    assert client.get("/%00/").status_code == 404
    assert client.get("/heerde%00/").status_code == 404
