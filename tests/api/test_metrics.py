"""The operator's figures: behind a token, from closed sets of labels, the same whichever process is asked."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.db import DatabaseError, connection
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families
from tests.keuring.client import KeurendeClient
from tests.klanten import HEERDE, maak_gemeente

from rotonde import __version__
from rotonde.kern import gezondheid
from rotonde.kern.models import Meting

TOKEN = "een-token-van-minstens-24-tekens"
WORTEL = Path(__file__).resolve().parents[2]
Rij = tuple[str, dict[str, str], float]


@pytest.fixture(autouse=True)
def _token(settings: Any) -> None:
    settings.ROTONDE_METRICS_TOKEN = TOKEN


def _cijfers(client: KeurendeClient) -> list[Rij]:
    antwoord = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert antwoord.status_code == 200
    return _lees(antwoord.content.decode())


def _lees(tekst: str) -> list[Rij]:
    return [
        (rij.name, rij.labels, rij.value)
        for familie in text_string_to_metric_families(tekst)
        for rij in familie.samples
    ]


def _waarde(rijen: list[Rij], naam: str, **labels: str) -> float | None:
    return next((w for n, l_, w in rijen if n == naam and labels.items() <= l_.items()), None)


@pytest.mark.django_db
@pytest.mark.parametrize("kop", ["", "Bearer ", "Bearer fout", TOKEN, f"Basic {TOKEN}"])
def test_zonder_het_token_blijft_de_deur_dicht(client: KeurendeClient, kop: str) -> None:
    antwoord = client.get("/metrics", headers={"Authorization": kop})

    assert antwoord.status_code == 403
    assert b"rotonde_" not in antwoord.content


@pytest.mark.django_db
def test_zonder_ingesteld_token_is_er_geen_deur(client: KeurendeClient, settings: Any) -> None:
    settings.ROTONDE_METRICS_TOKEN = ""

    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


@pytest.mark.django_db
def test_een_verzoek_telt_onder_de_naam_van_zijn_route(client: KeurendeClient) -> None:
    maak_gemeente(HEERDE)
    voor = _waarde(_cijfers(client), "rotonde_requests_total", route="portaal:thuis", status="200") or 0

    client.get("/heerde/")
    client.get("/heerde/?q=Kanarie")

    rijen = _cijfers(client)
    assert _waarde(rijen, "rotonde_requests_total", route="portaal:thuis", status="200") == voor + 2
    assert _waarde(rijen, "rotonde_request_seconds_count", route="portaal:thuis")


@pytest.mark.django_db
def test_wat_een_bezoeker_intikt_wordt_nooit_een_label_priv_58(client: KeurendeClient) -> None:
    maak_gemeente(HEERDE)
    client.get("/kanarie/999990019/")
    client.get("/heerde/kanarie/")

    rijen = _cijfers(client)

    assert "kanarie" not in str(rijen).lower()
    assert not re.search(r"\d{9}", " ".join(str(labels) for _, labels, _ in rijen))
    assert _waarde(rijen, "rotonde_requests_total", route="onbekend", status="404")


@pytest.mark.django_db
def test_taken_tellen_naar_naam_en_uitslag_met_hun_duur(client: KeurendeClient) -> None:
    for naam, uitslag, duur in (
        ("kern.meten", "succeeded", 2),
        ("kern.meten", "failed", 4),
        ("verzonnen", "failed", 1),
    ):
        _taak(naam, uitslag, duur)

    rijen = _cijfers(client)

    assert _waarde(rijen, "rotonde_jobs", task="kern.meten", status="failed") == 1
    assert _waarde(rijen, "rotonde_jobs", task="other", status="failed") == 1
    assert _waarde(rijen, "rotonde_job_attempts_last_hour", task="kern.meten", outcome="done") == 1
    assert _waarde(rijen, "rotonde_job_seconds_last_hour", task="kern.meten", quantile="1") == pytest.approx(4, abs=0.1)


@pytest.mark.django_db
def test_delen_en_tellingen_staan_erbij_rel_20(client: KeurendeClient) -> None:
    Meting.objects.create(naam="melding_te_laat", gemeente=HEERDE, waarde=3, gemeten_op=timezone.now())

    rijen = _cijfers(client)

    assert _waarde(rijen, "rotonde_melding_te_laat", gemeente=HEERDE) == 3
    assert _waarde(rijen, "rotonde_part_healthy", part="vragen") == 0
    assert _waarde(rijen, "rotonde_part_healthy", part="database") == 1
    assert _waarde(rijen, "rotonde_part_figure", part="schijf", figure="vrij_mb")
    assert _waarde(rijen, "rotonde_database_connections", role="rotonde_web")
    assert _waarde(rijen, "rotonde_info", version=__version__) == 1


@pytest.mark.django_db
def test_zonder_database_zeggen_de_cijfers_dat_de_delen_rood_zijn_rel_20(
    client: KeurendeClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Weg:
        @staticmethod
        def atomic() -> None:
            raise DatabaseError

    monkeypatch.setattr(gezondheid, "transaction", Weg)

    assert _waarde(_cijfers(client), "rotonde_part_healthy", part="database") == 0


def test_processen_van_een_gastheer_tellen_samen(tmp_path: Path) -> None:
    """Two processes count, a third answers: no process keeps figures to itself."""
    omgeving = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path), "PYTHONPATH": str(WORTEL / "src")}
    telt = "from rotonde.kern import tellers; [tellers.verzoek('portaal:thuis', 200, 0.2) for _ in range({n})]"
    zegt = (
        "from prometheus_client import generate_latest; from rotonde.kern import tellers; "
        "print(generate_latest(tellers.register()).decode())"
    )
    for opdracht in (telt.format(n=2), telt.format(n=3)):
        subprocess.run([sys.executable, "-c", opdracht], env=omgeving, check=True)

    uit = subprocess.run([sys.executable, "-c", zegt], env=omgeving, check=True, capture_output=True, text=True).stdout

    assert _waarde(_lees(uit), "rotonde_requests_total", route="portaal:thuis", status="200") == 5
    assert _waarde(_lees(uit), "rotonde_request_seconds_bucket", route="portaal:thuis", le="0.3") == 5


def test_de_versie_is_overal_dezelfde() -> None:
    project = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    publiek = yaml.safe_load((WORTEL / "publiccode.yaml").read_text(encoding="utf-8"))

    assert __version__ == project["version"] == publiek["softwareVersion"]


def _taak(naam: str, uitslag: str, duur: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status) VALUES ('default', %s, %s) RETURNING id",
            [naam, uitslag],
        )
        (taak,) = cursor.fetchone()
        cursor.execute(
            "INSERT INTO procrastinate_events (job_id, type, at)"
            " VALUES (%s, 'started', now() - make_interval(secs => %s)), (%s, %s, now())",
            [taak, duur, taak, uitslag],
        )
