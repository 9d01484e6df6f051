"""Health tells the truth: each part that breaks makes it red (REL-20)."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone
from pytest_django.fixtures import Settings
from tests.keuring.client import KeurendeClient

from rotonde.kern import bewaking, gezondheid
from rotonde.kern.gezondheid import ONDERDELEN, Stand, onderdeel
from rotonde.kern.models import Meting

RONDES = ("kern.verzegelen", "kern.luisteren", "kern.meten")


def _werker(seconden: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - make_interval(secs => %s))", [seconden]
        )


def _taak(naam: str, status: str, gebeurd: str, seconden: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name = %s", [naam])
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


def _gemeten(naam: str, waarde: float) -> None:
    Meting.objects.create(naam=naam, gemeente="0246", waarde=waarde, gemeten_op=timezone.now())


@pytest.fixture
def alles_goed(db: None) -> None:
    _werker(5)
    for ronde in RONDES:
        _taak(ronde, "succeeded", "succeeded", 20)


class _LoopAchter:
    """A clock that stands ten seconds behind."""

    @staticmethod
    def now() -> datetime:
        return timezone.now() - timedelta(seconds=10)


def _stand(client: KeurendeClient, pad: str = "/gezond") -> tuple[int, dict[str, Any]]:
    antwoord = client.get(pad)
    return antwoord.status_code, json.loads(antwoord.content)


def _rood(client: KeurendeClient) -> list[str]:
    status, stand = _stand(client)
    rood = [naam for naam, deel in stand.items() if isinstance(deel, dict) and not deel["gezond"]]
    assert (status, stand["gezond"]) == ((503, False) if rood else (200, True))
    return rood


@pytest.mark.usefixtures("alles_goed")
def test_als_alles_draait_is_het_antwoord_200_rel_20(client: KeurendeClient) -> None:
    status, stand = _stand(client)

    assert (status, stand["gezond"]) == (200, True)
    assert set(ONDERDELEN) <= set(stand)
    assert stand["werker"]["hartslag"] == 5
    assert stand["zegel"]["laatste_ronde"] == 20


# How each part breaks, and when it is just not broken: the twin keeps a part from being red for ever (AF-35).
GRENZEN: list[tuple[str, Callable[[], None], Callable[[], None]]] = [
    ("werker", lambda: _werker(61), lambda: _werker(59)),
    ("zegel", lambda: _taak(RONDES[0], "succeeded", "succeeded", 61), lambda: _werker(5)),
    ("luisteraars", lambda: _taak(RONDES[1], "succeeded", "succeeded", 61), lambda: _werker(5)),
    ("metingen", lambda: _taak(RONDES[2], "succeeded", "succeeded", 61), lambda: _werker(5)),
    ("taken", lambda: _taak("iets", "todo", "deferred", 301), lambda: _taak("iets", "todo", "deferred", 299)),
    ("taken", lambda: _taak("iets", "failed", "failed", 5), lambda: _taak("iets", "succeeded", "succeeded", 5)),
    (
        "luisteraars",
        lambda: _gemeten("luisteraar_achterstand_seconden", 61),
        lambda: _gemeten("luisteraar_achterstand_seconden", 59),
    ),
    ("vragen", lambda: _gemeten("melding_te_laat", 1), lambda: _gemeten("melding_oudste_seconden", 10**6)),
    ("termijnen", lambda: _gemeten("beslistermijn_te_laat", 1), lambda: _gemeten("beslistermijn_te_laat", 0)),
]


@pytest.mark.usefixtures("alles_goed")
@pytest.mark.parametrize(
    ("deel", "breek", "net_niet"), GRENZEN, ids=[f"{deel}-{n}" for n, (deel, *_) in enumerate(GRENZEN)]
)
def test_elk_deel_dat_stukgaat_is_rood_rel_20_af_04(
    client: KeurendeClient, deel: str, breek: Callable[[], None], net_niet: Callable[[], None]
) -> None:
    net_niet()
    assert _rood(client) == []

    Meting.objects.all().delete()
    breek()

    assert _rood(client) == [deel]


@pytest.mark.usefixtures("alles_goed")
def test_een_volle_schijf_en_een_klok_die_afwijkt_zijn_rood_rel_20(
    client: KeurendeClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bewaking, "MINSTENS_VRIJ_MB", 2**40)
    assert _rood(client) == ["schijf"]

    monkeypatch.setattr(bewaking, "MINSTENS_VRIJ_MB", 0)
    monkeypatch.setattr(bewaking, "timezone", _LoopAchter)
    assert _rood(client) == ["klok"]


@pytest.mark.usefixtures("alles_goed")
def test_tabellen_van_een_oudere_versie_zijn_rood_en_niet_klaar_rel_20(
    client: KeurendeClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    nodig = bewaking._nodige_migraties() | {("kern", "9999_van_morgen")}
    assert _stand(client, "/gezond/klaar")[0] == 200

    monkeypatch.setattr(bewaking, "_nodige_migraties", lambda: nodig)

    assert _rood(client) == ["tabellen"]
    assert _stand(client, "/gezond/klaar")[0] == 503


@pytest.mark.django_db
def test_zonder_werker_is_een_webproces_wel_klaar_maar_niet_alles_gezond_rel_20(client: KeurendeClient) -> None:
    """Who sends visitors on may not take every counter away because a worker is silent."""
    assert set(_rood(client)) == {"werker", "zegel", "luisteraars", "metingen"}

    status, stand = _stand(client, "/gezond/klaar")

    assert (status, stand["gezond"]) == (200, True)
    assert {naam for naam, deel in stand.items() if isinstance(deel, dict)} == {"database", "tabellen"}


def test_zonder_database_leeft_het_proces_en_is_het_niet_klaar_rel_20(
    client: KeurendeClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Weg:
        @staticmethod
        def atomic() -> None:
            raise DatabaseError

    monkeypatch.setattr(gezondheid, "transaction", Weg)

    assert client.get("/gezond/leeft").content == b"leeft\n"
    assert _stand(client, "/gezond/klaar")[0] == 503
    status, stand = _stand(client)
    assert (status, stand["database"]) == (503, {"gezond": False})


@pytest.mark.usefixtures("alles_goed")
def test_een_deel_van_een_andere_kamer_telt_mee_en_trekt_de_rest_niet_om_rel_20(
    client: KeurendeClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gezondheid, "ONDERDELEN", dict(ONDERDELEN))

    @onderdeel("proef", titel="Proef", doen="Niets.")
    def proef() -> Stand:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")
        return Stand(True)

    assert _rood(client) == ["proef"]


@pytest.mark.usefixtures("alles_goed")
def test_gezond_zet_geen_cookie_en_mag_niet_in_een_cache(client: KeurendeClient, settings: Settings) -> None:
    antwoord = client.get("/gezond")

    assert settings.SESSION_COOKIE_NAME not in antwoord.cookies
    assert "no-store" in antwoord["Cache-Control"]
