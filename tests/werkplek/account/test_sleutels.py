"""Toegangssleutels: as a second factor for who has a password here, and the only one for a sealed account (SEC-03)."""

import html
import json
import re
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.apps import apps
from django.db import connections
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings
from tests.keuring.client import KeurendeClient
from tests.klanten import maak_medewerker
from tests.werkplek.account.losse_sleutel import LosseSleutel

from rotonde.kern.models import Account
from rotonde.kern.soorten import Rol

pytestmark = pytest.mark.django_db
WACHTWOORD = "drie groene fietsen"
INLOGGEN = "/account/inloggen/?next=/heerde/aanmelden/werk/"
CODE = "/account/code/"
TOEVOEGEN = "/account/sleutel/toevoegen/?next=/heerde/aanmelden/werk/"
SLEUTELS = "/account/sleutels/"
NIET_GOED = "De toegangssleutel klopt niet"


@pytest.fixture
def naam() -> str:
    maak_medewerker(Rol.BALIE)
    account = Account.objects.get(username__startswith="test-")
    account.set_password(WACHTWOORD)
    account.save()
    return str(account.username)


@pytest.fixture
def nood(naam: str, settings: Settings) -> str:
    """The same account, sealed, in production."""
    settings.PRODUCTIE = True
    settings.NOODACCOUNTS = [naam]
    return naam


def _opties(klant: KeurendeClient, pad: str) -> dict[str, Any]:
    gevonden: dict[str, Any] = json.loads(html.unescape(re.findall(r'data-opties="([^"]+)"', klant.zie(pad).html)[0]))
    return gevonden


def _log_in(klant: KeurendeClient, naam: str) -> str:
    return str(klant.post(INLOGGEN, {"login": naam, "password": WACHTWOORD})["Location"])


def _bewijs_met_wachtwoord(klant: KeurendeClient, pad: str) -> None:
    """The first key follows on the password once more."""
    klant.post(klant.get(pad)["Location"], {"password": WACHTWOORD})


def _voeg_toe(klant: KeurendeClient, sleutel: LosseSleutel, **velden: str) -> Any:
    return klant.post(TOEVOEGEN, {"credential": sleutel.maak(_opties(klant, TOEVOEGEN)), "name": "", **velden})


def _met_sleutel(naam: str) -> tuple[KeurendeClient, LosseSleutel]:
    """Somebody who signed in for the first time and added a key."""
    klant, sleutel = KeurendeClient(), LosseSleutel()
    _log_in(klant, naam)
    _bewijs_met_wachtwoord(klant, TOEVOEGEN)
    _voeg_toe(klant, sleutel)
    return klant, sleutel


def _binnen(klant: KeurendeClient) -> bool:
    return str(klant.get("/heerde/aanmelden/werk/")["Location"]) == "/heerde/werk/"


def test_een_sleutel_is_een_tweede_factor_bij_de_eerste_keer_en_daarna_sec_03(naam: str) -> None:
    klant, sleutel = _met_sleutel(naam)
    assert _binnen(klant)

    nieuw = KeurendeClient()
    assert _log_in(nieuw, naam).startswith(CODE)
    assert not _binnen(nieuw)
    assert nieuw.post(CODE, {"credential": sleutel.gebruik(_opties(nieuw, CODE))}).status_code == 302

    assert _binnen(nieuw)


@pytest.mark.parametrize(
    "anders", [{"origin": "https://valse-site.example"}, {"challenge": "b3Vk"}, {"type": "webauthn.create"}]
)
def test_wat_een_valse_site_of_een_oude_vraag_opleverde_opent_niets_sec_03(naam: str, anders: dict[str, str]) -> None:
    _, sleutel = _met_sleutel(naam)
    nieuw = KeurendeClient()
    _log_in(nieuw, naam)

    antwoord = nieuw.post(CODE, {"credential": sleutel.gebruik(_opties(nieuw, CODE), **anders)})

    assert NIET_GOED in antwoord.content.decode()
    assert not _binnen(nieuw)


def test_de_sleutel_van_een_ander_opent_niets_en_een_antwoord_werkt_een_keer_sec_03(naam: str) -> None:
    _, sleutel = _met_sleutel(naam)
    nieuw, derde = KeurendeClient(), KeurendeClient()
    _log_in(nieuw, naam)
    _log_in(derde, naam)

    vreemd = nieuw.post(CODE, {"credential": LosseSleutel().gebruik(_opties(nieuw, CODE))})
    gezegd = sleutel.gebruik(_opties(nieuw, CODE))
    elders = derde.post(CODE, {"credential": gezegd})

    assert NIET_GOED in vreemd.content.decode()
    assert NIET_GOED in elders.content.decode()
    assert nieuw.post(CODE, {"credential": gezegd}).status_code == 302


@pytest.mark.parametrize(
    "rommel", ["x", "[]", "1", "null", "{}", '{"id": 1}', '{"id": "é", "rawId": "é", "response": 1}', "", "{"]
)
def test_wat_geen_antwoord_van_een_sleutel_is_krijgt_een_zin(naam: str, rommel: str) -> None:
    klant, _ = _met_sleutel(naam)
    nieuw = KeurendeClient()
    _log_in(nieuw, naam)

    for wie, pad in ((nieuw, CODE), (klant, "/account/sleutel/opnieuw/"), (klant, TOEVOEGEN)):
        antwoord = wie.post(pad, {"credential": rommel})
        # The first page of adding asks for the key itself first.
        assert antwoord.status_code in {200, 302}
        assert antwoord.status_code == 302 or re.search("toegangssleutel", antwoord.content.decode())


def test_tien_missers_met_een_sleutel_gaan_op_hetzelfde_slot_als_codes_sec_08(naam: str) -> None:
    _, sleutel = _met_sleutel(naam)
    nieuw = KeurendeClient()
    _log_in(nieuw, naam)
    for _ in range(10):
        nieuw.post(CODE, {"credential": LosseSleutel().gebruik(_opties(nieuw, CODE))})

    antwoord = nieuw.post(CODE, {"credential": sleutel.gebruik(_opties(nieuw, CODE))})

    assert "te vaak geprobeerd" in antwoord.content.decode()


def test_een_naam_een_lijst_en_weghalen_behalve_de_laatste(naam: str) -> None:
    klant, eerste = _met_sleutel(naam)
    opnieuw = "/account/sleutel/opnieuw/?next=/account/sleutels/"
    klant.post(opnieuw, {"credential": eerste.gebruik(_opties(klant, opnieuw))})
    _voeg_toe(klant, LosseSleutel(), name="laptop van het werk")
    lijst = klant.zie(SLEUTELS).html
    assert "laptop van het werk" in lijst
    assert "Toegangssleutel 1" in lijst
    weg = re.findall(r"/account/sleutel/\d+/weg/", lijst)

    assert "Haal deze toegangssleutel weg" in klant.zie(weg[0]).html
    assert klant.post(weg[0])["Location"] == SLEUTELS

    assert "laatste tweede stap" in klant.post(weg[1]).content.decode()
    assert "laptop van het werk" in klant.zie(SLEUTELS).html


def test_de_sleutel_van_een_ander_is_er_niet_sec_11(naam: str) -> None:
    klant, sleutel = _met_sleutel(naam)
    opnieuw = "/account/sleutel/opnieuw/?next=/account/sleutels/"
    klant.post(opnieuw, {"credential": sleutel.gebruik(_opties(klant, opnieuw))})
    ander = Account.objects.create_user("ander")
    van_ander = apps.get_model("mfa", "Authenticator").objects.create(
        user=ander, type="webauthn", data={"name": "van een ander", "credential": {}}
    )

    assert klant.post(f"/account/sleutel/{van_ander.pk}/weg/").status_code == 404
    assert klant.post("/account/sleutel/9999999/weg/").status_code == 404


def test_erbij_en_weg_staan_in_het_beveiligingslog_sec_26(naam: str) -> None:
    with CaptureQueriesContext(connections["log"]) as geschreven:
        _met_sleutel(naam)

    regels = [vraag["sql"] for vraag in geschreven if "tweede factor erbij" in vraag["sql"]]
    assert len(regels) >= 1
    assert not any(naam in regel for regel in regels)


def test_een_sleutel_erbij_of_eraf_vraagt_eerst_nog_een_keer_de_sleutel_sec_04(naam: str) -> None:
    """A password once more is not enough for who has a second factor."""
    _, sleutel = _met_sleutel(naam)
    nieuw = KeurendeClient()
    _log_in(nieuw, naam)
    nieuw.post(CODE, {"credential": sleutel.gebruik(_opties(nieuw, CODE))})
    rij = apps.get_model("mfa", "Authenticator").objects.get(type="webauthn")

    for pad in (TOEVOEGEN, f"/account/sleutel/{rij.pk}/weg/", "/account/code/instellen/"):
        assert nieuw.get(pad)["Location"].startswith("/account/sleutel/opnieuw/")
        assert nieuw.post(pad)["Location"].startswith("/account/sleutel/opnieuw/")
    assert nieuw.get("/account/wachtwoord/opnieuw/")["Location"].startswith("/account/sleutel/opnieuw/")


def test_een_andere_sessie_eindigt_als_een_factor_verandert_en_de_eigen_blijft(naam: str) -> None:
    klant, sleutel = _met_sleutel(naam)
    elders = KeurendeClient()
    _log_in(elders, naam)
    elders.post(CODE, {"credential": sleutel.gebruik(_opties(elders, CODE))})
    assert _binnen(elders)
    elders.zie("/heerde/werk/")

    _voeg_toe(klant, LosseSleutel())

    assert elders.get("/heerde/werk/").status_code == 302
    assert _binnen(klant)


def test_wie_bij_de_gemeente_inlogt_stelt_hier_geen_tweede_stap_in_sec_04() -> None:
    """Else a session that was left open could make its own fresh proof."""
    maak_medewerker(Rol.BALIE)
    account = Account.objects.get(username__startswith="test-")
    account.set_unusable_password()
    account.save()
    klant = KeurendeClient()
    klant.force_login(account)

    for pad in (TOEVOEGEN, SLEUTELS, "/account/code/instellen/", "/account/code/herstelcodes/"):
        assert klant.get(pad).status_code == 404
        assert klant.post(pad).status_code == 404


def test_een_noodaccount_komt_alleen_met_een_sleutel_binnen_sec_03(nood: str) -> None:
    klant = KeurendeClient()
    _log_in(klant, nood)
    assert str(klant.get("/heerde/aanmelden/werk/")["Location"]).startswith("/account/sleutel/toevoegen/")
    assert str(klant.get("/account/code/instellen/?next=/x/")["Location"]).startswith("/account/sleutel/toevoegen/")
    _bewijs_met_wachtwoord(klant, TOEVOEGEN)
    opties = _opties(klant, TOEVOEGEN)
    sleutel = LosseSleutel()

    naar = klant.post(TOEVOEGEN, {"credential": sleutel.maak(opties)})["Location"]

    assert opties["publicKey"]["authenticatorSelection"]["authenticatorAttachment"] == "cross-platform"
    assert naar == "/heerde/aanmelden/werk/"
    assert _binnen(klant)
    nieuw = KeurendeClient()
    _log_in(nieuw, nood)
    assert nieuw.post(CODE, {"credential": sleutel.gebruik(_opties(nieuw, CODE))}).status_code == 302
    assert _binnen(nieuw)


def test_een_sleutel_die_een_cloud_kopieert_is_niet_goed_voor_een_noodaccount_sec_03(nood: str) -> None:
    klant = KeurendeClient()
    _log_in(klant, nood)
    _bewijs_met_wachtwoord(klant, TOEVOEGEN)

    antwoord = _voeg_toe(klant, LosseSleutel(kopieerbaar=True))

    assert "een losse sleutel nodig" in antwoord.content.decode()
    assert not _binnen(klant)


def test_buiten_een_noodaccount_mag_zo_een_sleutel_wel(naam: str) -> None:
    klant = KeurendeClient()
    _log_in(klant, naam)
    _bewijs_met_wachtwoord(klant, TOEVOEGEN)

    assert _voeg_toe(klant, LosseSleutel(kopieerbaar=True)).status_code == 302
    assert _binnen(klant)


def test_een_herstelcode_opent_een_noodaccount_met_sleutel_niet_en_een_ander_account_wel_sec_03(
    naam: str, settings: Settings
) -> None:
    _met_sleutel(naam)
    codes = apps.get_model("mfa", "Authenticator").objects.get(type="recovery_codes").wrap().get_unused_codes()
    nieuw = KeurendeClient()
    _log_in(nieuw, naam)
    assert nieuw.post(CODE, {"code": codes[0]}).status_code == 302
    assert _binnen(nieuw)

    settings.PRODUCTIE, settings.NOODACCOUNTS = True, [naam]

    derde = KeurendeClient()
    _log_in(derde, naam)
    assert "Of vul een code in" not in derde.zie(CODE).html
    assert derde.post(CODE, {"code": codes[1]}).status_code == 200
    assert not _binnen(derde)


def test_een_noodaccount_met_nog_alleen_een_code_stelt_met_die_code_een_sleutel_in_sec_03(
    naam: str, settings: Settings
) -> None:
    """Who upgrades is not locked out at the moment of a disaster, and not let in with a code either."""
    _met_sleutel(naam)
    soort = apps.get_model("mfa", "Authenticator")
    codes = soort.objects.get(type="recovery_codes").wrap().get_unused_codes()
    # An app for codes and no key: as accounts were before keys came.
    soort.objects.filter(type="webauthn").delete()
    TOTP.activate(Account.objects.get(username=naam), generate_totp_secret())
    settings.PRODUCTIE, settings.NOODACCOUNTS = True, [naam]
    klant = KeurendeClient()
    _log_in(klant, naam)

    assert klant.post(CODE, {"code": codes[0]}).status_code == 302

    assert str(klant.get("/heerde/aanmelden/werk/")["Location"]).startswith("/account/sleutel/toevoegen/")
    opnieuw = klant.get(TOEVOEGEN)["Location"]
    assert opnieuw.startswith("/account/code/opnieuw/")
    klant.post(opnieuw, {"code": codes[1]})
    _voeg_toe(klant, LosseSleutel())
    assert _binnen(klant)
