"""One click to be somebody exists in the demo, and nowhere else."""

import os
import subprocess
import sys

import pytest
from django.apps import apps
from pytest_django.fixtures import Settings
from tests.keuring.client import KeurendeClient
from tests.klanten import HEERDE, maak_gemeente, maak_medewerker

from rotonde.kern.soorten import Rol
from rotonde.vorm.formuliertoken import VELD, maak_token

pytestmark = pytest.mark.django_db
WEES = "/demo/wees/"


@pytest.fixture
def demo(settings: Settings) -> None:
    settings.ROTONDE_DEMO = True
    settings.ROOT_URLCONF = "rotonde.config.urls_demo"


@pytest.fixture
def balie() -> None:
    medewerker = maak_medewerker(Rol.BALIE, naam="Noor Balk")
    apps.get_model("kern", "Account").objects.update(username=f"demo-{HEERDE}-balie")
    assert medewerker


def _wees(client: KeurendeClient, wie: str, **extra: str) -> int:
    return int(client.post(WEES, {"wie": wie, VELD: maak_token(WEES), **extra}).status_code)


@pytest.mark.usefixtures("demo", "balie")
def test_met_een_klik_is_men_de_balie(client: KeurendeClient) -> None:
    assert client.zie("/").html.count("Noor Balk") == 1

    assert _wees(client, f"{HEERDE}:balie") == 302

    assert "Noor Balk" in client.zie("/heerde/werk/").html


@pytest.mark.usefixtures("demo")
def test_wie_nog_niet_getrokken_is_is_er_nog_niet(client: KeurendeClient) -> None:
    maak_gemeente(HEERDE)

    assert "nog niet klaar" in client.zie("/").html
    assert _wees(client, f"{HEERDE}:balie") == 409


@pytest.mark.usefixtures("demo", "balie")
@pytest.mark.parametrize("wie", ["", "0246:anoniem", "0246:dienst", "9999:balie"])
def test_alleen_wie_op_de_lijst_staat(client: KeurendeClient, wie: str) -> None:
    assert _wees(client, wie) == 404


@pytest.mark.usefixtures("demo", "balie")
def test_zonder_ons_formulier_wordt_men_niemand_sec_09(client: KeurendeClient) -> None:
    assert client.post(WEES, {"wie": f"{HEERDE}:balie"}).status_code == 403


@pytest.mark.usefixtures("balie")
def test_buiten_de_demo_bestaat_de_route_niet(client: KeurendeClient) -> None:
    assert _wees(client, f"{HEERDE}:balie") == 404
    assert "Wie wilt u zijn" not in client.zie("/").html


@pytest.mark.usefixtures("balie")
def test_ook_als_de_route_er_toch_stond_deed_hij_niets(client: KeurendeClient, settings: Settings) -> None:
    settings.ROOT_URLCONF = "rotonde.config.urls_demo"

    assert _wees(client, f"{HEERDE}:balie") == 404


@pytest.mark.parametrize(
    ("omgeving", "verwacht"), [("productie", "kan niet samen met productie"), ("demo", "ROTONDE_DEMO=True")]
)
def test_de_sleutel_van_de_demo_start_niet_met_productie(omgeving: str, verwacht: str) -> None:
    code = "from rotonde.config import settings; print('ROTONDE_DEMO=' + str(settings.ROTONDE_DEMO))"
    uitkomst = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "ROTONDE_OMGEVING": omgeving, "ROTONDE_DEMO_SLEUTEL": "x", "PYTHONPATH": "src"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert verwacht in uitkomst.stdout + uitkomst.stderr
