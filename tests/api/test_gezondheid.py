"""Health tells the truth: each part that breaks makes it red (REL-20)."""

import json
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection
from pytest_django.fixtures import Settings
from tests.keuring.client import KeurendeClient

from rotonde.api import gezondheid

Als = Callable[[str], psycopg.Connection]


def _werker(seconden: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - make_interval(secs => %s))", [seconden]
        )


def _taak(naam: str, status: str, gebeurd: str, seconden: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status) VALUES ('default', %s, %s) RETURNING id",
            [naam, status],
        )
        (taak,) = cursor.fetchone()
        cursor.execute("DELETE FROM procrastinate_events WHERE job_id = %s", [taak])
        cursor.execute(
            "INSERT INTO procrastinate_events (job_id, type, at) VALUES (%s, %s, now() - make_interval(secs => %s))",
            [taak, gebeurd, seconden],
        )


@pytest.fixture
def alles_goed(db: None) -> None:
    _werker(5)
    _taak("kern.verzegelen", "succeeded", "succeeded", 20)


def _stand(client: KeurendeClient) -> tuple[int, dict[str, Any]]:
    antwoord = client.get("/gezond")
    return antwoord.status_code, json.loads(antwoord.content)


@pytest.mark.usefixtures("alles_goed")
def test_als_alles_draait_is_het_antwoord_200_rel_20(client: KeurendeClient) -> None:
    status, stand = _stand(client)

    assert (status, stand["gezond"]) == (200, True)
    assert stand["werker"]["hartslag"] == 5
    assert stand["zegel"]["laatste_ronde"] == 20


@pytest.mark.django_db
def test_zonder_werker_en_zegel_is_het_antwoord_503_rel_20(client: KeurendeClient) -> None:
    status, stand = _stand(client)

    assert status == 503
    assert stand["werker"] == {
        "gezond": False, "hartslag": None, "taken_wachtend": 0, "oudste_taak": None, "taken_mislukt": 0
    }  # fmt: skip
    assert stand["zegel"]["gezond"] is False


@pytest.mark.django_db
@pytest.mark.parametrize(("hartslag", "zegel", "deel"), [(61, 20, "werker"), (5, 61, "zegel")])
def test_wat_langer_dan_een_minuut_stil_is_is_ziek_af_04(
    client: KeurendeClient, hartslag: int, zegel: int, deel: str
) -> None:
    _werker(hartslag)
    _taak("kern.verzegelen", "succeeded", "succeeded", zegel)

    status, stand = _stand(client)

    assert status == 503
    assert [naam for naam, waarde in stand.items() if isinstance(waarde, dict) and not waarde["gezond"]] == [deel]


@pytest.mark.usefixtures("alles_goed")
def test_een_taak_die_blijft_liggen_is_ziek_rel_20(client: KeurendeClient) -> None:
    _taak("iets", "todo", "deferred", 299)
    assert _stand(client)[0] == 200

    _taak("iets", "todo", "deferred", 301)

    status, stand = _stand(client)
    assert (status, stand["werker"]["taken_wachtend"]) == (503, 2)


@pytest.mark.usefixtures("alles_goed")
def test_een_volle_schijf_is_ziek_rel_20(client: KeurendeClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gezondheid, "MINSTENS_VRIJ_MB", 2**40)

    status, stand = _stand(client)

    assert (status, stand["schijf"]["gezond"]) == (503, False)


def test_zonder_database_is_er_toch_een_antwoord_rel_20(
    client: KeurendeClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def weg() -> None:
        raise DatabaseError

    monkeypatch.setattr(gezondheid.connection, "cursor", weg)

    status, stand = _stand(client)

    assert (status, stand["database"]) == (503, {"gezond": False})


@pytest.mark.usefixtures("alles_goed")
def test_gezond_zet_geen_cookie_en_mag_niet_in_een_cache(client: KeurendeClient, settings: Settings) -> None:
    antwoord = client.get("/gezond")

    assert settings.SESSION_COOKIE_NAME not in antwoord.cookies
    assert "no-store" in antwoord["Cache-Control"]
