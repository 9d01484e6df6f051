"""No change without a token, on any route (SEC-09)."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.kern.test_webhook import GEHEIM
from tests.keuring.client import KeurendeClient
from tests.keuring.schermen import GEMEENTE
from tests.klanten import HEERDE, klant_als, maak_gemeente

from rotonde.kern import bevoegdheden
from rotonde.kern.soorten import Rol

IETS = {"uuid": UUID(int=7), "int": 7, "slug": "iets", "str": "iets", "path": "iets"}
SOORT = {"UUIDConverter": "uuid", "IntConverter": "int", "SlugConverter": "slug", "PathConverter": "path"}


def paden(
    patronen: list[URLPattern | URLResolver], voor: str = "", urlconf: str = GEMEENTE
) -> Iterator[tuple[str, str]]:
    """Every route with an address; what it is about need not exist, because the token is asked first."""
    for patroon in patronen:
        if isinstance(patroon, URLResolver):
            binnen = f"{voor}{patroon.namespace}:" if patroon.namespace else voor
            yield from paden(patroon.url_patterns, binnen, urlconf)
        else:
            naam = f"{voor}{patroon.name}"
            gegevens: dict[str, Any] = {
                sleutel: IETS[SOORT.get(type(soort).__name__, "str")]
                for sleutel, soort in patroon.pattern.converters.items()
            }
            yield naam, reverse(naam, urlconf, kwargs=gegevens)


ROUTES = dict(paden(get_resolver(GEMEENTE).url_patterns))


def rol_voor(route: str) -> Rol:
    rollen = bevoegdheden.tabel()["route", route].rollen
    return Rol.ANONIEM if Rol.ANONIEM in rollen else sorted(rollen)[0]


@pytest.mark.django_db
@pytest.mark.parametrize("route", ROUTES)
def test_zonder_token_verandert_niets_sec_09(route: str, settings: Any) -> None:
    """403; or 405 where the door for the public takes no form at all. Who signs what it pushes has no token: that door
    is there when there is a secret."""
    maak_gemeente(HEERDE)
    settings.PERSONEEL_WEBHOOKS = {HEERDE: [GEHEIM]}
    klant = KeurendeClient(enforce_csrf_checks=True)
    klant.cookies = klant_als(rol_voor(route)).cookies

    for methode in (klant.post, klant.put, klant.delete):
        antwoord = methode(f"/heerde{ROUTES[route]}")

        assert antwoord.status_code in {403, 405}, f"{route} antwoordt {antwoord.status_code} zonder token"


@pytest.mark.django_db
def test_met_token_kan_het_wel_af_35() -> None:
    streng = KeurendeClient(enforce_csrf_checks=True)
    streng.cookies = klant_als(Rol.BALIE).cookies
    pagina = streng.zie("/heerde/afmelden/")
    token = next(e.attrib["value"] for e in pagina.alle("input") if e.attrib.get("name") == "csrfmiddlewaretoken")

    assert streng.post("/heerde/afmelden/").status_code == 403
    assert streng.post("/heerde/afmelden/", {"csrfmiddlewaretoken": token}).status_code == 302
