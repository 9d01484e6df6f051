"""What holds for every route there is, whoever asks and whatever the answer (SEC-09, SEC-20, SEC-21)."""

from datetime import date
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import get_resolver
from pytest_django.fixtures import Settings
from tests.keuring.koppen import keur_koppen
from tests.keuring.schermen import GEMEENTE, WORTEL, routes
from tests.keuring.test_tokens import ROUTES, paden
from tests.klanten import HEERDE, klant_als, maak_gemeente

from rotonde.inwoners.actions import Inschrijving, inschrijven
from rotonde.kern import bsn, wie
from rotonde.kern.soorten import Doel, Rol, Wet

pytestmark = pytest.mark.django_db
BUITEN = dict(paden(get_resolver(WORTEL).url_patterns, urlconf=WORTEL))
# Doors of the stand-in for the broker, for machines: each asks a secret or a token of its own, and in the demo only.
VOOR_MACHINES = {"idp:oidc:token", "idp:oidc:revoke", "idp:oidc:userinfo", "idp:oidc:device_code"}
VREEMD = (
    "/bestaat/niet/",
    "/heerde/bestaat/niet/",
    "/static/vorm/rotonde.css",
    "/heerde/werk",
    "/.well-known/security.txt",
)


@pytest.fixture
def paden_(settings: Settings) -> dict[str, str]:
    """Every address there is, and some that are not: an error, a file, a redirect are answers too."""
    settings.ROOT_URLCONF = WORTEL
    maak_gemeente(HEERDE)
    return {**BUITEN, **{naam: f"/heerde{pad}" for naam, pad in ROUTES.items()}, **{pad: pad for pad in VREEMD}}


def _inwoner() -> UUID:
    with wie.als(wie.dienst(gemeente=HEERDE, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="test")):
        return inschrijven(Inschrijving(next(bsn.testnummers()), "Geke", "Voorbeeld", date(1951, 2, 3)))


def test_er_ontbreekt_geen_route() -> None:
    assert set(ROUTES) | set(BUITEN) == routes(GEMEENTE) | routes(WORTEL)


@pytest.mark.parametrize("rol", [Rol.ANONIEM, Rol.BALIE, Rol.INWONER])
def test_elk_antwoord_draagt_de_koppen_sec_20_sec_21(paden_: dict[str, str], rol: Rol) -> None:
    """Allowed, refused, redirected, not found, or not meant for this method: the browser is told the same."""
    klant = Client()
    # A resident asks about oneself, so there must be somebody.
    wie_vraagt = _inwoner() if rol == Rol.INWONER else None
    klant.cookies = klant_als(rol, actor=wie_vraagt).cookies
    met_sessie = settings.SESSION_COOKIE_NAME in klant.cookies
    gezien = set()
    mis = {}
    for naam, pad in paden_.items():
        for methode in ("get", "post"):
            antwoord = getattr(klant, methode)(pad)
            gezien.add(antwoord.status_code)
            openbaar = "public" in antwoord.headers.get("Cache-Control", "")
            gevonden = keur_koppen(antwoord.headers, met_sessie=met_sessie and not openbaar)
            if gevonden:
                mis[f"{methode} {naam} {antwoord.status_code}"] = gevonden
        # Signing out, or a session that is worth nothing here: go on as the same one.
        klant.cookies = klant_als(rol, actor=wie_vraagt).cookies if met_sessie else klant.cookies

    assert mis == {}
    assert {200, 302, 404, 405} <= gezien


def test_alleen_wat_openbaar_is_mag_in_een_cache_sec_21(paden_: dict[str, str]) -> None:
    klant = klant_als(Rol.BALIE)

    openbaar = {naam for naam, pad in paden_.items() if "public" in klant.get(pad).headers.get("Cache-Control", "")}

    assert openbaar == {"vorm:huisstijl", "/static/vorm/rotonde.css"}


@pytest.mark.parametrize("route", sorted(set(BUITEN) - VOOR_MACHINES))
def test_ook_buiten_een_gemeente_verandert_zonder_token_niets_sec_09(route: str, settings: Settings) -> None:
    """403, 405 where no form is taken, or the way to signing in for who is nobody yet."""
    settings.ROOT_URLCONF = WORTEL
    klant = Client(enforce_csrf_checks=True)

    for methode in (klant.post, klant.put, klant.delete):
        assert methode(BUITEN[route]).status_code in {302, 403, 404, 405}


def test_het_werk_aan_de_balie_is_begrensd_sec_24() -> None:
    """A question to the database from a web process ends after five seconds."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("5s",)
