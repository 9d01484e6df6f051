"""Gemeenten that do not exist, for measuring at the size of a country: N times the residents of one pack.

Each has the pack of the example under a code of its own. The codes begin with a letter, as no code of the CBS does, and
production refuses them (`kern.gemeente_inrichten`). The first is drawn through the verbs; the others are prints of it
(`simulatie.afdruk`): the same people under other ids, with the same test numbers (AF-12) and the same letters, for all
bear one name.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from rotonde.kern import wie
from rotonde.kern.actions import gemeente_inrichten
from rotonde.kern.models import SYNTHETISCH
from rotonde.kern.pakket import laden, register
from rotonde.kern.pakket.controle import Pakket
from rotonde.simulatie import actions, draaiboek
from rotonde.simulatie.afdruk.voorbeeld import Voorbeeld
from rotonde.simulatie.getrokken import Getrokken
from rotonde.simulatie.processen import tegelijk
from rotonde.simulatie.toneel import Toneel
from rotonde.simulatie.voortgang import Voortgang

HOOGSTENS = 999
NAAM = "Synthetische gemeente"
Schrijf = Callable[[str], object]


def pakket(voorbeeld: Pakket, nummer: int) -> Pakket:
    """The pack of the example, for synthetic gemeente `nummer` (1 to 999)."""
    if not 1 <= nummer <= HOOGSTENS:
        raise ValueError(f"Er kunnen 1 tot en met {HOOGSTENS} gemeenten worden verzonnen, niet {nummer}.")
    code = _code(nummer)
    (zelf,) = voorbeeld.regels["gemeente"]
    waarde = zelf.waarde.model_copy(update={"code": code, "naam": NAAM, "slug": f"synthetisch-{nummer:03d}"})
    eigen = replace(zelf, waarde=waarde, sleutel=code)
    return Pakket(voorbeeld.map, code, {**voorbeeld.regels, "gemeente": [eigen]})


def bevolk(voorbeeld: Pakket, aantal: int, *, zaad: int, processen: int, map_: Path, schrijf: Schrijf) -> None:
    """Draw the first and print the others, so many at the same time. What is done already is not done again."""
    getrokken = Getrokken(voorbeeld, zaad)
    eerste = _toneel(getrokken, 1, map_)
    if not draaiboek.is_klaar(eerste):
        getrokken.alles()
    _laad(eerste.pakket, register.ontdek())
    seconden = draaiboek.speel(eerste, processen=processen)
    schrijf(f"Gemeente {eerste.gemeente} is bevolkt in {seconden:.1f} s.")
    tonelen = [_toneel(getrokken, nummer, map_) for nummer in range(2, aantal + 1)]
    open_ = [(toneel, nummer) for nummer, toneel in enumerate(tonelen, 2) if not draaiboek.is_klaar(toneel)]
    for zin in tegelijk(lambda plek: _druk(*open_[plek]), len(open_), processen=processen):
        schrijf(zin)


def _toneel(getrokken: Getrokken, nummer: int, map_: Path) -> Toneel:
    eigen = pakket(getrokken.pakket, nummer)
    return Toneel(eigen, getrokken, Voortgang(map_ / f"voortgang-{eigen.gemeentecode}.json", _zwijg))


def _druk(toneel: Toneel, nummer: int) -> str:
    begin = time.monotonic()
    voorbeeld = _voorbeeld()
    (zelf,) = toneel.pakket.inhoud()["gemeente"]
    with wie.als(draaiboek.vrager(toneel.gemeente)):
        gemeente_inrichten({**voorbeeld.inrichting, "slug": zelf.slug})
        rijen = actions.gemeente_afdrukken(voorbeeld, nummer)
    return f"Gemeente {toneel.gemeente} is gedrukt in {time.monotonic() - begin:.1f} s: {rijen} rijen."


@cache
def _voorbeeld() -> Voorbeeld:
    """Once per process: its tables lie in the session of that process."""
    with wie.als(draaiboek.vrager(_code(1))):
        return Voorbeeld()


def _laad(eigen: Pakket, soorten: dict[str, register.Soort]) -> None:
    verschillen = laden.bereken(eigen, soorten)
    if any(verschillen.values()):
        laden.laad(eigen, soorten, verschillen)


def _zwijg(zin: str) -> None:
    """The parent tells when a whole gemeente is done."""


def _code(nummer: int) -> str:
    return f"{SYNTHETISCH}{nummer:03d}"


def codes(aantal: int) -> Sequence[str]:
    """The codes of the first so many."""
    return [_code(nummer) for nummer in range(1, aantal + 1)]
