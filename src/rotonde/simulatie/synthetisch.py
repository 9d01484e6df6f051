"""Gemeenten that do not exist, for measuring at the size of a country: N times the residents of one pack.

Each has the pack of the example under a code and a name of its own. The codes begin with a letter, as no code of the
CBS does, and production refuses them (`kern.gemeente_inrichten`). The people are drawn once: in every one of these
gemeenten live the same ones, under other ids, with the same test numbers (AF-12).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from rotonde.kern.models import SYNTHETISCH
from rotonde.kern.pakket import laden, register
from rotonde.kern.pakket.controle import Pakket
from rotonde.simulatie import draaiboek
from rotonde.simulatie.getrokken import Getrokken
from rotonde.simulatie.processen import tegelijk
from rotonde.simulatie.toneel import Toneel
from rotonde.simulatie.voortgang import Voortgang

HOOGSTENS = 999
Schrijf = Callable[[str], object]


def pakket(voorbeeld: Pakket, nummer: int) -> Pakket:
    """The pack of the example, for synthetic gemeente `nummer` (1 to 999)."""
    if not 1 <= nummer <= HOOGSTENS:
        raise ValueError(f"Er kunnen 1 tot en met {HOOGSTENS} gemeenten worden verzonnen, niet {nummer}.")
    code = f"{SYNTHETISCH}{nummer:03d}"
    (zelf,) = voorbeeld.regels["gemeente"]
    waarde = zelf.waarde.model_copy(update={"code": code, "naam": f"Synthetische gemeente {nummer:03d}"})
    eigen = replace(zelf, waarde=waarde, sleutel=code)
    return Pakket(voorbeeld.map, code, {**voorbeeld.regels, "gemeente": [eigen]})


def bevolk(voorbeeld: Pakket, aantal: int, *, zaad: int, processen: int, map_: Path, schrijf: Schrijf) -> None:
    """Load and fill so many synthetic gemeenten, so many at the same time. What is done already is not done again."""
    getrokken = Getrokken(voorbeeld, zaad)
    getrokken.alles()
    for zin in tegelijk(lambda nr: _een(getrokken, map_, nr + 1), aantal, processen=processen):
        schrijf(zin)


def _een(getrokken: Getrokken, map_: Path, nummer: int) -> str:
    eigen = pakket(getrokken.pakket, nummer)
    _laad(eigen, register.ontdek())
    toneel = Toneel(eigen, getrokken, Voortgang(map_ / f"voortgang-{eigen.gemeentecode}.json", _zwijg))
    seconden = draaiboek.speel(toneel)
    return f"Gemeente {eigen.gemeentecode} is bevolkt in {seconden:.1f} s."


def _laad(eigen: Pakket, soorten: dict[str, register.Soort]) -> None:
    verschillen = laden.bereken(eigen, soorten)
    if any(verschillen.values()):
        laden.laad(eigen, soorten, verschillen)


def _zwijg(zin: str) -> None:
    """The parent tells when a whole gemeente is done."""


def codes(aantal: int) -> Sequence[str]:
    """The codes of the first so many."""
    return [f"{SYNTHETISCH}{nummer:03d}" for nummer in range(1, aantal + 1)]
