"""Heerde as it opens its doors: its pack loaded, its medewerkers and one resident there, and nobody has asked yet."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser
from tests.keuring.browser import chromium
from tests.server import Server

if TYPE_CHECKING:
    from rotonde.simulatie.toneel import Toneel

GEMEENTEN = Path(__file__).resolve().parents[2] / "gemeenten"


@pytest.fixture
def browser(heerde: "Toneel") -> Iterator[Browser]:
    """Opened once Heerde is there: a running browser and the ORM do not share a thread."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def heerde(server: Server, monkeypatch: pytest.MonkeyPatch) -> "Toneel":
    # pytest reads this file before the settings are there, and these modules need those.
    from rotonde.kern.pakket import register
    from rotonde.kern.pakket.controle import controleer
    from rotonde.simulatie import draaiboek
    from rotonde.simulatie.getrokken import Getrokken
    from rotonde.simulatie.toneel import Toneel
    from rotonde.simulatie.voortgang import Voortgang

    map_ = GEMEENTEN / "0246-heerde"
    call_command("gemeente", "laden", str(map_), "--ja", verbosity=0)
    pakket = controleer(map_, register.ontdek())
    toneel = Toneel(pakket, Getrokken(pakket, 2024), Voortgang(server.map / "voortgang.json", lambda _: None))
    # Who works there and the one resident; the rest of the population asks nothing today.
    monkeypatch.setattr(draaiboek, "BLOKKEN", draaiboek.BLOKKEN[:1])
    draaiboek.speel(toneel)
    return toneel
