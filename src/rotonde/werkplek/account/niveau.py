"""How sure the broker is of a resident, and how sure a page asks it to be (SEC-01).

A page says so in the table of bevoegdheden; in which words brokers tell it stands in `config/niveaus.csv`. An operator
whose broker has words of its own sets those instead (`ROTONDE_OIDC_NIVEAUS`).
"""

import csv
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import Resolver404, resolve

from rotonde.kern import bevoegdheden
from rotonde.kern.deur import GEMEENTE_URLS
from rotonde.kern.models import Gemeente
from rotonde.kern.soorten import Niveau

_GEWOON = Path(bevoegdheden.MAP).parent / "niveaus.csv"


def niveau_van(acr: Any) -> Niveau:
    """The level in what the broker said; what it does not say, or in words we do not know, is the lowest."""
    return _woorden().get(acr, Niveau.BASIS) if isinstance(acr, str) else Niveau.BASIS


def acr_vanaf(niveau: Niveau) -> str:
    """What to ask of the broker: every word for this level or a higher one, the lowest first."""
    return " ".join(acr for acr, van in sorted(_woorden().items(), key=lambda paar: paar[1]) if van >= niveau)


def niveau_voor(pad: str, gemeente: Gemeente) -> Niveau:
    """What a page of this gemeente asks of a resident; an address that is none asks nothing."""
    try:
        naam = resolve(f"/{pad.partition('?')[0].removeprefix(f'/{gemeente.slug}/')}", GEMEENTE_URLS).view_name
    except Resolver404:
        return Niveau.BASIS
    regel = bevoegdheden.tabel().get(("route", naam))
    return (regel.vereist if regel else None) or Niveau.BASIS


def _woorden() -> dict[str, Niveau]:
    eigen: dict[str, str] = settings.MAKELAAR_NIVEAUS
    return {acr: Niveau[naam.upper()] for acr, naam in eigen.items()} if eigen else _gewone_woorden()


@cache
def _gewone_woorden() -> dict[str, Niveau]:
    with _GEWOON.open(newline="", encoding="utf-8") as stroom:
        return {rij["acr"]: Niveau[rij["niveau"].upper()] for rij in csv.DictReader(stroom, delimiter=";")}
