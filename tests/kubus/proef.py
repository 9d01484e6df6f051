"""How an endpoint is tried: a room writes one Proef per route and method, and one per verb."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from tests.kubus.tabel import WERKWOORD, Eindpunt
from tests.kubus.wereld import Zaak

from rotonde.kern.fouten import Gebruikersfout
from rotonde.kern.soorten import Doel

PROEVEN = Path(__file__).parent / "proeven"
Bij = Callable[[Zaak], Any]


def niets(_: Zaak) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Route:
    """A request. `pad` gives the parameters of the address, `vraag` what stands behind the question mark, `invoer` the
    form of a POST; `voor` is done first, as a service, and rolled back with the rest."""

    naam: str
    methode: str = "GET"
    pad: Bij = niets
    vraag: Bij = niets
    invoer: Bij = niets
    voor: Bij | None = None
    # A POST that changes nothing and shows something.
    toont: bool = False
    # What shows on a list when this zaak stands on it, instead of its bird: an id, in lower case.
    spoor: Callable[[Zaak], str] | None = None
    # Whether it did its work, where that is neither a row nor a word: a session, a file.
    werkte: Callable[[HttpResponse], bool] | None = None

    @property
    def eindpunt(self) -> Eindpunt:
        return Eindpunt("route", self.naam, self.methode)


@dataclass(frozen=True)
class Werkwoord:
    """A verb. It did its work when rows changed; one that only reads or writes elsewhere says in `werkte` whether what
    it returned is what was asked for."""

    naam: str
    doe: Bij
    doel: Doel = Doel.HULPVERLENING
    voor: Bij | None = None
    werkte: Callable[[Zaak, Any], bool] | None = None
    # What it raises when the relation itself stands in the way, beside what always means no.
    ook_nee: tuple[type[Gebruikersfout], ...] = ()
    # Only a job does this: over the connection of the worker.
    werker: bool = False

    @property
    def eindpunt(self) -> Eindpunt:
        return Eindpunt("actie", self.naam, WERKWOORD)


Proef = Route | Werkwoord


def proeven() -> dict[Eindpunt, Proef]:
    """What every room wrote; raises ValueError when something stands there twice."""
    gevonden: dict[Eindpunt, Proef] = {}
    for bestand in sorted(PROEVEN.glob("[a-z]*.py")):
        for proef in importlib.import_module(f"tests.kubus.proeven.{bestand.stem}").PROEVEN:
            if proef.eindpunt in gevonden:
                raise ValueError(f"{bestand.name}: {proef.eindpunt} staat er dubbel in.")
            gevonden[proef.eindpunt] = proef
    return gevonden
