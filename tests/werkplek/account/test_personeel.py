"""What the sign-in service of a gemeente must say before a medewerker is let in (SEC-03)."""

from typing import Any

import pytest
from pytest_django.fixtures import Settings
from tests.keuring.client import KeurendeClient
from tests.klanten import HEERDE, maak_gemeente, maak_medewerker

from rotonde.kern.models import Account, Gemeente
from rotonde.kern.soorten import Rol
from rotonde.werkplek.account import personeel

pytestmark = pytest.mark.django_db
WACHTWOORD = "drie groene fietsen"


def _gemeente(**aanmelden: Any) -> Gemeente:
    maak_gemeente(HEERDE)
    dienst = {"server": "https://login.example/oidc", "klant": "rotonde", **aanmelden} if aanmelden else {}
    Gemeente.objects.filter(code=HEERDE).update(aanmelden=dienst)
    return Gemeente.objects.get(code=HEERDE)


@pytest.mark.parametrize(
    ("dienst", "token", "goed"),
    [
        ({"kenmerk": "sub"}, {"amr": ["pwd", "mfa"]}, True),
        ({"kenmerk": "sub"}, {"amr": ["pwd"]}, False),
        ({"kenmerk": "sub"}, {}, False),
        ({"kenmerk": "sub"}, {"amr": "mfa"}, False),
        ({"kenmerk": "sub"}, {"acr": "hoog"}, False),
        ({"amr": ["hwk"]}, {"amr": ["pwd", "mfa"]}, False),
        ({"amr": ["hwk"]}, {"amr": ["hwk"]}, True),
        ({"acr": ["hoog"]}, {"acr": "hoog"}, True),
        ({"acr": ["hoog"]}, {"acr": "laag", "amr": ["mfa"]}, False),
        ({"acr": ["hoog"], "amr": ["mfa"]}, {"acr": "laag", "amr": ["mfa"]}, True),
        ({"acr": ["hoog"]}, {"acr": ["hoog"]}, False),
    ],
)
def test_alleen_wat_de_gemeente_gelooft_telt_als_tweede_factor_sec_03(
    dienst: dict[str, Any], token: dict[str, Any], goed: bool
) -> None:
    assert personeel.tweede_factor(token, _gemeente(**dienst)) is goed


def test_zonder_dienst_geldt_de_gewone_lijst_sec_03() -> None:
    assert personeel.tweede_factor({"amr": ["mfa"]}, _gemeente())
    assert not personeel.tweede_factor({"amr": ["pwd"]}, _gemeente())


def test_de_dienst_van_de_gemeente_is_de_deur_van_de_werkplek_sec_03(client: KeurendeClient) -> None:
    _gemeente(kenmerk="oid")

    naar = client.get("/heerde/aanmelden/werk/?volgende=/heerde/werk/")["Location"]

    assert naar.startswith("/account/personeel/?gemeente=0246&volgende=%2Fheerde%2Faanmelden%2Fwerk%2F")


def test_het_geheim_komt_uit_de_omgeving_en_niet_uit_het_pakket(settings: Settings) -> None:
    settings.PERSONEEL_GEHEIMEN = {HEERDE: "uit de omgeving"}
    _gemeente(kenmerk="oid")

    app = personeel.app_van("personeel-0246")

    assert app is not None
    assert (app.secret, app.settings["uid_field"], app.settings["server_url"]) == (
        "uit de omgeving", "oid", "https://login.example/oidc",
    )  # fmt: skip
    assert personeel.app_van("personeel-9999") is None


def test_in_productie_zonder_dienst_zegt_de_deur_dat_inloggen_nog_niet_kan_sec_03(
    client: KeurendeClient, settings: Settings
) -> None:
    settings.PRODUCTIE = True
    _gemeente()

    assert "nog niet ingericht" in client.zie("/heerde/aanmelden/werk/", 409).html


def test_in_productie_is_er_geen_formulier_voor_een_wachtwoord_sec_03(
    client: KeurendeClient, settings: Settings
) -> None:
    client.zie("/account/inloggen/")
    settings.PRODUCTIE = True

    assert client.get("/account/inloggen/").status_code == 404
    assert client.post("/account/inloggen/", {"login": "a", "password": "b"}).status_code == 404


def _inloggen(naam: str) -> int:
    return int(KeurendeClient().post("/account/inloggen/", {"login": naam, "password": WACHTWOORD}).status_code)


def test_in_productie_opent_een_wachtwoord_alleen_een_noodaccount_en_dat_is_een_alarm_sec_03(
    settings: Settings, mailoutbox: list[Any]
) -> None:
    maak_medewerker(Rol.BALIE)
    for naam in ("nood-1", "gewoon"):
        account = Account.objects.create_user(naam)
        account.set_password(WACHTWOORD)
        account.save()
    settings.PRODUCTIE = True
    settings.NOODACCOUNTS = ["nood-1"]
    settings.ALARM_AAN = ["beheer@example.nl"]

    assert _inloggen("gewoon") == 200
    assert mailoutbox == []
    assert _inloggen("nood-1") == 302

    assert [bericht.subject for bericht in mailoutbox] == ["Rotonde: noodaccount gebruikt"]
    assert WACHTWOORD not in str(mailoutbox[0].message())


@pytest.mark.parametrize("volgende", ["https://elders.example/", "//elders.example/", "/oude-ijsselstreek/werk/"])
def test_na_de_dienst_gaat_men_alleen_naar_een_pagina_van_deze_gemeente(volgende: str, rf: Any) -> None:
    gemeente = _gemeente()

    assert personeel._volgende(rf.get("/", {"volgende": volgende}), gemeente) == "/heerde/aanmelden/werk/"
