"""Toegangssleutels in a real browser, with a key of the browser's own (the virtual authenticator of Chromium)."""

import os
import re

import pytest
from playwright.sync_api import Browser, Page
from tests.keuring.browser import BREEDTES, chromium, keur_met_axe
from tests.klanten import maak_medewerker
from tests.server import Server

from rotonde.kern.models import Account
from rotonde.kern.soorten import Rol

pytestmark = [pytest.mark.browser, pytest.mark.committen]
WACHTWOORD = "drie groene fietsen"
# In the demo the service of the gemeente is the door; the form for a password stands beside it.
INLOGGEN = "/account/inloggen/?next=/account/sleutel/toevoegen/"
SLEUTEL = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def naam() -> str:
    maak_medewerker(Rol.BALIE)
    account = Account.objects.get(username__startswith="test-")
    account.set_password(WACHTWOORD)
    account.save()
    return str(account.username)


class Bezoek:
    """A page in a browser that has a key, and everything that the browser or axe complained about."""

    def __init__(self, browser: Browser, adres: str) -> None:
        self.page: Page = browser.new_context(locale="nl-NL").new_page()
        self.adres = adres
        self.klachten: list[str] = []
        self.page.on("console", lambda m: self.klachten.append(m.text) if m.type in {"error", "warning"} else None)
        self.page.on("pageerror", lambda fout: self.klachten.append(fout.message))
        self.cdp = self.page.context.new_cdp_session(self.page)
        self.cdp.send("WebAuthn.enable")
        self.sleutel = self.cdp.send("WebAuthn.addVirtualAuthenticator", {"options": SLEUTEL})["authenticatorId"]

    def log_in(self, naam: str) -> None:
        self.page.goto(self.adres + INLOGGEN)
        self.page.get_by_label("Gebruikersnaam").fill(naam)
        self.page.get_by_label("Wachtwoord").fill(WACHTWOORD)
        self.page.get_by_role("button", name="Inloggen").click()

    def keur(self, beeld: str) -> None:
        """Look at the page at both widths, with axe."""
        for breedte in BREEDTES:
            self.page.set_viewport_size({"width": breedte, "height": 900})
            if map_ := os.environ.get("ROTONDE_BEELDEN"):
                self.page.screenshot(path=f"{map_}/{beeld}-{breedte}.png", full_page=True)
            self.klachten += [f"{beeld}: {klacht}" for klacht in keur_met_axe(self.page)]
            te_breed = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            self.klachten += [f"{beeld}: {te_breed} te breed"] if te_breed > 0 else []


def _voeg_toe(bezoek: Bezoek, naam: str) -> None:
    bezoek.log_in(naam)
    bezoek.page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    bezoek.page.get_by_role("button", name="Verder").click()
    bezoek.page.get_by_role("heading", name="Voeg een toegangssleutel toe").wait_for()
    bezoek.keur("sleutel-toevoegen")
    bezoek.page.get_by_label("Hoe noemt u deze sleutel?").fill("laptop van het werk")
    bezoek.page.get_by_role("button", name="Toevoegen").click()
    bezoek.page.get_by_role("heading", name="Bewaar uw herstelcodes").wait_for()


def test_een_sleutel_toevoegen_en_ermee_inloggen_met_het_toetsenbord_sec_03(server: Server, naam: str) -> None:
    with chromium() as browser:
        bezoek = Bezoek(browser, server.url)
        _voeg_toe(bezoek, naam)
        bezoek.page.goto(f"{server.url}/account/sleutels/")
        lijst = bezoek.page.get_by_role("rowheader", name="laptop van het werk").count()
        bezoek.keur("sleutels")
        bezoek.page.context.clear_cookies()
        bezoek.log_in(naam)
        bezoek.page.get_by_role("heading", name="Laat zien dat u het bent").wait_for()
        bezoek.keur("tweede-stap")
        bezoek.page.get_by_role("button", name="Verder met mijn toegangssleutel").focus()
        bezoek.page.keyboard.press("Enter")
        bezoek.page.wait_for_url(re.compile(r"/account/sleutel/(opnieuw|toevoegen)/"))
        bezoek.keur("sleutel-opnieuw")
        bezoek.page.get_by_role("button", name="Verder met mijn toegangssleutel").click()
        bezoek.page.get_by_role("heading", name="Voeg een toegangssleutel toe").wait_for()

    assert lijst == 1
    assert bezoek.klachten == []


def test_lukt_het_niet_met_de_sleutel_dan_zegt_de_pagina_het_en_kan_het_opnieuw_sec_03(
    server: Server, naam: str
) -> None:
    with chromium() as browser:
        bezoek = Bezoek(browser, server.url)
        _voeg_toe(bezoek, naam)
        bezoek.page.context.clear_cookies()
        bezoek.log_in(naam)
        bezoek.cdp.send("WebAuthn.clearCredentials", {"authenticatorId": bezoek.sleutel})
        knop = bezoek.page.get_by_role("button", name="Verder met mijn toegangssleutel")
        knop.click()
        melding = bezoek.page.get_by_role("alert")
        melding.wait_for()
        gezegd = melding.inner_text()
        focus = bezoek.page.evaluate("document.activeElement.hasAttribute('data-sleutel-mislukt')")
        bezoek.keur("sleutel-mislukt")
        anders = bezoek.page.get_by_role("button", name="Verder met een code").count()

    assert "Het lukte niet met de sleutel" in gezegd
    assert (focus, anders) == (True, 1)
    assert bezoek.klachten == []
