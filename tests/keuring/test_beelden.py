"""The pictures of the documentation, made of the screens themselves.

`ROTONDE_DOCS_BEELD=1 ./rotonde test tests/keuring/test_beelden.py` makes them anew in docs/beeld.
"""

import os
from pathlib import Path

import pytest
from tests.keuring.browser import chromium
from tests.keuring.test_alle_schermen import SCHERMEN, SESSIE, klant_voor
from tests.server import Server

DOCS = Path(__file__).resolve().parents[2] / "docs"
BEELD = DOCS / "beeld"
# The name of each picture, and the screen that it is of.
VAN_SCHERM = {
    "contact": "toegang:contactmoment",
    "afspraak": "toegang:afspraak_maken",
    "veilig-contact": "toegang:veilig_contact",
    "vraagverheldering": "regie:verheldering",
    "positieve-gezondheid": "regie:gezondheid",
    "dossier": "regie:dossier",
    "opschaling": "regie:opschaling",
    "delen": "regie:delen",
    "partner": "werkplek:partner_deling",
    "meldcode": "regie:meldcode",
}
BREED, HOOG = 1280, 900


@pytest.mark.browser
@pytest.mark.committen
def test_the_pictures_can_be_made_anew(server: Server, tmp_path: Path) -> None:
    map_ = BEELD if "ROTONDE_DOCS_BEELD" in os.environ else tmp_path
    bezoeken = {
        naam: klant_voor(next(scherm for scherm in SCHERMEN if scherm.route == route))
        for naam, route in VAN_SCHERM.items()
    }
    with chromium() as browser:
        for naam, (klant, pad) in bezoeken.items():
            context = browser.new_context(locale="nl-NL", viewport={"width": BREED, "height": HOOG})
            context.add_cookies([{"name": SESSIE, "value": klant.cookies[SESSIE].value, "url": server.url}])
            page = context.new_page()
            page.goto(server.url + pad)
            page.screenshot(path=map_ / f"{naam}.png")
            context.close()

    assert {pad.stem for pad in map_.glob("*.png")} >= set(VAN_SCHERM)


@pytest.mark.parametrize("naam", VAN_SCHERM)
def test_every_picture_is_there_and_shown_with_words(naam: str) -> None:
    assert (BEELD / f"{naam}.png").exists()
    tekst = "".join(pagina.read_text("utf-8") for pagina in (DOCS / "gebruik").glob("*.md"))
    assert f"](../beeld/{naam}.png)" in tekst
