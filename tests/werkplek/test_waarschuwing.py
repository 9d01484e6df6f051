"""The warning that a session nears its end, in a real browser: seen, heard, and answered from the keyboard (SEC-02)."""

import json
import os
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.keuring.browser import BREEDTES, chromium, keur_met_axe
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.server import Server

from rotonde.kern.soorten import Rol

pytestmark = [pytest.mark.browser, pytest.mark.committen]
SESSIE = "**/heerde/sessie/"


def _pagina(browser: Browser, adres: str, klant: KeurendeClient, pad: str) -> Page:
    context = browser.new_context(locale="nl-NL")
    context.add_cookies([{"name": "rotonde", "value": klant.cookies["rotonde"].value, "url": adres}])
    page = context.new_page()
    page.clock.install()
    page.goto(adres + pad)
    return page


def _bijna_op(route: Any) -> None:
    """The server says that little is left; what the page asks with a POST goes on to the real one."""
    if route.request.method == "POST":
        route.continue_()
        return
    stand = {"over": 110, "waarschuw": 120, "minuten": 30, "verlengbaar": True}
    route.fulfill(status=200, content_type="application/json", body=json.dumps(stand))


def test_twee_minuten_voor_het_einde_komt_er_een_venster_en_een_toets_is_genoeg_sec_02(server: Server) -> None:
    klant = klant_als(Rol.BALIE)
    with chromium() as browser:
        page = _pagina(browser, server.url, klant, "/heerde/werk/")
        venster = page.get_by_role("alertdialog", name="Bent u er nog?")
        eerst = venster.count()
        page.route(SESSIE, _bijna_op)
        page.clock.fast_forward("28:01")
        venster.wait_for()
        focus = page.evaluate("document.activeElement.textContent.trim()")
        axe = [bevinding for breedte in BREEDTES for bevinding in _keur(page, breedte)]
        with page.expect_request(lambda vraag: vraag.method == "POST" and vraag.url.endswith("/sessie/")) as verlengd:
            page.keyboard.press("Escape")
        venster.wait_for(state="hidden")
        antwoord = verlengd.value.response()
        status, over = (antwoord.status, antwoord.json()["over"]) if antwoord else (0, 0)

    assert (eerst, focus, axe) == (0, "Ik ben er nog", [])
    assert status == 200
    assert over > 1700


def _keur(page: Page, breedte: int) -> list[str]:
    page.set_viewport_size({"width": breedte, "height": 900})
    if map_ := os.environ.get("ROTONDE_BEELDEN"):
        page.screenshot(path=f"{map_}/waarschuwing-{breedte}.png")
    return keur_met_axe(page)


def test_wat_men_typt_staat_er_na_opnieuw_laden_weer_rel_11(server: Server) -> None:
    klant = klant_als(Rol.BALIE)
    with chromium() as browser:
        page = _pagina(browser, server.url, klant, "/heerde/werk/toegang/contact/")
        page.get_by_label("Waar ging het over?").fill("Nieuwe rolstoel")
        with page.expect_response(lambda antwoord: "/heerde/concept/" in antwoord.url) as bewaard:
            page.clock.fast_forward("00:06")
        status = bewaard.value.status
        page.reload()
        waarde = page.get_by_label("Waar ging het over?").input_value()
        gezegd = page.get_by_text("Dit had u al ingevuld").count()
        if map_ := os.environ.get("ROTONDE_BEELDEN"):
            page.screenshot(path=f"{map_}/concept.png", full_page=True)
        page.get_by_role("button", name="Begin opnieuw").click()
        daarna = page.get_by_label("Waar ging het over?").input_value()

    assert (status, waarde, gezegd, daarna) == (204, "Nieuwe rolstoel", 1, "")
