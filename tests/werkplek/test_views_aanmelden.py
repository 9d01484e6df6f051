"""From an account to a rol in one gemeente, and out again."""

import time
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connections
from django.test.utils import CaptureQueriesContext
from tests.keuring.client import KeurendeClient
from tests.klanten import HEERDE, OIJ, klant_als, maak_gemeente, maak_medewerker, meld_klant_aan

from rotonde.kern import klok
from rotonde.kern.aanmelding import Aanmelding
from rotonde.kern.soorten import ActorSoort, Rol

pytestmark = pytest.mark.django_db


def _ingelogd_account(rollen: list[Rol], *, tweede_factor: bool = True) -> KeurendeClient:
    """A client whose account signed in with a password, and with a second factor or without."""
    maak_medewerker(*rollen)
    account = apps.get_model("kern", "Account").objects.get(username__startswith="test-")
    klant = KeurendeClient()
    klant.force_login(account)
    sessie = klant.session
    sessie["account_authentication_methods_user"] = str(account.pk)
    sessie["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    if tweede_factor:
        sessie["account_authentication_methods"].append({"method": "mfa", "at": time.time(), "type": "totp"})
    sessie.save()
    return klant


def test_wie_niet_is_aangemeld_gaat_naar_het_account_en_komt_terug(client: KeurendeClient) -> None:
    maak_gemeente(HEERDE)

    eerst = client.get("/heerde/werk/")
    daarna = client.get(eerst["Location"])

    assert eerst["Location"] == "/heerde/aanmelden/werk/?volgende=%2Fheerde%2Fwerk%2F"
    assert daarna["Location"].startswith("/account/inloggen/?next=%2Fheerde%2Faanmelden%2Fwerk%2F")


def test_a_part_of_a_page_sends_the_whole_page_to_the_door(client: KeurendeClient) -> None:
    maak_gemeente(HEERDE)
    koppen = {"HX-Request": "true", "Referer": "http://testserver/heerde/werk/toegang/zoeken/"}

    antwoord = client.post("/heerde/werk/toegang/zoeken/", {"bsn": "1"}, headers=koppen)

    assert antwoord.status_code == 200
    assert antwoord["HX-Redirect"] == "/heerde/aanmelden/werk/?volgende=%2Fheerde%2Fwerk%2Ftoegang%2Fzoeken%2F"


def test_een_wachtwoord_alleen_opent_geen_werkplek_sec_03() -> None:
    klant = _ingelogd_account([Rol.BALIE], tweede_factor=False)

    assert klant.get("/heerde/aanmelden/werk/")["Location"].startswith("/account/code/instellen/")
    assert klant.get("/heerde/werk/").status_code == 302


def test_met_een_tweede_factor_en_een_rol_is_men_binnen_sec_03() -> None:
    klant = _ingelogd_account([Rol.BALIE])

    antwoord = klant.get("/heerde/aanmelden/werk/?volgende=/heerde/werk/")

    assert antwoord["Location"] == "/heerde/werk/"
    assert "Mila de Wit" in klant.zie("/heerde/werk/").html


def test_met_meer_rollen_kiest_men_er_een() -> None:
    klant = _ingelogd_account([Rol.BALIE, Rol.AANSPREEKPUNT])

    assert "In welke rol" in klant.zie("/heerde/aanmelden/werk/").html
    assert klant.post("/heerde/aanmelden/werk/", {"rol": "aanspreekpunt"}).status_code == 302

    assert "Aanspreekpunt" in klant.zie("/heerde/werk/").html


def test_een_rol_die_men_niet_heeft_kan_men_niet_kiezen_priv_23() -> None:
    klant = _ingelogd_account([Rol.BALIE, Rol.AANSPREEKPUNT])

    assert klant.post("/heerde/aanmelden/werk/", {"rol": "beheer"}).status_code == 200

    assert klant.get("/heerde/werk/").status_code == 302


def test_zonder_rol_in_deze_gemeente_komt_men_er_niet_in() -> None:
    klant = _ingelogd_account([Rol.BALIE])
    maak_gemeente(OIJ)

    klant.zie("/oude-ijsselstreek/aanmelden/werk/", 403)


@pytest.mark.parametrize("pad", ["https://elders.example/", "//elders.example/", "javascript:alert(1)"])
def test_na_aanmelden_gaat_men_nooit_naar_een_andere_site(pad: str) -> None:
    klant = _ingelogd_account([Rol.BALIE])

    assert klant.get("/heerde/aanmelden/werk/", {"volgende": pad})["Location"] == "/heerde/werk/"


def test_na_uitloggen_is_de_oude_sessie_niets_meer_waard_sec_02() -> None:
    klant = klant_als(Rol.BALIE)
    oud = klant.cookies["rotonde"].value
    klant.zie("/heerde/werk/")

    weg = klant.post("/heerde/afmelden/")

    assert (weg["Location"], weg["Clear-Site-Data"]) == ("/heerde/", '"cache", "storage"')
    klant.cookies["rotonde"] = oud
    assert klant.get("/heerde/werk/").status_code == 302


@pytest.mark.parametrize(("rol", "pad", "stil", "totaal"), [
    (Rol.INWONER, "/heerde/mijn/", timedelta(minutes=15), timedelta(hours=2)),
    (Rol.BALIE, "/heerde/werk/", timedelta(minutes=30), timedelta(hours=12)),
])  # fmt: skip
def test_een_sessie_eindigt_na_stilte_en_na_haar_hoogste_duur_sec_02_sec_04(
    rol: Rol, pad: str, stil: timedelta, totaal: timedelta
) -> None:
    begin = klok.nu()
    with klok.op(begin):
        klant = klant_als(rol)
        ander = klant_als(rol)
    for stap in range(int(totaal / (stil / 2))):
        with klok.op(begin + stap * stil / 2):
            klant.zie(pad)

    with klok.op(begin + totaal + timedelta(seconds=1)):
        assert klant.get(pad).status_code == 302
    with klok.op(begin + stil + timedelta(seconds=1)):
        assert ander.get(pad).status_code == 302


def test_een_rol_die_is_afgelopen_eindigt_de_sessie_sec_05() -> None:
    klant = klant_als(Rol.BALIE)
    klant.zie("/heerde/werk/")

    with klok.op(klok.nu()):
        meld_klant_aan(klant, Aanmelding(HEERDE, maak_medewerker(), ActorSoort.MEDEWERKER, Rol.BALIE, "Zonder rol"))

        assert klant.get("/heerde/werk/").status_code == 302


def test_een_sessie_van_heerde_is_niets_waard_in_een_andere_gemeente_sec_11() -> None:
    klant = klant_als(Rol.BALIE)
    maak_gemeente(OIJ)

    assert klant.get("/oude-ijsselstreek/werk/").status_code == 302
    klant.zie("/heerde/werk/")


def test_aanmelden_en_afmelden_staan_in_het_beveiligingslog_sec_26() -> None:
    with CaptureQueriesContext(connections["log"]) as geschreven:
        klant = klant_als(Rol.BALIE)
        klant.post("/heerde/afmelden/")

    regels = " ".join(vraag["sql"] for vraag in geschreven if "kern_beveiligingsregel" in vraag["sql"])
    assert "aangemeld" in regels
    assert "afgemeld" in regels
