"""What the operator sets to reach the broker, and what one reads when it is away."""

import os
import subprocess
import sys

import pytest
from pytest_django.fixtures import Settings
from tests.keuring.client import KeurendeClient
from tests.klanten import HEERDE, maak_gemeente

from rotonde.kern.models import Gemeente
from rotonde.vorm.formuliertoken import VELD, maak_token

# Nothing listens there.
WEG = "http://127.0.0.1:9/oidc"
CODE = (
    "from rotonde.config import settings; "
    "print(settings.FORMULIER_OOK_NAAR, len(settings.SOCIALACCOUNT_PROVIDERS['openid_connect']['APPS']))"
)


@pytest.mark.parametrize(
    ("server", "verwacht"),
    [("https://makelaar.example/oidc", "['https://makelaar.example'] 1"), ("", "[] 0")],
)
def test_de_makelaar_staat_in_het_beleid_van_de_browser_sec_20(server: str, verwacht: str) -> None:
    uitkomst = subprocess.run(
        [sys.executable, "-c", CODE],
        env={**os.environ, "ROTONDE_OIDC_SERVER": server, "PYTHONPATH": "src"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert uitkomst.stdout.strip() == verwacht


@pytest.mark.django_db
def test_is_de_makelaar_weg_dan_staat_er_een_zin_en_geen_fout(client: KeurendeClient, settings: Settings) -> None:
    maak_gemeente(HEERDE)
    weg = {"provider_id": "makelaar", "name": "DigiD", "client_id": "x", "settings": {"server_url": WEG}}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [weg]}}

    antwoord = client.post("/account/digid/", {"gemeente": HEERDE, VELD: maak_token("/account/digid/")})

    assert antwoord.status_code == 409
    assert "Aanmelden kan nu even niet" in antwoord.content.decode()


@pytest.mark.django_db
def test_is_de_dienst_van_de_gemeente_weg_dan_staat_er_een_zin_en_geen_fout(client: KeurendeClient) -> None:
    maak_gemeente(HEERDE)
    Gemeente.objects.filter(code=HEERDE).update(aanmelden={"server": WEG, "klant": "rotonde"})

    antwoord = client.get("/account/personeel/", {"gemeente": HEERDE})

    assert antwoord.status_code == 409
    assert "Aanmelden kan nu even niet" in antwoord.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("gestuurd", ["0246\0", "\0", "nergens"])
def test_een_gemeente_die_niemand_kan_hebben_is_er_niet_en_geen_fout_sec_25(
    client: KeurendeClient, gestuurd: str
) -> None:
    maak_gemeente(HEERDE)

    antwoord = client.post("/account/digid/", {"gemeente": gestuurd, VELD: maak_token("/account/digid/")})

    assert antwoord.status_code == 404
    assert client.get("/account/personeel/", {"gemeente": gestuurd}).status_code == 404
