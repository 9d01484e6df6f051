"""Every route and every verb stands in the one table, and the table names nothing else (SEC-10)."""

import importlib
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from rotonde.kern import bevoegdheden
from rotonde.kern.actie import ACTIES
from rotonde.kern.deur import GEMEENTE_URLS
from rotonde.kern.soorten import Rol

BRON = Path(__file__).resolve().parents[2] / "src" / "rotonde"
WORTEL_URLS = "rotonde.config.urls_demo"


def _namen(urlconf: str) -> set[str]:
    return set(_loop(get_resolver(urlconf).url_patterns, ""))


def _loop(patronen: list[URLPattern | URLResolver], voor: str) -> list[str]:
    namen: list[str] = []
    for patroon in patronen:
        if isinstance(patroon, URLResolver):
            namen += _loop(patroon.url_patterns, f"{voor}{patroon.namespace}:" if patroon.namespace else voor)
        else:
            namen.append(f"{voor}{patroon.name}")
    return namen


def _laad_werkwoorden() -> None:
    for pad in BRON.glob("*/actions*"):
        importlib.import_module(f"rotonde.{pad.parent.name}.actions")
    for pad in BRON.glob("*/actions/*.py"):
        importlib.import_module(f"rotonde.{pad.parent.parent.name}.actions.{pad.stem}")


def _in_tabel(soort: str) -> set[str]:
    return {naam for soort_, naam in bevoegdheden.tabel() if soort_ == soort}


def test_elke_route_staat_in_de_tabel_sec_10() -> None:
    assert (_namen(GEMEENTE_URLS) | _namen(WORTEL_URLS)) - _in_tabel("route") == set()


def test_de_tabel_noemt_geen_route_die_niet_bestaat() -> None:
    assert _in_tabel("route") - (_namen(GEMEENTE_URLS) | _namen(WORTEL_URLS)) == set()


def test_elk_werkwoord_staat_in_de_tabel_en_andersom_sec_10() -> None:
    _laad_werkwoorden()

    assert set(ACTIES) == _in_tabel("actie")


def test_een_route_noemt_wet_doel_en_grond_af_18() -> None:
    routes = [regel for (soort, _), regel in bevoegdheden.tabel().items() if soort == "route"]

    assert [regel.naam for regel in routes if not (regel.wet and regel.doel and regel.grond)] == []


@pytest.mark.parametrize("rol", [Rol.BELEID, Rol.RAADSLID, Rol.BEHEER])
def test_beleid_raad_en_beheer_krijgen_geen_werkwoord_over_personen_priv_17(rol: Rol) -> None:
    kamers_met_personen = ("inwoners.", "toegang.", "regie.", "besluiten.", "inkomen.", "signalen.")
    gegeven = [
        regel.naam
        for (soort, naam), regel in bevoegdheden.tabel().items()
        if soort == "actie" and rol in regel.rollen and naam.startswith(kamers_met_personen)
    ]

    assert gegeven == []


# Reviewed by hand: what leaves as a file. A paper is one document of one person or dossier; the others are exports.
PAPIEREN = {
    "besluiten/views.py",
    "portaal/views_mijn.py",
    "privacy/views.py",
    "privacy/views_recht.py",
    "regie/delen/views.py",
    "regie/views.py",
    "toegang/afspraken/views.py",
    "toegang/bevestiging/views.py",
}
EXPORTS = {"privacy/views_datalek.py": {"rechten:geraakt"},
           "privacy/views_avg.py": {"rechten:avg_bestand", "privacy:avg_bestand"}}  # fmt: skip
HELPER = "vorm/bijlage.py"


def _geeft_een_bestand(code: str) -> bool:
    return "Content-Disposition" in code or "als_bijlage(" in code


def test_elke_export_heeft_een_grens_en_vraagt_opnieuw_wie_men_is_sec_04_sec_23() -> None:
    bestanden = {str(pad.relative_to(BRON)) for pad in BRON.rglob("*.py") if _geeft_een_bestand(pad.read_text("utf-8"))}
    begrensd = {regel.naam for regel in bevoegdheden.tabel().values() if regel.grens == "export"}

    assert bestanden - {HELPER} == PAPIEREN | set(EXPORTS)
    assert begrensd == set().union(*EXPORTS.values())
    assert all(bevoegdheden.tabel()["route", naam].opnieuw for naam in begrensd)


def test_wat_niet_in_de_tabel_staat_wordt_geweigerd() -> None:
    assert not bevoegdheden.mag("route", "bestaat:niet", Rol.AANSPREEKPUNT)
