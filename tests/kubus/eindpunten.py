"""Every endpoint there is: each route of the urlconf with the methods it answers, and each verb."""

import importlib
from pathlib import Path

from django.http import HttpResponseNotAllowed
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver
from tests.keuring.schermen import GEMEENTE
from tests.kubus.tabel import WERKWOORD, Eindpunt

from rotonde.kern.actie import ACTIES

BRON = Path(__file__).resolve().parents[2] / "src" / "rotonde"
WORTEL = "rotonde.config.urls_wortel"
METHODEN = ("GET", "POST", "PUT", "PATCH", "DELETE")
# Routes of a library that ask who somebody is, before there is any rol; the door lets everybody through to them.
BUITEN = {
    "api:gezond": "voor machines en zonder rol; tests/api",
    "api:leeft": "voor machines en zonder rol; tests/api",
    "api:metrics": "voor machines en zonder rol; tests/api",
    "api:klaar": "voor machines en zonder rol; tests/api",
    "api:security_txt": "voor machines en zonder rol; tests/api",
    "werkplek:personeel_levering": "voor een systeem dat tekent, en zonder rol; tests/werkplek/personeel/test_levering",
    "account_login": "aanmelden: er is nog geen rol",
    "account_inactive": "aanmelden: er is nog geen rol",
    "account_reauthenticate": "vraagt om een account, niet om een rol",
    "mfa_authenticate": "vraagt om een half aangemeld account",
    "mfa_reauthenticate": "vraagt om een account, niet om een rol",
    "mfa_activate_totp": "vraagt om een account, niet om een rol",
    "mfa_view_recovery_codes": "vraagt om een account, niet om een rol",
    "mfa_list_webauthn": "vraagt om een account, niet om een rol",
    "mfa_reauthenticate_webauthn": "vraagt om een account, niet om een rol",
    "mfa_add_webauthn": "vraagt om een account, niet om een rol",
    "mfa_remove_webauthn": "vraagt om een account, niet om een rol",
    "naar_makelaar": "doorgang naar de makelaar: er is nog geen rol",
    "naar_personeel": "doorgang naar de dienst waar personeel inlogt: er is nog geen rol",
    "openid_connect_callback": "doorgang van de makelaar: er is nog geen rol",
}


def eindpunten() -> set[Eindpunt]:
    """Every route outside BUITEN with each of its methods, and every verb."""
    gevonden = {Eindpunt("actie", naam, WERKWOORD) for naam in _werkwoorden()}
    for urlconf in (GEMEENTE, WORTEL):
        for naam, patroon in _patronen(get_resolver(urlconf).url_patterns, ""):
            if naam not in BUITEN:
                gevonden |= {Eindpunt("route", naam, methode) for methode in METHODEN if _antwoordt(patroon, methode)}
    return gevonden


def _patronen(patronen: list[URLPattern | URLResolver], voor: str) -> list[tuple[str, URLPattern]]:
    gevonden: list[tuple[str, URLPattern]] = []
    for patroon in patronen:
        if isinstance(patroon, URLResolver):
            gevonden += _patronen(patroon.url_patterns, f"{voor}{patroon.namespace}:" if patroon.namespace else voor)
        else:
            gevonden.append((f"{voor}{patroon.name}", patroon))
    return gevonden


def _antwoordt(patroon: URLPattern, methode: str) -> bool:
    """Whether the view takes this method: one that does not says so before it does anything at all."""
    try:
        antwoord = patroon.callback(RequestFactory().generic(methode, "/"))
    except Exception:
        return True
    return not isinstance(antwoord, HttpResponseNotAllowed)


def _werkwoorden() -> set[str]:
    for patroon in ("*/actions.py", "*/actions/*.py", "*/*/actions.py"):
        for pad in BRON.glob(patroon):
            importlib.import_module(".".join(("rotonde", *pad.relative_to(BRON).with_suffix("").parts)))
    return set(ACTIES)
