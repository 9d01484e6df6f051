"""A page in a real browser: what axe finds, and what the browser itself complains about."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
SCHAKELAARS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip
AXE = (Path(__file__).parent / "vendor/axe/axe.min.js").read_text(encoding="utf-8")
BREEDTES = (360, 1280)


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, without any traffic of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(SCHAKELAARS))
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Blik:
    """What was found on one page at one width. `klachten` come from the browser: errors, and refusals by our policy."""

    status: int = 0
    axe: list[str] = field(default_factory=list)
    klachten: list[str] = field(default_factory=list)
    te_breed: int = 0

    @property
    def bevindingen(self) -> list[str]:
        """Everything that may not be there (AF-37, SEC-20)."""
        breed = [f"de pagina is {self.te_breed} pixels breder dan het scherm"] if self.te_breed > 0 else []
        return [*self.axe, *self.klachten, *breed]


def bekijk(page: Page, adres: str, breedte: int = 1280) -> Blik:
    """Open an address and look at it. No rule of axe is disabled; a page with a status of error is looked at too."""
    blik = Blik()
    page.set_viewport_size({"width": breedte, "height": 900})
    with _luister(page, blik.klachten):
        antwoord = page.goto(adres)
        blik.axe = keur_met_axe(page)
        blik.te_breed = _te_breed(page)
    blik.status = antwoord.status if antwoord else 0
    # The browser also complains that the page itself came with a status of error; the caller judges that.
    blik.klachten = [klacht for klacht in blik.klachten if f"status of {blik.status}" not in klacht]
    return blik


def bekijk_smal_en_breed(page: Page, adres: str) -> Iterator[tuple[int, Blik]]:
    """Open an address once and look at it at every width: a phone that is turned loads nothing anew either."""
    eerste, *verder = BREEDTES
    yield eerste, bekijk(page, adres, eerste)
    for breedte in verder:
        blik = Blik(status=200)
        page.set_viewport_size({"width": breedte, "height": 900})
        with _luister(page, blik.klachten):
            blik.axe = keur_met_axe(page)
            blik.te_breed = _te_breed(page)
        yield breedte, blik


def _te_breed(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


@contextlib.contextmanager
def _luister(page: Page, klachten: list[str]) -> Iterator[None]:
    def console(bericht: ConsoleMessage) -> None:
        if bericht.type in {"error", "warning"}:
            klachten.append(bericht.text)

    def fout(wat: Error) -> None:
        klachten.append(wat.message)

    page.on("console", console)
    page.on("pageerror", fout)
    yield
    page.remove_listener("console", console)
    page.remove_listener("pageerror", fout)


def keur_met_axe(page: Page) -> list[str]:
    """One line per element that breaks a rule of axe on the page as it stands now."""
    # Evaluated by the debugger, not as a script of the page: so the policy of the page stays as it is.
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    overtredingen: list[dict[str, Any]] = page.evaluate("async () => (await axe.run(document)).violations")
    return [f"{o['id']}: {' '.join(plek['target'])} ({o['help']})" for o in overtredingen for plek in o["nodes"]]
