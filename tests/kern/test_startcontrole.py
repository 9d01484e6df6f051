"""A process with too much power, or with weak keys, does not open its door (AF-02, SEC-30)."""

import os
import subprocess
import sys

import pytest
from tests.databank import Proefbank


def _start(proefbank: Proefbank, **anders: str) -> subprocess.CompletedProcess[str]:
    omgeving = {**os.environ, **proefbank.omgeving(), "PYTHONPATH": "src", **anders}
    return subprocess.run(
        [sys.executable, "-c", "import rotonde.config.wsgi"], env=omgeving, capture_output=True, text=True, check=False
    )


@pytest.mark.usefixtures("django_db_setup")
def test_als_web_gaat_de_deur_open(proefbank: Proefbank) -> None:
    uitkomst = _start(proefbank)

    assert uitkomst.returncode == 0, uitkomst.stderr


@pytest.mark.usefixtures("django_db_setup")
@pytest.mark.parametrize("rol", ["EIGENAAR", "RESERVEKOPIE"])
def test_als_eigenaar_of_reservekopie_niet_af_02(proefbank: Proefbank, rol: str) -> None:
    uitkomst = _start(proefbank, DATABASE_URL_WEB=proefbank.omgeving()[f"DATABASE_URL_{rol}"])

    assert uitkomst.returncode != 0
    assert "te machtige databaserol" in uitkomst.stderr


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
def test_half_teruggezet_blijft_de_deur_dicht_priv_46(proefbank: Proefbank) -> None:
    with proefbank.verbinding("worker") as verbinding:
        verbinding.execute(
            "INSERT INTO kern_herstelbewijs (id, soort, kopie, moment, gelukt, seconden, bytes, rijen, melding) "
            "VALUES (gen_random_uuid(), 'teruggezet', 'k1', now(), true, 0, 0, 0, '')"
        )

    uitkomst = _start(proefbank)

    assert uitkomst.returncode != 0
    assert "kopie k1 is niet afgerond" in uitkomst.stderr
