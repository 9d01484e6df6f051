"""Somebody who works with the keyboard alone: every field is reached with Tab, and nothing is clicked."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from playwright.sync_api import Locator, Page, expect

# More than there is to reach on any page: then something cannot be reached.
HOOGSTENS_TABS = 200
_HEEFT_AANDACHT = "e => e === document.activeElement"
_IS_IN_GROEP = "e => document.activeElement.type === 'radio' && document.activeElement.name === e.name"
_KEUZE = "e => e.selectedOptions[0].text"


@dataclass
class Toetsen:
    """The keys that one person presses on a page."""

    page: Page

    def ga_naar(self, adres: str) -> None:
        """An address that somebody typed or kept."""
        self.page.goto(adres)

    def naar(self, doel: Locator) -> None:
        """Tab until this has the focus; raises AssertionError when the keyboard does not get there."""
        for _ in range(HOOGSTENS_TABS):
            if doel.evaluate(_HEEFT_AANDACHT):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"met Tab niet te bereiken: {doel}")

    def kies(self, naam: str, rol: Literal["button", "link"] = "button") -> None:
        """Go to a button or link and press Enter."""
        knop = self.page.get_by_role(rol, name=naam).first
        expect(knop).to_be_visible()
        self.naar(knop)
        self.page.keyboard.press("Enter")

    def volg(self, naam: str) -> None:
        """Follow a link."""
        self.kies(naam, "link")

    def vul(self, naam: str, tekst: str) -> None:
        """Type in the field of this name, in place of what stood there."""
        veld = self.page.locator(f"main [name={naam}]").first
        self.naar(veld)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(tekst)

    def dag(self, naam: str, dag: date) -> None:
        """Type a day in a field with a calendar; this browser is English: the month comes first."""
        self.naar(self.page.locator(f"main [name={naam}]"))
        self.page.keyboard.type(f"{dag:%m%d%Y}")

    def stel_in(self, naam: str, keuze: str) -> None:
        """Go down a list until what is chosen begins with this."""
        lijst = self.page.locator(f"main select[name={naam}]")
        self.naar(lijst)
        for _ in range(HOOGSTENS_TABS):
            if str(lijst.evaluate(_KEUZE)).startswith(keuze):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{keuze} staat niet in de lijst {naam}")

    def wijs_aan(self, naam: str, waarde: str) -> None:
        """Choose one of a group of round buttons."""
        knop = self.page.locator(f"main [name={naam}][value={waarde}]")
        for _ in range(HOOGSTENS_TABS):
            if knop.evaluate(_IS_IN_GROEP) or knop.evaluate(_HEEFT_AANDACHT):
                break
            self.page.keyboard.press("Tab")
        for _ in range(HOOGSTENS_TABS):
            if knop.evaluate(_HEEFT_AANDACHT):
                break
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Space")
        expect(knop).to_be_checked()
