"""The menu of each door: an item shows when the table of bevoegdheden gives its route to the rol."""

from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.urls import get_script_prefix, reverse

from rotonde.kern import bevoegdheden, getypt, sessie
from rotonde.kern.aanmelding import aangemeld
from rotonde.kern.deur import GEMEENTE_URLS
from rotonde.kern.soorten import ActorSoort, Rol

WERK = (
    ("Vandaag", "werkplek:vandaag"),
    ("Wachtrij", "toegang:wachtrij"),
    ("Partner", "werkplek:partner"),
    ("Afspraken", "toegang:afspraken"),
    ("Mijn dossiers", "regie:caseload"),
    ("Verdeling", "werkplek:verdeling"),
    ("Vervanging", "werkplek:vervangingen"),
    ("Wie is wie", "werkplek:wieiswie"),
    ("Ervaringen", "toegang:ervaringen"),
    ("Besluiten", "besluiten:overzicht"),
    ("Voorzieningen", "voorzieningen:overzicht"),
    ("Budget", "voorzieningen:budget"),
    ("Bewaren", "bewaren:overzicht"),
    ("Toezicht", "toezicht:overzicht"),
    ("Noodtoegang", "toezicht:nood"),
    ("AVG-verzoeken", "rechten:avg_lijst"),
    ("Datalekken", "rechten:datalekken"),
    ("Verwerkingen", "rechten:verwerkingen"),
    ("Monitor", "sturing:monitor"),
    ("Beheer", "werkplek:beheer"),
)
PUBLIEK = (
    ("Start", "portaal:thuis"),
    ("Stel uw vraag", "portaal:vraag"),
    ("Hulp in de buurt", "portaal:zoeken"),
    ("Mijn Rotonde", "portaal:mijn"),
    ("Wie keek er mee?", "privacy:inzage"),
)


def menu(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `navigatie` and `uitloggen_url` for every page inside a gemeente."""
    if getattr(request, "gemeente", None) is None:
        return {}
    aanmelding = aangemeld(request)
    rol = aanmelding.rol if aanmelding else Rol.ANONIEM
    is_medewerker = aanmelding is not None and aanmelding.actor_soort == ActorSoort.MEDEWERKER
    gegevens: dict[str, Any] = {"navigatie": _punten(WERK if is_medewerker else PUBLIEK, rol, request.path)}
    if aanmelding:
        gegevens["uitloggen_url"] = _adres("aanmelden:af", get_script_prefix())
        gegevens["sessies_url"] = _adres("aanmelden:sessies", get_script_prefix())
        gegevens["sessie"] = sessie.stand(request)
        gegevens["eerder_getypt"] = getypt.nu()
    return gegevens


def _punten(regels: tuple[tuple[str, str], ...], rol: Rol, pad: str) -> list[dict[str, Any]]:
    punten = []
    for naam, route in regels:
        # A visitor who is not signed in also sees the door to Mijn Rotonde: it leads to signing in.
        if bevoegdheden.mag("route", route, rol) or (rol == Rol.ANONIEM and route == "portaal:mijn"):
            punten.append({"naam": naam, "url": _adres(route, get_script_prefix()), "actief": False})
    passend = [punt for punt in punten if _staat_onder(pad, str(punt["url"]))]
    if passend:
        max(passend, key=lambda punt: len(str(punt["url"])))["actief"] = True
    return punten


@lru_cache(maxsize=4096)
def _adres(route: str, voorvoegsel: str) -> str:
    """Worked out once per gemeente: every page has the same ones."""
    return reverse(route, urlconf=GEMEENTE_URLS)


def _staat_onder(pad: str, url: str) -> bool:
    """Every page stands under the start page, and is not it."""
    return pad == url if url == get_script_prefix() else pad.startswith(url)
