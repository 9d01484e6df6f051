"""A contact by the keyboard alone: counted in keys, by the keystroke-level model of Card, Moran and Newell (1980).

A key takes an average typist 0.28 s, and making up one's mind before a field 1.35 s: what is counted here is what a
medewerker does, not how fast this machine is.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

import pytest
from django.db import connections
from playwright.sync_api import Page, expect
from tests.inwoners.gezin import BSN
from tests.keuring.browser import chromium
from tests.klanten import HEERDE, klant_als, maak_gemeente
from tests.server import Server

from rotonde.inwoners.actions import Inschrijving, inschrijven_alle
from rotonde.kern import wie
from rotonde.kern.soorten import Doel, Rol, Wet
from rotonde.toegang.models import Contactmoment

pytestmark = [pytest.mark.browser, pytest.mark.committen]
TOETS, DENKEN, DOEL = 0.28, 1.35, 20.0


@dataclass
class Handen:
    """The hands of somebody at the desk, who never touches the mouse."""

    page: Page
    toetsen: int = 0
    velden: int = 1

    def typ(self, tekst: str) -> None:
        self.page.keyboard.type(tekst)
        self.toetsen += len(tekst)

    def druk(self, toets: str) -> None:
        self.page.keyboard.press(toets)
        self.toetsen += 1

    def volgend(self, tekst: str = "") -> None:
        self.druk("Tab")
        self.velden += 1
        self.typ(tekst)

    @property
    def seconden(self) -> float:
        return self.toetsen * TOETS + self.velden * DENKEN


@pytest.fixture
def handen(server: Server) -> Iterator[Handen]:
    """The page for a contact, just opened."""
    slug = maak_gemeente(HEERDE)
    klant = klant_als(Rol.BALIE)
    with wie.als(wie.dienst(gemeente=HEERDE, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="test")):
        inschrijven_alle([Inschrijving(BSN[0], "Aukje", "van der Berg", date(1984, 2, 3))])
    with chromium() as browser:
        context = browser.new_context(locale="nl-NL")
        context.add_cookies([{"name": "rotonde", "value": klant.cookies["rotonde"].value, "url": server.url}])
        page = context.new_page()
        page.goto(f"{server.url}/{slug}/werk/toegang/contact/")
        yield Handen(page)


def _wat(handen: Handen) -> None:
    """How, about what, under which wet, how long and what came of it."""
    handen.typ("t")
    handen.volgend("vervoer")
    handen.volgend("wm")
    handen.volgend("5")
    handen.volgend("vraag")


def _vastgelegd() -> list[tuple[str, str, int, str, bool]]:
    """Asked in a thread of its own: Playwright runs an event loop here, and then Django refuses the database."""

    def lees() -> list[tuple[str, str, int, str, bool]]:
        with wie.als(wie.dienst(gemeente=HEERDE, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="test")):
            rijen = [(c.kanaal, c.wet, c.duur, c.antwoord, bool(c.persoon_id)) for c in Contactmoment.objects.all()]
        connections.close_all()
        return rijen

    with ThreadPoolExecutor(1) as draad:
        return draad.submit(lees).result(30)


@pytest.mark.parametrize("nummer", ["", BSN[0]])
def test_a_contact_takes_less_than_twenty_seconds_of_keys(handen: Handen, nummer: str) -> None:
    _wat(handen)
    handen.druk("Tab")  # past why we ask for a number
    handen.volgend(nummer)
    handen.druk("Enter")
    expect(handen.page.get_by_text("Het contact is vastgelegd.")).to_be_visible()

    assert _vastgelegd() == [("telefoon", "wmo", 5, "beantwoord", bool(nummer))]
    assert handen.seconden < DOEL, handen
    # The next one begins with the same kanaal, and with the hands where they are.
    handen.typ("parkeren")
    expect(handen.page.get_by_label("Waar ging het over?")).to_have_value("parkeren")


def test_without_a_number_two_things_and_a_choice_do_and_no_mouse(handen: Handen) -> None:
    _wat(handen)
    for _ in ("why", "the number", "no number"):
        handen.druk("Tab")
    handen.druk("Enter")
    handen.volgend("berg")
    handen.volgend("02031984")  # this browser is English: the month comes first
    handen.druk("Enter")
    expect(handen.page.get_by_role("radio")).to_have_count(1)
    handen.druk("Tab")
    handen.druk("Enter")
    handen.druk("Space")
    handen.druk("Enter")
    expect(handen.page.get_by_text("Het contact is vastgelegd.")).to_be_visible()

    assert _vastgelegd() == [("telefoon", "wmo", 5, "beantwoord", True)]
    assert handen.seconden < DOEL + 10, handen
