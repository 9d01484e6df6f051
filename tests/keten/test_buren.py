"""A neighbour that is down, slow or talks nonsense never takes the counter down (REL-19).

The neighbours there are: the broker for DigiD, the sign-in service of a gemeente, and the mail server. Each fails on a
real socket, in each way; who signs in reads one sentence, and at the counter a resident is found and a contact written.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from smtplib import SMTPException
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings as instellingen
from django.core import mail
from django.test import RequestFactory
from django.urls import reverse
from pytest_django.fixtures import Settings
from tests.buurman import ONZIN, Buurman, http, luistert
from tests.inwoners.gezin import BSN, GEMEENTE, Gezin, dienst
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.toegang.loket import Loket

from rotonde.inwoners.models import Persoon
from rotonde.kern import buur, wie
from rotonde.kern.models import Account, Gemeente
from rotonde.kern.soorten import Rol
from rotonde.portaal.jobs import kondig_brief_aan
from rotonde.toegang.models import Contactmoment
from rotonde.vorm.formuliertoken import VELD, maak_token
from rotonde.werkplek import events
from rotonde.werkplek.account.wegsturen import NU_NIET

pytestmark = pytest.mark.django_db
CONFIG = "/oidc/.well-known/openid-configuration"
NIET_GELUKT = "Het aanmelden is niet gelukt"
Kwaad = Callable[[], AbstractContextManager[Buurman]]


def _config(adres: str, **anders: object) -> dict[str, object]:
    eigen = {
        "issuer": f"{adres}/oidc",
        "authorization_endpoint": f"{adres}/oidc/wie",
        "token_endpoint": f"{adres}/oidc/token",
        "userinfo_endpoint": f"{adres}/oidc/mens",
        "jwks_uri": f"{adres}/oidc/sleutels",
    }
    return {**eigen, **anders}


def _goed() -> bytes:
    """What would lead on, when it came whole and in time."""
    return http(_config("http://127.0.0.1:9"))


@contextmanager
def _weg() -> Iterator[Buurman]:
    """Nobody listens there any more."""
    with luistert({}) as buurman:
        pass
    yield buurman


def _wijst(naar: object) -> bytes:
    """It says where to go, and that is nowhere."""
    return http(_config("http://127.0.0.1:9", authorization_endpoint=naar))


# What the neighbour says where it is asked how it works.
KWAAD: dict[str, Kwaad] = {
    "weg": _weg,
    "zwijgt": lambda: luistert({}, zwijgt=True),
    "druppelt de kop": lambda: luistert({CONFIG: _goed()}, druppel=0.05),
    "druppelt het lijf": lambda: luistert({CONFIG: _goed() + b" " * 200}, druppel=0.02),
    "hangt op": lambda: luistert({}),
    "spreekt geen http": lambda: luistert({CONFIG: ONZIN}),
    "geeft een webpagina": lambda: luistert({CONFIG: http(b"<h1>Onderhoud</h1>", soort="text/html")}),
    "geeft een fout": lambda: luistert({CONFIG: http({}, kop="503 Service Unavailable")}),
    "geeft een lijst": lambda: luistert({CONFIG: http([])}),
    "geeft niets": lambda: luistert({CONFIG: http({})}),
    "wijst naar een getal": lambda: luistert({CONFIG: _wijst(5)}),
    "wijst naar een script": lambda: luistert({CONFIG: _wijst("javascript:1")}),
    "houdt niet op": lambda: luistert({CONFIG: http(b"[" * 3_000_000)}),
}


@pytest.fixture(autouse=True)
def ongeduldig(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The same, sooner, and no neighbour rests because of another test."""
    monkeypatch.setattr(buur, "GEDULD", 0.5)
    buur._rust_tot.clear()
    yield
    buur._rust_tot.clear()


@pytest.fixture
def balie(loket: Loket) -> KeurendeClient:
    return klant_als(Rol.BALIE, actor=loket.balie, naam="Balie")


def _werk_aan_de_balie(balie: KeurendeClient) -> None:
    """Somebody calls, is found, and is written down."""
    with wie.als(dienst()):
        voor = Contactmoment.objects.count()
    gevonden = balie.post("/proef/werk/toegang/zoeken/", {"bsn": BSN[0]}).content.decode()
    assert "van der Berg" in gevonden
    velden = {"kanaal": "telefoon", "onderwerp": "Vervoer", "wet": "wmo", "duur": "5", "antwoord": "beantwoord"}
    assert balie.post("/proef/werk/toegang/contact/", {**velden, "bsn": BSN[0]}).status_code == 302
    with wie.als(dienst()):
        assert Contactmoment.objects.count() == voor + 1


def _naar_makelaar(buurman: Buurman, settings: Settings) -> Any:
    app = {"provider_id": "makelaar", "name": "DigiD", "client_id": "x", "secret": "y",
           "settings": {"server_url": f"{buurman.adres}/oidc"}}  # fmt: skip
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}
    klant = KeurendeClient()
    vraag = {"gemeente": GEMEENTE, VELD: maak_token("/account/digid/")}
    return klant, lambda: klant.post("/account/digid/", vraag)


def _naar_personeel(buurman: Buurman, settings: Settings) -> Any:
    Gemeente.objects.filter(code=GEMEENTE).update(aanmelden={"server": f"{buurman.adres}/oidc", "klant": "rotonde"})
    klant = KeurendeClient()
    return klant, lambda: klant.get("/account/personeel/", {"gemeente": GEMEENTE})


BUREN = {"makelaar": _naar_makelaar, f"personeel-{GEMEENTE}": _naar_personeel}


@pytest.mark.parametrize("naar", BUREN.values(), ids=BUREN)
@pytest.mark.parametrize("kwaad", KWAAD.values(), ids=KWAAD)
def test_wie_aanmeldt_leest_een_zin_en_de_balie_werkt_door_rel_19(
    naar: Callable[..., Any], kwaad: Kwaad, balie: KeurendeClient, gezin: Gezin, settings: Settings
) -> None:
    with kwaad() as buurman:
        _, meld_aan = naar(buurman, settings)
        antwoord = meld_aan()

        assert antwoord.status_code == 409
        assert NU_NIET in antwoord.content.decode()
        _werk_aan_de_balie(balie)


@pytest.mark.parametrize("naar", BUREN.values(), ids=BUREN)
def test_doet_de_buur_het_dan_gaat_men_erheen_rel_19(
    naar: Callable[..., Any], gezin: Gezin, settings: Settings
) -> None:
    zegt: dict[str, bytes] = {}
    with luistert(zegt) as buurman:
        zegt[CONFIG] = http(_config(buurman.adres))
        _, meld_aan = naar(buurman, settings)

        assert meld_aan()["Location"].startswith(f"{buurman.adres}/oidc/wie?")


def test_een_buur_die_zwijgt_wordt_even_niet_meer_gevraagd_rel_19(
    gezin: Gezin, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that people who keep trying do not take every thread; after a rest the first to come asks again."""
    zegt: dict[str, bytes] = {CONFIG: b""}
    with luistert(zegt) as buurman:
        _, meld_aan = _naar_makelaar(buurman, settings)
        assert [meld_aan().status_code for _ in range(5)] == [409] * 5
        assert len(buurman.bezoek) == 1

        zegt[CONFIG] = http(_config(buurman.adres))
        assert meld_aan().status_code == 409
        monkeypatch.setitem(buur._rust_tot, f"127.0.0.1:{buurman.poort}", 1e-9)
        assert [meld_aan().status_code for _ in range(2)] == [302, 302]


ONDERWEG: dict[str, dict[str, Any]] = {
    "geen token": {"/oidc/token": b""},
    "token van onzin": {"/oidc/token": ONZIN},
    "token als lijst": {"/oidc/token": http(["x"])},
    "token met een vreemd einde": {"/oidc/token": http({"access_token": "x", "expires_in": "straks"})},
    "een fout bij het token": {"/oidc/token": http({"error": "server_error"}, kop="500 Oops")},
    "mens van onzin": {"/oidc/mens": ONZIN},
    "mens als lijst": {"/oidc/mens": http([1])},
    "mens zonder naam": {"/oidc/mens": http({})},
    "token zonder bewijs": {"/oidc/token": http({"access_token": "x"})},
    "bewijs van onzin": {"/oidc/token": http({"access_token": "x", "id_token": 7})},
}


@pytest.mark.parametrize("naar", BUREN.values(), ids=BUREN)
@pytest.mark.parametrize("onderweg", ONDERWEG.values(), ids=ONDERWEG)
def test_ook_op_de_terugweg_staat_er_een_zin_en_geen_fout_rel_19(
    naar: Callable[..., Any], onderweg: dict[str, bytes], balie: KeurendeClient, gezin: Gezin, settings: Settings
) -> None:
    """It answered well when it was asked how it works, and not any more when somebody comes back."""
    zegt: dict[str, bytes] = {
        "/oidc/token": http({"access_token": "x", "id_token": "a.b.c"}), "/oidc/mens": http({"sub": "x"}),
    }  # fmt: skip
    with luistert(zegt) as buurman:
        zegt |= {CONFIG: http(_config(buurman.adres)), **onderweg}
        klant, meld_aan = naar(buurman, settings)
        staat = parse_qs(urlsplit(meld_aan()["Location"]).query)["state"][0]
        provider = next(naam for naam, weg in BUREN.items() if weg is naar)
        terug = reverse("openid_connect_callback", args=[provider])

        antwoord = klant.get(terug, {"code": "x", "state": staat})

        assert antwoord.status_code == 409
        assert NIET_GELUKT in antwoord.content.decode()
        _werk_aan_de_balie(balie)


@pytest.mark.parametrize("naar", BUREN.values(), ids=BUREN)
@pytest.mark.parametrize("zegt_nu", [b"", http({}), http(_config("http://x", token_endpoint=[]))])
def test_valt_de_buur_weg_terwijl_men_er_is_dan_staat_er_een_zin_rel_19(
    naar: Callable[..., Any], zegt_nu: bytes, gezin: Gezin, settings: Settings
) -> None:
    zegt: dict[str, bytes] = {}
    with luistert(zegt) as buurman:
        zegt[CONFIG] = http(_config(buurman.adres))
        klant, meld_aan = naar(buurman, settings)
        staat = parse_qs(urlsplit(meld_aan()["Location"]).query)["state"][0]
        zegt[CONFIG] = zegt_nu
        provider = next(naam for naam, weg in BUREN.items() if weg is naar)

        antwoord = klant.get(reverse("openid_connect_callback", args=[provider]), {"code": "x", "state": staat})

        assert antwoord.status_code == 409
        assert NU_NIET in antwoord.content.decode()


POST: dict[str, Kwaad] = {
    "weg": _weg,
    "zwijgt": lambda: luistert(b"", zwijgt=True),
    "spreekt geen smtp": lambda: luistert(ONZIN + b"\r\n"),
    "weigert": lambda: luistert(b"421 vol\r\n"),
    "hangt op": lambda: luistert(b""),
}


@pytest.fixture
def met_post(settings: Settings) -> Callable[[Buurman], None]:
    def gebruik(buurman: Buurman) -> None:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", buurman.poort, 0.5
        settings.EMAIL_USE_TLS = False

    return gebruik


@pytest.mark.parametrize("kwaad", POST.values(), ids=POST)
def test_zonder_post_wordt_de_taak_later_gedaan_en_werkt_de_balie_door_rel_19(
    kwaad: Kwaad, balie: KeurendeClient, gezin: Gezin, met_post: Callable[[Buurman], None]
) -> None:
    """A job that fails is tried again; what it said to the log of who was told is not lost with it."""
    with wie.als(dienst()):
        Persoon.objects.filter(pk=gezin.moeder).update(email="aukje@voorbeeld.invalid")
    with kwaad() as buurman:
        met_post(buurman)
        with pytest.raises((OSError, SMTPException)):
            kondig_brief_aan(GEMEENTE, str(gezin.moeder))
        _werk_aan_de_balie(balie)
    assert kondig_brief_aan.retry_strategy.max_attempts > 1


@pytest.mark.parametrize("kwaad", POST.values(), ids=POST)
def test_zonder_post_gaat_een_noodaccount_open_rel_19(
    kwaad: Kwaad, gezin: Gezin, met_post: Callable[[Buurman], None], settings: Settings, rf: RequestFactory
) -> None:
    """Whoever must know is told by the log as well; a mail that cannot go keeps nobody out in a disaster."""
    settings.NOODACCOUNTS, settings.ALARM_AAN = ["nood"], ["ciso@voorbeeld.invalid"]
    with kwaad() as buurman:
        met_post(buurman)
        events.alarm_bij_noodaccount(request=rf.get("/"), user=Account.objects.create(username="nood"))


def test_de_post_gaat_weg_als_hij_het_doet_rel_19(gezin: Gezin) -> None:
    with wie.als(dienst()):
        Persoon.objects.filter(pk=gezin.moeder).update(email="aukje@voorbeeld.invalid")

    kondig_brief_aan(GEMEENTE, str(gezin.moeder))

    assert [brief.to for brief in mail.outbox] == [["aukje@voorbeeld.invalid"]]


def test_niemand_wacht_langer_dan_vijf_seconden_rel_19(request: pytest.FixtureRequest) -> None:
    request.getfixturevalue("monkeypatch").undo()

    assert 0 < buur.GEDULD <= 5
    assert 0 < instellingen.EMAIL_TIMEOUT <= 5
