"""Every screen, seen by a rol that may see it: inspected as a page, and judged by axe in a browser (AF-37)."""

import pytest
from playwright.sync_api import Browser, BrowserContext
from tests.keuring.browser import BREEDTES, bekijk, chromium
from tests.keuring.client import KeurendeClient
from tests.keuring.schermen import Scherm, ingangen
from tests.klanten import HEERDE, NAMEN, klant_als, maak_gemeente
from tests.server import Server

SCHERMEN = [ingang for ingang in ingangen() if isinstance(ingang, Scherm)]
SLUG = NAMEN[HEERDE][1]
SESSIE = "rotonde"


def klant_voor(scherm: Scherm) -> tuple[KeurendeClient, str]:
    """Somebody who may see the screen, and its address."""
    maak_gemeente(HEERDE)
    pad = scherm.pad(SLUG)
    return klant_als(scherm.rol, actor=scherm.actor() if scherm.actor else None), pad


@pytest.mark.django_db
@pytest.mark.parametrize("scherm", SCHERMEN, ids=lambda scherm: scherm.route)
def test_elk_scherm_keurt_goed_af_37(scherm: Scherm) -> None:
    klant, pad = klant_voor(scherm)

    klant.zie(pad)


@pytest.mark.browser
@pytest.mark.committen
def test_axe_vindt_op_geen_enkel_scherm_iets_af_37_sec_20(server: Server) -> None:
    # Before the browser: playwright runs an event loop in this thread, and then Django refuses the database.
    bezoeken = {scherm.route: klant_voor(scherm) for scherm in SCHERMEN} | {"demo:start": (KeurendeClient(), "/")}
    with chromium() as browser:
        bevindingen = {
            route: _bekijk_breed_en_smal(browser, server.url, pad, klant) for route, (klant, pad) in bezoeken.items()
        }

    assert {route: gevonden for route, gevonden in bevindingen.items() if gevonden} == {}
    assert len(bevindingen) > len(SCHERMEN)


def _bekijk_breed_en_smal(browser: Browser, adres: str, pad: str, klant: KeurendeClient) -> list[str]:
    context = browser.new_context(locale="nl-NL")
    _meld_aan(context, adres, klant)
    page = context.new_page()
    gevonden = []
    for breedte in BREEDTES:
        blik = bekijk(page, adres + pad, breedte)
        gevonden += [f"{breedte}: {bevinding}" for bevinding in blik.bevindingen]
        if blik.status != 200:
            gevonden.append(f"{breedte}: {pad} antwoordt {blik.status}")
    context.close()
    return gevonden


def _meld_aan(context: BrowserContext, adres: str, klant: KeurendeClient) -> None:
    if SESSIE in klant.cookies:
        context.add_cookies([{"name": SESSIE, "value": klant.cookies[SESSIE].value, "url": adres}])
