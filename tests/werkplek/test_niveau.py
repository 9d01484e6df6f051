"""How sure it must be who a resident is, per page, and what the broker says of it (SEC-01)."""

from importlib import import_module
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings as instellingen
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.fixtures import Settings
from tests.besluiten.wereld import Wereld
from tests.keuring.client import KeurendeClient
from tests.keuring.schermen import GEMEENTE
from tests.klanten import HEERDE, klant_als, maak_gemeente, meld_klant_aan

from rotonde.kern import bevoegdheden
from rotonde.kern.aanmelding import Aanmelding
from rotonde.kern.models import Gemeente
from rotonde.kern.soorten import ActorSoort, Niveau, Rol
from rotonde.werkplek.account import niveau

pytestmark = pytest.mark.django_db
SAML = "urn:oasis:names:tc:SAML:2.0:ac:classes:"
DEUR = "/heerde/aanmelden/mijn/?volgende="
# Reviewed by hand: the lowest level that opens what a resident may and a visitor may not.
LAAGST = {
    "portaal:mijn": Niveau.SUBSTANTIEEL,
    "portaal:brief": Niveau.SUBSTANTIEEL,
    "portaal:bevestiging": Niveau.SUBSTANTIEEL,
    "portaal:klacht": Niveau.SUBSTANTIEEL,
    "portaal:klacht_intrekken": Niveau.SUBSTANTIEEL,
    "privacy:inzage": Niveau.SUBSTANTIEEL,
    "privacy:avg_vragen": Niveau.SUBSTANTIEEL,
    "privacy:avg_bestand": Niveau.SUBSTANTIEEL,
    "privacy:besluit": Niveau.SUBSTANTIEEL,
    "privacy:correctie": Niveau.SUBSTANTIEEL,
    "privacy:kind_vragen": Niveau.SUBSTANTIEEL,
    "privacy:gedeeld": Niveau.SUBSTANTIEEL,
    "privacy:toestemmingen": Niveau.SUBSTANTIEEL,
    "privacy:toestemming_intrekken": Niveau.SUBSTANTIEEL,
    "aanmelden:opnieuw": Niveau.BASIS,
    "aanmelden:sessie": Niveau.BASIS,
    "aanmelden:sessies": Niveau.BASIS,
    "aanmelden:sessies_beeindigen": Niveau.BASIS,
    "aanmelden:concept": Niveau.BASIS,
    "aanmelden:concept_weg": Niveau.BASIS,
}
# A visitor may too, so that no level stands between a resident and a question.
VRIJ = ("portaal:thuis", "portaal:vraag", "portaal:zoeken", "portaal:ervaring", "sturing:monitor")
PARAMETERS: dict[str, dict[str, Any]] = {
    "portaal:bevestiging": {"melding": uuid4()},
    "portaal:brief": {"besluit": uuid4()},
    "portaal:klacht_intrekken": {"klacht": uuid4()},
    "portaal:ervaring": {"team": "toegang", "moment": "contact"},
    "privacy:avg_bestand": {"verzoek": uuid4(), "vorm": "pdf"},
    "privacy:besluit": {"besluit": uuid4()},
    "privacy:kind_vragen": {"kind": uuid4()},
    "privacy:toestemming_intrekken": {"toestemming": uuid4()},
}


def _klant(zeker: Niveau | None, persoon: UUID | None = None) -> KeurendeClient:
    maak_gemeente(HEERDE)
    klant = KeurendeClient(raise_request_exception=False)
    wie = Aanmelding(HEERDE, persoon or uuid4(), ActorSoort.INWONER, Rol.INWONER, "Aukje van der Berg", zeker)
    meld_klant_aan(klant, wie)
    return klant


def _gaat_open(route: str, zeker: Niveau | None, methode: str) -> bool:
    pad = "/heerde" + reverse(route, urlconf=GEMEENTE, kwargs=PARAMETERS.get(route, {}))
    antwoord = getattr(_klant(zeker), methode)(pad)
    return not str(antwoord.get("Location", "")).startswith(DEUR)


def test_elke_pagina_van_een_inwoner_noemt_haar_niveau_sec_01() -> None:
    van_inwoners = {
        regel.naam: regel
        for (soort, _), regel in bevoegdheden.tabel().items()
        if soort == "route" and Rol.INWONER in regel.rollen and Rol.ANONIEM not in regel.rollen
    }

    assert {naam: regel.niveau for naam, regel in van_inwoners.items()} == LAAGST


@pytest.mark.parametrize("zeker", [None, *Niveau], ids=str)
@pytest.mark.parametrize("route", [*LAAGST, *VRIJ])
def test_een_pagina_gaat_open_vanaf_haar_niveau_en_niet_eronder_sec_01(route: str, zeker: Niveau | None) -> None:
    vereist = LAAGST.get(route)
    verwacht = vereist is None or (zeker is not None and zeker >= vereist)

    assert [_gaat_open(route, zeker, methode) for methode in ("get", "post")] == [verwacht, verwacht]


def test_een_pagina_die_geen_niveau_noemt_vraagt_het_hoogste_sec_01() -> None:
    nieuw = bevoegdheden.Regel("route", "nieuw", frozenset({Rol.INWONER}), None, None, "")
    openbaar = bevoegdheden.Regel("route", "nieuw", frozenset({Rol.INWONER, Rol.ANONIEM}), None, None, "")

    assert (nieuw.vereist, openbaar.vereist) == (Niveau.HOOG, None)


def test_van_een_brief_is_niets_te_zien_onder_substantieel_en_daarboven_wel_sec_01(stadje: Wereld) -> None:
    brief = f"/heerde/mijn/brief/{stadje.besluit().id}/"
    laag, hoog = _klant(Niveau.MIDDEN, stadje.persoon.id), _klant(Niveau.SUBSTANTIEEL, stadje.persoon.id)

    with CaptureQueriesContext(connections["log"]) as geschreven:
        antwoord = laag.get(brief)

    assert (antwoord.status_code, antwoord.content) == (302, b"")
    assert any("niveau te laag" in vraag["sql"] for vraag in geschreven)
    assert hoog.get(brief).content.startswith(b"%PDF")


def test_wie_te_laag_is_aangemeld_leest_hoe_het_hoger_kan_sec_01() -> None:
    klant = _klant(Niveau.MIDDEN)

    pagina = klant.zie(klant.get("/heerde/mijn/inzage/")["Location"]).html

    assert "met DigiD Substantieel" in pagina
    assert "Bel ons of kom langs" in pagina
    assert "Substantieel" not in KeurendeClient().get(f"{DEUR}/heerde/mijn/").content.decode()


def test_een_medewerker_heeft_geen_niveau_nodig_sec_01() -> None:
    klant_als(Rol.BALIE).zie("/heerde/sessie/")


@pytest.mark.parametrize(
    ("acr", "verwacht"),
    [
        (f"{SAML}PasswordProtectedTransport", Niveau.BASIS),
        (f"{SAML}MobileTwoFactorContract", Niveau.MIDDEN),
        (f"{SAML}Smartcard", Niveau.SUBSTANTIEEL),
        (f"{SAML}SmartcardPKI", Niveau.HOOG),
        ("http://eidas.europa.eu/LoA/low", Niveau.BASIS),
        ("http://eidas.europa.eu/LoA/substantial", Niveau.SUBSTANTIEEL),
        ("http://eidas.europa.eu/LoA/high", Niveau.HOOG),
        ("hoog", Niveau.BASIS),
        ([f"{SAML}SmartcardPKI"], Niveau.BASIS),
        (None, Niveau.BASIS),
    ],
)
def test_wat_de_makelaar_niet_of_onbekend_zegt_is_het_laagste_sec_01(acr: Any, verwacht: Niveau) -> None:
    assert niveau.niveau_van(acr) == verwacht


def test_eigen_woorden_van_een_makelaar_komen_in_de_plaats_sec_01(settings: Settings) -> None:
    settings.MAKELAAR_NIVEAUS = {"loa3": "substantieel", "loa4": "hoog"}

    assert niveau.niveau_van("loa3") == Niveau.SUBSTANTIEEL
    assert niveau.niveau_van(f"{SAML}SmartcardPKI") == Niveau.BASIS
    assert niveau.acr_vanaf(Niveau.SUBSTANTIEEL) == "loa3 loa4"


@pytest.mark.parametrize(
    ("pad", "verwacht"),
    [
        ("/heerde/mijn/", Niveau.SUBSTANTIEEL),
        ("/heerde/mijn/?pagina=2", Niveau.SUBSTANTIEEL),
        ("/heerde/vraag/", Niveau.BASIS),
        ("/heerde/bestaat-niet/", Niveau.BASIS),
        ("/oude-ijsselstreek/mijn/", Niveau.BASIS),
    ],
)
def test_aan_de_makelaar_wordt_gevraagd_wat_de_pagina_vraagt_sec_01(pad: str, verwacht: Niveau) -> None:
    maak_gemeente(HEERDE)

    assert niveau.niveau_voor(pad, Gemeente.objects.get(code=HEERDE)) == verwacht


def test_een_sessie_van_voor_de_niveaus_moet_opnieuw_aanmelden_sec_01() -> None:
    klant = _klant(Niveau.HOOG)
    sessie = import_module(instellingen.SESSION_ENGINE).SessionStore(klant.cookies["rotonde"].value)
    del sessie["rotonde_aanmelding"]["niveau"]
    sessie.modified = True
    sessie.save()

    assert klant.get("/heerde/mijn/")["Location"].startswith(DEUR)
