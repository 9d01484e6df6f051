"""A process with too much power, or with weak keys, does not open its door (AF-02, SEC-30)."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.databank import Proefbank

from rotonde.cli.web import WORKER

STARTS = {"web": (sys.executable, "-c", "import rotonde.config.wsgi"), "worker": WORKER}
ELK_PROCES = pytest.mark.parametrize("proces", STARTS)


def _start(proefbank: Proefbank, proces: str = "web", **anders: str) -> subprocess.CompletedProcess[str]:
    omgeving = {**os.environ, **proefbank.omgeving(), "PYTHONPATH": "src", "ROTONDE_PROCES": proces, **anders}
    return subprocess.run(STARTS[proces], env=omgeving, capture_output=True, text=True, check=False, timeout=60)


def _gemachtigd(proces: str) -> str:
    return f"geef DATABASE_URL_{proces.upper()} de rol rotonde_{proces}."


@pytest.mark.usefixtures("django_db_setup")
def test_als_web_gaat_de_deur_open(proefbank: Proefbank) -> None:
    uitkomst = _start(proefbank)

    assert uitkomst.returncode == 0, uitkomst.stderr


@pytest.mark.usefixtures("django_db_setup")
@pytest.mark.parametrize("rol", ["EIGENAAR", "RESERVEKOPIE"])
@ELK_PROCES
def test_als_eigenaar_of_reservekopie_niet_af_02(proefbank: Proefbank, proces: str, rol: str) -> None:
    adres = proefbank.omgeving()[f"DATABASE_URL_{rol}"]
    uitkomst = _start(proefbank, proces, **{f"DATABASE_URL_{proces.upper()}": adres})

    assert uitkomst.returncode != 0
    assert "te machtige databaserol" in uitkomst.stderr
    assert _gemachtigd(proces) in uitkomst.stderr


@pytest.mark.usefixtures("django_db_setup")
@ELK_PROCES
def test_met_een_korte_sleutel_start_geen_proces_sec_30(proefbank: Proefbank, proces: str, tmp_path: Path) -> None:
    geheimen = json.loads(proefbank.geheimen_pad.read_text(encoding="utf-8"))
    geheimen["aead"]["sleutels"] = {geheimen["aead"]["actief"]: "a29ydA=="}
    (tmp_path / "geheimen.json").write_text(json.dumps(geheimen), encoding="utf-8")

    uitkomst = _start(proefbank, proces, ROTONDE_GEHEIMEN=str(tmp_path / "geheimen.json"))

    assert uitkomst.returncode != 0
    assert "is te kort of te eenvoudig" in uitkomst.stderr


@pytest.mark.usefixtures("django_db_setup")
@ELK_PROCES
def test_productie_zonder_mailserver_start_niet_en_met_wel_sec_22(proefbank: Proefbank, proces: str) -> None:
    uitkomst = _start(proefbank, proces, ROTONDE_OMGEVING="productie")

    assert uitkomst.returncode != 0
    assert "De instelling ROTONDE_MAILSERVER ontbreekt" in uitkomst.stderr
    if proces == "web":
        met = _start(proefbank, ROTONDE_OMGEVING="productie", ROTONDE_MAILSERVER="mail.example")
        assert met.returncode == 0, met.stderr


@pytest.mark.usefixtures("django_db_setup")
def test_de_demonstratie_start_niet_als_productie(proefbank: Proefbank) -> None:
    uitkomst = _start(proefbank, ROTONDE_OMGEVING="productie", ROTONDE_DEMO_SLEUTEL="x")

    assert uitkomst.returncode != 0
    assert "Aanmelden met één klik kan niet samen met productie" in uitkomst.stderr


@pytest.mark.usefixtures("django_db_setup")
def test_productie_zonder_geheimen_zegt_wat_ontbreekt_sec_30(proefbank: Proefbank) -> None:
    uitkomst = _start(proefbank, ROTONDE_OMGEVING="productie", ROTONDE_GEHEIMEN="")

    assert uitkomst.returncode != 0
    assert "ROTONDE_GEHEIMEN" in uitkomst.stderr


@pytest.mark.committen
@ELK_PROCES
def test_half_teruggezet_blijft_de_deur_dicht_priv_46(proefbank: Proefbank, proces: str) -> None:
    with proefbank.verbinding("worker") as verbinding:
        verbinding.execute(
            "INSERT INTO kern_herstelbewijs (id, soort, kopie, moment, gelukt, seconden, bytes, rijen, melding) "
            "VALUES (gen_random_uuid(), 'teruggezet', 'k1', now(), true, 0, 0, 0, '')"
        )

    uitkomst = _start(proefbank, proces)

    assert uitkomst.returncode != 0
    assert "kopie k1 is niet afgerond" in uitkomst.stderr
