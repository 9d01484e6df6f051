"""Signing in as staff: password and code, through the real pages."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.apps import apps
from django.contrib.auth.hashers import ScryptPasswordHasher
from django.core.cache import cache
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings
from tests.keuring.client import KeurendeClient
from tests.klanten import maak_medewerker

from rotonde.kern.soorten import Rol

pytestmark = pytest.mark.django_db
WACHTWOORD = "drie groene fietsen"
INLOGGEN = "/account/inloggen/?next=/heerde/aanmelden/werk/"


@pytest.fixture
def naam() -> str:
    maak_medewerker(Rol.BALIE)
    account = apps.get_model("kern", "Account").objects.get(username__startswith="test-")
    account.set_password(WACHTWOORD)
    account.save()
    return str(account.username)


def _code(geheim: str) -> str:
    return str(format_hotp_value(hotp_value(geheim, int(time.time()) // 30)))


def _log_in(client: KeurendeClient, naam: str, wachtwoord: str = WACHTWOORD) -> str:
    antwoord = client.post(INLOGGEN, {"login": naam, "password": wachtwoord})
    return str(antwoord.get("Location", antwoord.status_code))


def _stel_code_in(client: KeurendeClient) -> str:
    """Walk from the password to an enrolled app; returns its secret."""
    stap = client.get("/heerde/aanmelden/werk/")["Location"]
    opnieuw = client.get(stap)["Location"]
    assert "nog een keer" in client.zie(opnieuw).html
    client.post(opnieuw, {"password": WACHTWOORD})
    geheim = re.findall(r"Sleutel: <code>([A-Z2-7]+)</code>", client.zie(stap).html)[0]
    antwoord = client.post(stap, {"code": _code(geheim)})
    assert "/account/code/herstelcodes/" in antwoord["Location"]
    assert "Bewaar uw herstelcodes" in client.zie(antwoord["Location"]).html
    return str(geheim)


def test_de_eerste_keer_stelt_men_een_code_in_en_is_men_binnen_sec_03(client: KeurendeClient, naam: str) -> None:
    assert _log_in(client, naam) == "/heerde/aanmelden/werk/"
    assert client.get("/heerde/werk/").status_code == 302

    _stel_code_in(client)

    assert client.get("/heerde/aanmelden/werk/")["Location"] == "/heerde/werk/"
    client.zie("/heerde/werk/")


def test_daarna_vraagt_inloggen_elke_keer_een_code_sec_03(client: KeurendeClient, naam: str) -> None:
    _log_in(client, naam)
    geheim = _stel_code_in(client)
    nieuw = KeurendeClient()

    assert _log_in(nieuw, naam).startswith("/account/code/")
    client.zie("/account/code/opnieuw/")
    assert nieuw.get("/heerde/aanmelden/werk/")["Location"].startswith("/account/inloggen/")
    nieuw.zie("/account/code/")
    assert nieuw.post("/account/code/", {"code": "000000"}).status_code == 200
    assert nieuw.post("/account/code/", {"code": _code(geheim)}).status_code == 302

    assert nieuw.get("/heerde/aanmelden/werk/")["Location"] == "/heerde/werk/"


def test_een_code_werkt_een_keer_ook_in_een_ander_proces_sec_08(client: KeurendeClient, naam: str) -> None:
    _log_in(client, naam)
    code = _code(_stel_code_in(client))
    een, ander = KeurendeClient(), KeurendeClient()
    _log_in(een, naam)
    _log_in(ander, naam)

    assert een.post("/account/code/", {"code": code}).status_code == 302
    # What the library remembers lives in the memory of one process.
    cache.clear()
    antwoord = ander.post("/account/code/", {"code": code})

    assert "Deze code is al gebruikt" in antwoord.content.decode()
    assert ander.get("/heerde/aanmelden/werk/")["Location"].startswith("/account/inloggen/")


def test_het_geheim_van_de_code_staat_versleuteld_in_de_database_sec_31(client: KeurendeClient, naam: str) -> None:
    _log_in(client, naam)
    geheim = _stel_code_in(client)

    for factor in apps.get_model("mfa", "Authenticator").objects.all():
        assert geheim not in str(factor.data)


def test_na_tien_missers_gaat_het_account_een_uur_op_slot_sec_08(client: KeurendeClient, naam: str) -> None:
    for _ in range(10):
        assert _log_in(client, naam, "mis") == "200"

    assert _log_in(client, naam) == "200"


def test_na_negen_missers_kan_men_er_nog_in_sec_08(client: KeurendeClient, naam: str) -> None:
    for _ in range(9):
        assert _log_in(client, naam, "mis") == "200"

    assert _log_in(client, naam) == "/heerde/aanmelden/werk/"


def test_een_onbekend_account_krijgt_hetzelfde_antwoord_sec_08(client: KeurendeClient, naam: str) -> None:
    def tekst(wie: str) -> str:
        html = client.post(INLOGGEN, {"login": wie, "password": "mis"}).content.decode()
        return re.sub(r'value="[^"]*"|nonce="[^"]*"|logo-\w+', "", html)

    assert tekst(naam) == tekst("bestaat-niet")


@pytest.mark.parametrize("pad", ["/account/signup/", "/account/inschrijven/", "/accounts/signup/", "/account/email/"])
def test_niemand_schrijft_zichzelf_in(client: KeurendeClient, pad: str) -> None:
    assert client.get(pad).status_code == 404


def test_inloggen_zonder_token_wordt_geweigerd_sec_09(naam: str) -> None:
    streng = KeurendeClient(enforce_csrf_checks=True)

    assert streng.post(INLOGGEN, {"login": naam, "password": WACHTWOORD}).status_code == 403


def test_een_mislukte_poging_staat_in_het_beveiligingslog_zonder_naam_sec_26(client: KeurendeClient, naam: str) -> None:
    with CaptureQueriesContext(connections["log"]) as geschreven:
        _log_in(client, naam, "mis")

    regels = [vraag["sql"] for vraag in geschreven if "kern_beveiligingsregel" in vraag["sql"]]
    assert len([regel for regel in regels if "aanmelden mislukt" in regel]) == 1
    assert not any(naam in regel or "mis'" in regel for regel in regels)


def test_het_geheim_van_een_code_opent_niet_bij_een_ander_account_sec_31(client: KeurendeClient, naam: str) -> None:
    _log_in(client, naam)
    _stel_code_in(client)
    soort = apps.get_model("mfa", "Authenticator")
    eigen = soort.objects.get(user__username=naam, type="totp")
    ander = apps.get_model("kern", "Account").objects.create_user("ander")
    soort.objects.filter(pk=eigen.pk).update(user=ander)

    with pytest.raises(ValueError, match="hoort niet bij deze rij"):
        soort.objects.get(pk=eigen.pk).wrap().validate_code("000000")

    soort.objects.filter(pk=eigen.pk).update(user=apps.get_model("kern", "Account").objects.get(username=naam))
    assert not soort.objects.get(pk=eigen.pk).wrap().validate_code("000000")


def test_bekend_onbekend_en_zonder_wachtwoord_kosten_hetzelfde_werk_sec_08(
    client: KeurendeClient, naam: str, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    """The same number of hashes and of questions: time itself is measured in the bench."""
    apps.get_model("kern", "Account").objects.create_user("zonder-wachtwoord")
    gerekend: list[str] = []
    reken = ScryptPasswordHasher.encode
    monkeypatch.setattr(ScryptPasswordHasher, "encode", lambda *a, **k: gerekend.append("x") or reken(*a, **k))

    def werk(wie: str, wachtwoord: str = "mis") -> tuple[int, int]:
        gerekend.clear()
        with CaptureQueriesContext(connection) as vragen:
            assert _log_in(client, wie, wachtwoord) == "200"
        return len(gerekend), len(vragen)

    werk(naam)
    assert werk(naam) == werk("bestaat-niet") == werk("zonder-wachtwoord")
    assert werk(naam)[0] == 1
    # In production the right password of who is no sealed account is as wrong as any, and costs the same.
    settings.PRODUCTIE, settings.NOODACCOUNTS = True, ["nood-1"]
    assert werk(naam, WACHTWOORD) == werk(naam) == werk("nood-1") == werk("bestaat-niet")
