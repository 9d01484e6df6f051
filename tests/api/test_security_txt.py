"""Who finds a weakness learns where to say so (SEC-22, SEC-36)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.keuring.client import KeurendeClient

pytestmark = pytest.mark.django_db
PAD = "/.well-known/security.txt"


def test_de_bladwijzer_noemt_het_meldpunt_en_een_geldigheid_onder_een_jaar_sec_22(
    client: KeurendeClient, settings: Any
) -> None:
    settings.ROTONDE_CVD_CONTACT = "mailto:cvd@heerde.example"

    antwoord = client.get(PAD)
    belofte, *velden = antwoord.content.decode().splitlines()
    regels = dict(regel.split(": ", 1) for regel in velden)

    assert belofte.startswith("# U hoort binnen 3 werkdagen van ons.")
    assert antwoord["Content-Type"] == "text/plain; charset=utf-8"
    assert regels["Contact"] == "mailto:cvd@heerde.example"
    assert regels["Canonical"].endswith(PAD)
    assert timedelta(days=90) < datetime.fromisoformat(regels["Expires"]) - timezone.now() < timedelta(days=365)
    assert settings.SESSION_COOKIE_NAME not in antwoord.cookies


def test_zonder_meldpunt_is_er_geen_bladwijzer(client: KeurendeClient) -> None:
    assert client.get(PAD).status_code == 404
