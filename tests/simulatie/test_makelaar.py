"""A resident signs in through the stand-in for DigiD: client and provider talk over the real port."""

import json
import re
from datetime import date
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
import requests
from django.apps import apps
from django.contrib.sessions.models import Session
from tests.klanten import HEERDE, maak_gemeente, maak_medewerker
from tests.server import Server

from rotonde.inwoners import actions as inwoners
from rotonde.kern import bsn, wie
from rotonde.kern.soorten import Doel, Rol, Wet
from rotonde.vorm.formuliertoken import VELD

pytestmark = pytest.mark.committen
BSN = next(bsn.testnummers())


@pytest.fixture
def inwoner() -> UUID:
    """Somebody in Heerde, known to the stand-in."""
    maak_gemeente(HEERDE)
    account = apps.get_model("kern", "Account").objects.create_user(f"demo-{HEERDE}-inwoner")
    with wie.als(wie.dienst(gemeente=HEERDE, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="test")):
        (persoon,) = inwoners.inschrijven_alle(
            [inwoners.Inschrijving(BSN, "Aukje", "van der Berg", date(1984, 2, 3), geheimhouding=0)]
        )
        apps.get_model("kern", "Medewerker").objects.create(
            gemeente_id=HEERDE, account=account, naam="Aukje van der Berg", persoon_id=persoon
        )
    return UUID(str(persoon))


def _token(html: str) -> str:
    return re.findall(rf'name="{VELD}" value="([^"]+)"', html)[0]


def _naar_makelaar(bezoeker: requests.Session, server: Server) -> requests.Response:
    """From Mijn Rotonde to the page of the stand-in."""
    deur = bezoeker.get(f"{server.url}/heerde/mijn/")
    assert deur.url.startswith(f"{server.url}/heerde/aanmelden/mijn/")
    assert bezoeker.cookies.get_dict() == {}
    gegevens = {"gemeente": HEERDE, VELD: _token(deur.text)}
    return bezoeker.post(f"{server.url}/account/digid/", gegevens)


def test_een_inwoner_meldt_zich_aan_via_de_makelaar_sec_01(server: Server, inwoner: UUID) -> None:
    bezoeker = requests.Session()
    keuze = _naar_makelaar(bezoeker, server)
    assert "Dit is niet DigiD" in keuze.text

    mijn = bezoeker.post(keuze.url, {"wie": f"demo-{HEERDE}-inwoner", VELD: _token(keuze.text)})

    assert mijn.url == f"{server.url}/heerde/mijn/", mijn.text[:3000] + server.logboek("web")[-3000:]
    assert mijn.status_code == 200
    assert "Aukje van der Berg" in mijn.text
    _is_nergens_bewaard(server, inwoner)


def test_met_een_lager_niveau_blijft_mijn_rotonde_dicht_en_met_een_hoger_gaat_zij_open_sec_01(
    server: Server, inwoner: UUID
) -> None:
    bezoeker = requests.Session()
    keuze = _naar_makelaar(bezoeker, server)
    vraag = parse_qs(urlsplit(parse_qs(urlsplit(keuze.url).query)["next"][0]).query)
    wie = f"demo-{HEERDE}-inwoner"

    laag = bezoeker.post(keuze.url, {"wie": wie, "zonder": "on", VELD: _token(keuze.text)})
    opnieuw = bezoeker.post(
        f"{server.url}/account/digid/", {"gemeente": HEERDE, "volgende": "/heerde/mijn/", VELD: _token(laag.text)}
    )
    hoog = bezoeker.post(opnieuw.url, {"wie": wie, VELD: _token(opnieuw.text)})

    nog_eens = parse_qs(urlsplit(parse_qs(urlsplit(opnieuw.url).query)["next"][0]).query)
    assert vraag["acr_values"][0].split()[0].endswith(":Smartcard")
    assert ("prompt" in vraag, nog_eens["prompt"]) == (False, ["login"])
    assert "/aanmelden/mijn/?volgende=%2Fheerde%2Fmijn%2F" in laag.url
    assert "met DigiD Substantieel" in laag.text
    assert hoog.url == f"{server.url}/heerde/mijn/"


def _is_nergens_bewaard(server: Server, inwoner: UUID) -> None:
    """PRIV-60: the BSN is in no session, no table of accounts and no log."""
    sessies = [sessie.get_decoded() for sessie in Session.objects.all()]
    assert any(sessie.get("rotonde_aanmelding", {}).get("actor") == str(inwoner) for sessie in sessies)
    assert BSN not in json.dumps(sessies)
    assert not apps.get_model("socialaccount", "SocialAccount").objects.exists()
    assert BSN not in server.logboek("web")


def test_wie_niet_gekozen_heeft_komt_er_niet_in(server: Server, inwoner: UUID) -> None:
    bezoeker = requests.Session()
    keuze = _naar_makelaar(bezoeker, server)

    assert bezoeker.post(keuze.url, {"wie": "demo-0246-balie", VELD: _token(keuze.text)}).status_code == 404
    assert "/aanmelden/mijn/" in bezoeker.get(f"{server.url}/heerde/mijn/").url


def test_een_verzonnen_antwoord_van_de_makelaar_meldt_niemand_aan(server: Server, inwoner: UUID) -> None:
    bezoeker = requests.Session()
    _naar_makelaar(bezoeker, server)

    antwoord = bezoeker.get(f"{server.url}/account/terug/makelaar/?code=verzonnen&state=verzonnen")

    assert antwoord.status_code in {400, 403, 409}
    assert "/aanmelden/mijn/" in bezoeker.get(f"{server.url}/heerde/mijn/").url


@pytest.fixture
def balie() -> UUID:
    """Somebody who works at the desk of Heerde and is known to the stand-in."""
    medewerker = maak_medewerker(Rol.BALIE, naam="Noor Balk")
    apps.get_model("kern", "Account").objects.filter(username__startswith="test-").update(
        username=f"demo-{HEERDE}-balie"
    )
    return medewerker


def _naar_dienst(bezoeker: requests.Session, server: Server) -> requests.Response:
    keuze = bezoeker.get(f"{server.url}/heerde/werk/")
    assert "Zo logt u straks in bij uw eigen gemeente" in keuze.text, keuze.text[:2000] + server.logboek("web")[-2000:]
    return keuze


def test_een_medewerker_meldt_zich_aan_bij_de_dienst_van_de_gemeente_sec_03(server: Server, balie: UUID) -> None:
    bezoeker = requests.Session()
    keuze = _naar_dienst(bezoeker, server)
    vraag = parse_qs(urlsplit(parse_qs(urlsplit(keuze.url).query)["next"][0]).query)
    assert vraag["code_challenge_method"] == ["S256"]

    werk = bezoeker.post(keuze.url, {"wie": f"demo-{HEERDE}-balie", VELD: _token(keuze.text)})

    assert werk.url == f"{server.url}/heerde/werk/", werk.text[:3000] + server.logboek("web")[-3000:]
    assert "Noor Balk" in werk.text


def test_zonder_tweede_stap_komt_een_medewerker_er_niet_in_sec_03(server: Server, balie: UUID) -> None:
    bezoeker = requests.Session()
    keuze = _naar_dienst(bezoeker, server)

    antwoord = bezoeker.post(keuze.url, {"wie": f"demo-{HEERDE}-balie", "zonder": "on", VELD: _token(keuze.text)})

    assert antwoord.status_code == 403
    assert "alleen in met een tweede stap" in antwoord.text
    assert "Zo logt u straks in" in bezoeker.get(f"{server.url}/heerde/werk/").text
