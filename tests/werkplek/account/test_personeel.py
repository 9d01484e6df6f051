"""What the sign-in service of a gemeente must say before a medewerker is let in (SEC-03)."""

from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings as instellingen
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from pytest_django.fixtures import Settings
from tests.keuring.client import KeurendeClient
from tests.klanten import HEERDE, maak_gemeente, maak_medewerker

from rotonde.kern import klok
from rotonde.kern.fouten import GeenBevoegdheid
from rotonde.kern.models import Account, Gemeente
from rotonde.kern.soorten import Rol
from rotonde.werkplek import rollen
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


def _antwoord_van_de_dienst(geleden: timedelta, *, opnieuw: bool) -> tuple[HttpRequest, SocialLogin]:
    """What comes back from the service: when it asked who it is, and whether we asked to do so anew."""
    token = {"amr": ["pwd", "mfa"], "auth_time": int((klok.nu() - geleden).timestamp())}
    gezegd = SocialLogin(account=SocialAccount(provider="personeel-0246", uid="u1", extra_data={"id_token": token}))
    gezegd.state = {"data": {"gemeente": HEERDE, "opnieuw": opnieuw}}
    request = HttpRequest()
    request.session = import_module(instellingen.SESSION_ENGINE).SessionStore()
    request.user = AnonymousUser()
    return request, gezegd


@pytest.fixture
def bekend() -> Account:
    """Somebody at the desk whom the service knows as u1."""
    _gemeente(kenmerk="sub")
    maak_medewerker(Rol.BALIE)
    account = Account.objects.get(username__startswith="test-")
    SocialAccount.objects.create(user=account, provider="personeel-0246", uid="u1")
    return account


def test_wie_de_dienst_zonder_te_vragen_doorliet_heeft_geen_vers_bewijs_sec_04(bekend: Account) -> None:
    """A service that keeps people signed in may let them in, and proves nothing new with it."""
    oud, gezegd = _antwoord_van_de_dienst(timedelta(hours=2), opnieuw=False)
    vers, nieuw_gezegd = _antwoord_van_de_dienst(timedelta(seconds=30), opnieuw=False)

    personeel.meld_aan(oud, gezegd)
    personeel.meld_aan(vers, nieuw_gezegd)

    for request, geleden in ((oud, timedelta(hours=2)), (vers, timedelta(seconds=30))):
        request.user = bekend
        bewezen = rollen.vers_bewijs(request)
        assert bewezen is not None
        assert abs(klok.nu() - bewezen - geleden) < timedelta(seconds=10)


def test_oud_bewijs_waar_nieuw_werd_gevraagd_wordt_geweigerd_sec_04(bekend: Account) -> None:
    request, gezegd = _antwoord_van_de_dienst(timedelta(minutes=16), opnieuw=True)

    with pytest.raises(GeenBevoegdheid, match="vroeg niet opnieuw"):
        personeel.meld_aan(request, gezegd)

    assert "_auth_user_id" not in request.session
    personeel.meld_aan(*_antwoord_van_de_dienst(timedelta(minutes=1), opnieuw=True))
