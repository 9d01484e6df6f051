"""No page shows more than a hundred rows, however many there are (SEC-24). That paging works, each room shows."""

import ast
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver
from tests.architectuur.test_vraagaantallen import LIJSTEN
from tests.keuring.schermen import GEMEENTE

from rotonde.vorm import bladen

BRON = Path(__file__).resolve().parents[2] / "src" / "rotonde"
HOOGSTENS = 100
# Lists that are not paged, and what bounds them. A new one is entered here with a reason, or paged.
ANDERS = {
    "voorzieningen:overzicht": "werkvoorraad.PER_LIJST",
    "werkplek:beheer": "kern.taken.HOOGSTENS",
    "aanmelden:sessies": "werkplek.account.sessies.HOOGSTENS",
    "toezicht:bevinding": "toezicht.queries.REGELS_PER_BLAD",
    "toezicht:vertrouwelijk": "toezicht.queries.REGELS_PER_BLAD",
    "toegang:zoeken": "inwoners.actions.zoeken.HOOGSTENS",
    "voorzieningen:budget": "de potten van een jaar staan in het pakket van de gemeente",
    "toegang:ervaringen": "twee regels voor elk team van de gemeente",
    "sturing:monitor": "de indicatoren staan in de code",
    "werkplek:vandaag": "toegang.afspraken.queries.PER_DAG",
    "regie:meldcode": "de meldcode heeft vijf stappen",
    "portaal:mijn": "de vragen, doelen en brieven van een inwoner; niet begrensd",
}


def _views(patronen: list[Any], voor: str) -> Iterator[tuple[str, Any]]:
    for patroon in patronen:
        if isinstance(patroon, URLResolver):
            yield from _views(patroon.url_patterns, f"{voor}{patroon.namespace}:" if patroon.namespace else voor)
        elif isinstance(patroon, URLPattern):
            yield f"{voor}{patroon.name}", patroon.callback


def _bladert(view: Any) -> bool:
    """Whether the view, or a function of its module that it calls, shows a page at a time."""
    functie = inspect.unwrap(view)
    module = importlib.import_module(functie.__module__)
    aanroepen = [
        n.func.id for n in ast.walk(_boom(functie)) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)
    ]
    hulp = [getattr(module, naam, None) for naam in aanroepen]
    eigen = [f for f in hulp if inspect.isfunction(f) and f.__module__ == module.__name__]
    return any("blad_van(" in inspect.getsource(f) for f in (functie, *eigen))


def _boom(functie: Any) -> ast.AST:
    return ast.parse(inspect.getsource(functie))


def test_elke_lijst_bladert_of_zegt_wat_haar_begrenst_sec_24() -> None:
    views = dict(_views(get_resolver(GEMEENTE).url_patterns, ""))
    zonder = {naam for naam in LIJSTEN if not _bladert(views[naam])}

    assert zonder == set(ANDERS)


def test_een_bladzijde_heeft_hoogstens_honderd_rijen_hoeveel_men_ook_vraagt_sec_24() -> None:
    verzoek = RequestFactory().get("/", {"pagina": "1"})

    for per in (None, 12, 5000):
        blad = bladen.blad_van(verzoek, range(1000), per=per)
        assert len(blad.object_list) == min(per or HOOGSTENS, HOOGSTENS)


def test_een_lijst_wordt_nergens_anders_in_bladen_gesneden_sec_24() -> None:
    """The page of examples shows the parts of the look, on numbers."""
    gevonden = {str(pad.relative_to(BRON)) for pad in BRON.rglob("*.py") if "Paginator(" in pad.read_text("utf-8")}

    assert gevonden == {"vorm/bladen.py", "vorm/voorbeelden.py"}


@pytest.mark.parametrize("naam", [waarde for waarde in ANDERS.values() if waarde.isascii() and waarde[-1].isupper()])
def test_wat_anders_begrensd_is_blijft_onder_de_honderd_sec_24(naam: str) -> None:
    module, _, grens = naam.rpartition(".")
    volledig = f"rotonde.voorzieningen.{module}" if module == "werkvoorraad" else f"rotonde.{module}"

    assert 0 < getattr(importlib.import_module(volledig), grens) <= HOOGSTENS
