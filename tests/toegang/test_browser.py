"""The queue and the search in a real browser: htmx takes over, and what it does is seen and heard."""

from collections.abc import Callable, Iterator
from datetime import date
from threading import Thread

import pytest
from django.db import connections
from playwright.sync_api import Page
from tests.inwoners.gezin import BSN
from tests.keuring.browser import chromium
from tests.keuring.client import KeurendeClient
from tests.klanten import HEERDE, klant_als, maak_gemeente, maak_medewerker
from tests.server import Server
from tests.toegang.schermen import wachtend

from rotonde.inwoners.actions import Inschrijving, inschrijven_alle
from rotonde.kern import wie
from rotonde.kern.soorten import Doel, Rol, Wet
from rotonde.toegang import actions
from rotonde.toegang.actions import Oppakking
from rotonde.toegang.models import Melding

pytestmark = [pytest.mark.browser, pytest.mark.committen]


@pytest.fixture
def zoekpagina(server: Server) -> Iterator[Page]:
    """The search page, as the desk has it open."""
    slug = maak_gemeente(HEERDE)
    klant = klant_als(Rol.BALIE)
    with wie.als(wie.dienst(gemeente=HEERDE, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="test")):
        inschrijven_alle([Inschrijving(BSN[0], "Aukje", "van der Berg", date(1984, 2, 3))])
    with chromium() as browser:
        context = browser.new_context(locale="nl-NL")
        context.add_cookies([{"name": "rotonde", "value": klant.cookies["rotonde"].value, "url": server.url}])
        page = context.new_page()
        page.goto(f"{server.url}/{slug}/werk/toegang/zoeken/")
        page.evaluate("window.zelfdePagina = true")
        yield page


def test_who_is_found_appears_on_the_same_page_and_the_number_is_masked_at_once_priv_60(zoekpagina: Page) -> None:
    zoekpagina.get_by_label("burgerservicenummer").fill(BSN[0])
    zoekpagina.keyboard.press("Enter")
    zoekpagina.get_by_role("cell", name="3 februari 1984").wait_for()

    assert zoekpagina.evaluate("window.zelfdePagina && document.activeElement.textContent") == "Gevonden"
    assert BSN[0] not in zoekpagina.content()
    assert zoekpagina.get_by_label("burgerservicenummer").input_value() == f"••••••{BSN[0][-3:]}"
    # The masked number is not typed again, and still finds the same resident.
    zoekpagina.get_by_role("button", name="Zoek", exact=True).click()
    zoekpagina.get_by_role("cell", name="3 februari 1984").wait_for()


def test_an_error_stands_with_the_fields_and_goes_when_the_search_is_right(zoekpagina: Page) -> None:
    zoekpagina.get_by_label("achternaam").fill("van der Berg")
    zoekpagina.keyboard.press("Enter")
    fout = zoekpagina.get_by_text("Dit is te weinig om op te zoeken")
    fout.wait_for()
    bleef = zoekpagina.get_by_label("achternaam").input_value()
    zoekpagina.get_by_label("geboortedatum").fill("1984-02-03")
    zoekpagina.keyboard.press("Enter")
    zoekpagina.get_by_role("cell", name="3 februari 1984").wait_for()

    assert (bleef, fout.count(), zoekpagina.evaluate("window.zelfdePagina")) == ("van der Berg", 0, True)


def test_a_page_of_error_takes_the_place_of_the_page_and_not_of_the_part(zoekpagina: Page) -> None:
    zoekpagina.get_by_label("achternaam").fill("van der Berg")
    zoekpagina.evaluate("document.querySelector('form.r-smal [name=csrfmiddlewaretoken]').value = 'anders'")
    zoekpagina.evaluate("document.body.setAttribute('hx-headers:inherited', '{}')")
    zoekpagina.keyboard.press("Enter")
    zoekpagina.get_by_role("heading", level=1).filter(has_not_text="Inwoner zoeken").wait_for()

    assert zoekpagina.locator("main").count() == zoekpagina.locator("h1").count() == 1


def test_a_page_of_the_proxy_is_read_too_though_it_has_nothing_of_ours(zoekpagina: Page) -> None:
    zoekpagina.route("**/zoeken/", lambda route: route.fulfill(status=502, body="<h1>Even niet bereikbaar</h1>"))
    zoekpagina.get_by_label("burgerservicenummer").fill(BSN[0])
    zoekpagina.keyboard.press("Enter")
    zoekpagina.get_by_role("heading", name="Even niet bereikbaar").wait_for()

    assert zoekpagina.locator("main").count() == 0


def test_who_is_signed_out_meanwhile_comes_to_the_page_that_signs_in(zoekpagina: Page) -> None:
    zoekpagina.context.clear_cookies()
    zoekpagina.get_by_label("burgerservicenummer").fill(BSN[0])
    zoekpagina.keyboard.press("Enter")
    zoekpagina.wait_for_url(lambda adres: "/zoeken/" not in adres)

    assert zoekpagina.locator("main").count() == 1


def _klaar() -> tuple[KeurendeClient, str]:
    """An Aanspreekpunt, and a queue in which a colleague is just about to take the first melding."""
    slug = maak_gemeente(HEERDE)
    wachtend()
    return klant_als(Rol.AANSPREEKPUNT), f"/{slug}/werk/toegang/"


def _collega_was_eerder() -> None:
    collega = maak_medewerker(Rol.AANSPREEKPUNT)
    with wie.als(wie.dienst(gemeente=HEERDE, wet=Wet.WMO, doel=Doel.TOEGANG, grond="test")):
        gevaar = Melding.objects.get(veiligheid=True)
        actions.oppakken_alle([Oppakking(gevaar.pk, collega)])


def test_the_list_tells_that_a_colleague_was_first_and_the_next_one_opens(server: Server) -> None:
    klant, pad = _klaar()
    cookie = {"name": "rotonde", "value": klant.cookies["rotonde"].value, "url": server.url}
    with chromium() as browser:
        context = browser.new_context(locale="nl-NL")
        context.add_cookies([cookie])
        page = context.new_page()
        page.goto(server.url + pad)
        knoppen = page.get_by_role("button", name="Pak op")
        eerst = knoppen.count()
        _in_een_draad(_collega_was_eerder)
        knoppen.first.click()
        page.get_by_text("al opgepakt door een collega").wait_for()
        daarna, zelfde_pagina = knoppen.count(), page.url == server.url + pad
        knoppen.first.click()
        page.get_by_role("heading", name="Wat de inwoner vertelt").wait_for()
        page.wait_for_url("**/werk/toegang/melding/*/")
        titel, verhaal = page.title(), page.get_by_text("Sinds de operatie").count()

    assert (eerst, daarna, zelfde_pagina, verhaal) == (2, 1, True, 1)
    assert titel.startswith("Melding: Hulp in huis | ")


def _in_een_draad(doe: Callable[[], None]) -> None:
    """Playwright runs an event loop in this thread, and then Django refuses the database."""

    def draai() -> None:
        try:
            doe()
        finally:
            connections.close_all()

    draad = Thread(target=draai)
    draad.start()
    draad.join(30)
