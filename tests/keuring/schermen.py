"""Which screens there are, and how a test gets to see each (AF-37).

The routes come from the urlconf. Beside every room stands `tests/<room>/schermen.py` with a list `SCHERMEN`: one entry
per route name, with the rol that sees it and how to find the parameters of its address. A route that nobody entered
makes `test_schermen.py` fail, so no page escapes the inspection and axe.
"""

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from rotonde.kern.soorten import Rol

TESTS = Path(__file__).resolve().parents[1]
GEMEENTE = "rotonde.config.urls"
WORTEL = "rotonde.config.urls_demo"
URLCONFS = (GEMEENTE, WORTEL)


@dataclass(frozen=True)
class Scherm:
    """A page to look at: GET answers 200 with HTML for `rol`.

    `zoek` makes or finds what the page is about and returns the parameters of its address. Where not everybody in the
    rol may see it, `actor` says who (a medewerker, or for INWONER a persoon); it is asked after `zoek`. `vraag` is what
    stands behind the question mark, asked after `zoek` where that made it.
    """

    route: str
    rol: Rol
    zoek: Callable[[], dict[str, Any]] = dict
    vraag: str | Callable[[], str] = ""
    actor: Callable[[], UUID] | None = None

    def pad(self, slug: str) -> str:
        """The address of the page in a gemeente, or outside any when the route stands there."""
        if self.route in routes(GEMEENTE):
            pad = f"/{slug}{reverse(self.route, GEMEENTE, kwargs=self.zoek())}"
        else:
            pad = reverse(self.route, WORTEL, kwargs=self.zoek())
        vraag = self.vraag() if callable(self.vraag) else self.vraag
        return f"{pad}?{vraag}" if vraag else pad


@dataclass(frozen=True)
class GeenScherm:
    """A route without a page of its own, and what it is instead: a handling (POST), a file, a passage to elsewhere."""

    route: str
    reden: str


Ingang = Scherm | GeenScherm


def routes(*urlconfs: str) -> set[str]:
    """The names of all routes in these urlconfs."""
    return {naam for urlconf in urlconfs for naam in _namen(get_resolver(urlconf).url_patterns, "")}


def _namen(patronen: list[URLPattern | URLResolver], voor: str) -> Iterator[str]:
    for patroon in patronen:
        if isinstance(patroon, URLResolver):
            yield from _namen(patroon.url_patterns, f"{voor}{patroon.namespace}:" if patroon.namespace else voor)
        else:
            yield f"{voor}{patroon.name or patroon.pattern}"


def ingangen() -> list[Ingang]:
    """Everything that the rooms entered, in the order of the rooms."""
    gevonden: list[Ingang] = []
    for bestand in sorted(TESTS.glob("*/schermen.py")):
        if bestand.parent.name != "keuring":
            gevonden += importlib.import_module(f"tests.{bestand.parent.name}.schermen").SCHERMEN
    return gevonden


def ontbreekt(namen: set[str], ingevoerd: list[Ingang]) -> list[str]:
    """What is wrong with the table: routes without an entry, entries without a route, and double entries."""
    gehad = [ingang.route for ingang in ingevoerd]
    dubbel = {naam for naam in gehad if gehad.count(naam) > 1}
    return [
        *(f"{naam}: zet deze route in schermen.py van haar kamer" for naam in sorted(namen - set(gehad))),
        *(f"{naam}: deze route bestaat niet" for naam in sorted(set(gehad) - namen)),
        *(f"{naam}: staat er dubbel in" for naam in sorted(dubbel)),
    ]
