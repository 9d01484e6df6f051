"""Afspraken in a real browser: with a keyboard, without script, narrow and wide."""

from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import BrowserContext
from tests.keuring.browser import BREEDTES, bekijk, chromium
from tests.keuring.client import KeurendeClient
from tests.klanten import HEERDE, NAMEN, klant_als
from tests.server import Server
from tests.toegang import schermen

from rotonde.kern import klok, wie
from rotonde.kern.soorten import Doel, Rol, Wet
from rotonde.kern.termijnen import tabel
from rotonde.toegang import actions
from rotonde.toegang.actions import Verzetting
from rotonde.toegang.models import Afspraak

pytestmark = [pytest.mark.browser, pytest.mark.committen]
WERK = f"/{NAMEN[HEERDE][1]}/werk/"


def _meld_aan(context: BrowserContext, server: Server, klant: KeurendeClient) -> None:
    context.add_cookies([{"name": "rotonde", "value": klant.cookies["rotonde"].value, "url": server.url}])


def _dienst() -> wie.Wie:
    return wie.dienst(gemeente=HEERDE, wet=Wet.ALGEMEEN, doel=Doel.TOEGANG, grond="test")


def test_an_afspraak_is_made_with_the_keyboard_and_without_script(server: Server) -> None:
    persoon: UUID = schermen.met_wie()["persoon"]
    klant = klant_als(Rol.AANSPREEKPUNT, actor=schermen.heeft_afspraak())
    dag = tabel.kalender().eerste_werkdag(klok.vandaag() + timedelta(days=3))
    with chromium() as browser:
        context = browser.new_context(locale="nl-NL", java_script_enabled=False)
        _meld_aan(context, server, klant)
        page = context.new_page()
        page.goto(f"{server.url}{WERK}toegang/afspraak/maken/{persoon}/?dag={dag.isoformat()}")
        page.get_by_role("button", name="Toon vrije tijden").press("Enter")
        page.get_by_label("9.00 tot 9.30 uur").focus()
        page.keyboard.press("ArrowDown")
        for antwoord in ("aan de balie", "", "Hulp in huis", "Wmo"):
            page.keyboard.press("Tab")
            page.keyboard.type(antwoord)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.get_by_text("De afspraak is gemaakt.").wait_for()

    with wie.als(_dienst()):
        afspraak = Afspraak.objects.exclude(soort="huisbezoek").get()
    begin = afspraak.begin.astimezone(klok.NEDERLAND)
    assert (begin.date(), begin.hour, begin.minute) == (dag, 9, 30)
    assert (afspraak.soort, afspraak.locatie, afspraak.onderwerp, afspraak.wet) == ("balie", "", "Hulp in huis", "wmo")


def test_the_front_page_with_the_afspraken_of_the_day_fits_narrow_and_wide_af_37(server: Server) -> None:
    afspraak: UUID = schermen.afspraak()["afspraak"]
    with wie.als(_dienst()):
        actions.afspraak_verzetten(Verzetting(afspraak, klok.nu() + timedelta(minutes=2), 30))
    klant = klant_als(Rol.AANSPREEKPUNT, actor=schermen.heeft_afspraak())
    with chromium() as browser:
        context = browser.new_context(locale="nl-NL")
        _meld_aan(context, server, klant)
        page = context.new_page()
        blikken = [bekijk(page, server.url + WERK, breedte) for breedte in BREEDTES]
        page.get_by_role("heading", name="Uw afspraken van vandaag").wait_for()

    assert [(blik.status, blik.bevindingen) for blik in blikken] == [(200, [])] * 2
