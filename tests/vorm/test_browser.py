"""The look in a real browser: axe, the policy, and the keyboard, on a phone and on a desk."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.keuring.browser import BREEDTES, bekijk, chromium, keur_met_axe

WORTEL = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def adres() -> Iterator[str]:
    omgeving = {**os.environ, "PYTHONPATH": f"{WORTEL / 'src'}:{WORTEL}"}
    opdracht = [sys.executable, "-m", "tests.vorm.server"]
    with subprocess.Popen(opdracht, stdout=subprocess.PIPE, text=True, env=omgeving, cwd=WORTEL) as proces:
        assert proces.stdout is not None
        yield f"http://127.0.0.1:{proces.stdout.readline().strip()}"
        proces.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="nl-NL")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("breedte", BREEDTES)
@pytest.mark.parametrize("pad", ["/vorm/publiek/", "/vorm/werkplek/", "/vorm/monitor/", "/bestaat/niet/"])
def test_axe_en_browser_vinden_niets_af_37_sec_20(page: Page, adres: str, pad: str, breedte: int) -> None:
    assert bekijk(page, adres + pad, breedte).bevindingen == []


@pytest.mark.parametrize("gemeente", ["1509", "geen"])
def test_ook_in_een_andere_huisstijl_vindt_axe_niets(page: Page, adres: str, gemeente: str) -> None:
    page.set_extra_http_headers({"X-Gemeente": gemeente})

    assert bekijk(page, f"{adres}/vorm/publiek/").bevindingen == []


@pytest.mark.parametrize(
    ("fout", "regel"),
    [
        ("document.querySelector('h1').remove()", "page-has-heading-one"),
        ("document.querySelector('#leeg_naam').labels[0].remove()", "label"),
        ("document.querySelector('.r-merk__gemeente').classList.add('licht')", "color-contrast"),
        ("document.documentElement.removeAttribute('lang')", "html-has-lang"),
    ],
)
def test_axe_ziet_een_fout_die_er_is_af_35(page: Page, adres: str, fout: str, regel: str) -> None:
    page.goto(f"{adres}/vorm/")
    page.evaluate("document.adoptedStyleSheets[0].insertRule('.licht { color: #eee !important }')")
    page.evaluate(fout)

    assert any(bevinding.startswith(f"{regel}:") for bevinding in keur_met_axe(page))


def test_browser_weigert_script_dat_niet_van_ons_is_sec_20(page: Page, adres: str) -> None:
    klachten: list[str] = []
    page.on("console", lambda bericht: klachten.append(bericht.text))
    page.goto(f"{adres}/vorm/")

    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.gekraakt = 1\">')")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.gekraakt = 1'}))"
    )
    page.wait_for_timeout(200)

    assert page.evaluate("window.gekraakt") is None
    assert any("Content Security Policy" in klacht for klacht in klachten)


def test_eerste_tab_springt_naar_de_inhoud(page: Page, adres: str) -> None:
    page.goto(f"{adres}/bestaat/niet/")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    assert page.locator(":focus").bounding_box()["y"] >= 0

    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_foutoverzicht_krijgt_de_aandacht_en_wijst_naar_het_veld(page: Page, adres: str) -> None:
    page.goto(f"{adres}/vorm/publiek/")
    assert "Er klopt nog iets niet" in page.evaluate("document.activeElement.textContent")

    page.get_by_role("link", name="Wat is uw geboortedatum?").click()

    assert page.evaluate("document.activeElement.id") == "fout_geboortedatum"
    beschrijving = page.locator("#fout_geboortedatum").get_attribute("aria-describedby")
    assert beschrijving == "fout_geboortedatum_helptext fout_geboortedatum_error"
    assert page.locator("#fout_geboortedatum").get_attribute("aria-invalid") == "true"


def toon_wat_nieuw_is(page: Page) -> None:
    page.get_by_role("combobox", name="Status").select_option("nieuw")


def test_htmx_vervangt_alleen_de_lijst_en_het_adres_klopt(page: Page, adres: str) -> None:
    page.goto(f"{adres}/vorm/publiek/")
    page.evaluate("window.zelfde_pagina = true")
    assert page.locator("#werkvoorraad tbody tr").count() == 3

    toon_wat_nieuw_is(page)
    page.get_by_text("Er wacht 1 melding.").wait_for()

    assert page.locator("#werkvoorraad tbody tr").count() == 1
    assert page.evaluate("window.zelfde_pagina") is True
    assert page.url.endswith("/vorm/publiek/?soort=nieuw")
    assert keur_met_axe(page) == []


def test_zonder_script_werkt_dezelfde_lijst_als_pagina(browser: Browser, adres: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{adres}/vorm/publiek/")

    toon_wat_nieuw_is(page)
    page.get_by_role("button", name="Toon").click()

    assert page.url.endswith("/vorm/publiek/?soort=nieuw")
    assert page.locator("#werkvoorraad tbody tr").count() == 1
    assert page.locator("h1").count() == 1
    context.close()
