"""The queue in a real browser: htmx takes over, and what it does is seen and heard."""

from collections.abc import Callable
from threading import Thread

import pytest
from django.db import connections
from tests.keuring.browser import chromium
from tests.keuring.client import KeurendeClient
from tests.klanten import HEERDE, klant_als, maak_gemeente, maak_medewerker
from tests.server import Server
from tests.toegang.schermen import wachtend

from rotonde.kern import wie
from rotonde.kern.soorten import Doel, Rol, Wet
from rotonde.toegang import actions
from rotonde.toegang.actions import Oppakking
from rotonde.toegang.models import Melding

pytestmark = [pytest.mark.browser, pytest.mark.committen]


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
