"""Every screen, seen by a rol that may see it: inspected as a page, and judged by axe in a browser (AF-37)."""

import os
from pathlib import Path

import pytest
import yaml
from django.apps import apps
from playwright.sync_api import Browser, BrowserContext, Page
from tests.keuring.browser import bekijk_smal_en_breed, chromium
from tests.keuring.client import KeurendeClient
from tests.keuring.schermen import Scherm, ingangen
from tests.klanten import HEERDE, NAMEN, klant_als, maak_gemeente
from tests.server import Server

SCHERMEN = [ingang for ingang in ingangen() if isinstance(ingang, Scherm)]
SLUG = NAMEN[HEERDE][1]
SESSIE = "rotonde"
WORTEL = Path(__file__).resolve().parents[2]


def klant_voor(scherm: Scherm) -> tuple[KeurendeClient, str]:
    """Somebody who may see the screen, and its address."""
    _kleed_aan(maak_gemeente(HEERDE))
    pad = scherm.pad(SLUG)
    return klant_als(scherm.rol, actor=scherm.actor() if scherm.actor else None), pad


def _kleed_aan(slug: str) -> None:
    """Give the gemeente the colours of its pack: axe judges the contrast that a visitor sees."""
    huisstijl = yaml.safe_load((WORTEL / "gemeenten" / f"{HEERDE}-{slug}" / "huisstijl.yaml").read_text("utf-8"))
    huisstijl.pop("geldig_vanaf")
    apps.get_model("kern", "Gemeente").objects.filter(code=HEERDE).update(huisstijl=huisstijl)


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
    for breedte, blik in bekijk_smal_en_breed(page, adres + pad):
        _bewaar_beeld(page, pad, breedte)
        gevonden += [f"{breedte}: {bevinding}" for bevinding in blik.bevindingen]
        if blik.status != 200:
            gevonden.append(f"{breedte}: {pad} antwoordt {blik.status}")
    context.close()
    return gevonden


def _bewaar_beeld(page: Page, pad: str, breedte: int) -> None:
    """With ROTONDE_BEELDEN=MAP every screen is kept as a picture, for who wants to look with own eyes."""
    if map_ := os.environ.get("ROTONDE_BEELDEN"):
        naam = pad.partition("?")[0].strip("/").replace("/", "_") or "start"
        page.screenshot(path=f"{map_}/{naam}-{breedte}.png", full_page=True)


def _meld_aan(context: BrowserContext, adres: str, klant: KeurendeClient) -> None:
    if SESSIE in klant.cookies:
        context.add_cookies([{"name": SESSIE, "value": klant.cookies[SESSIE].value, "url": adres}])
