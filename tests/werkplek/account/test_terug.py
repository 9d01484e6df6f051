"""What comes back from a broker or service: signed by it, and in answer to this visit (SEC-01, SEC-03)."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
import pytest
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from pytest_django.fixtures import Settings
from tests.keuring.client import KeurendeClient
from tests.klanten import HEERDE, maak_gemeente

from rotonde.kern.fouten import GeenBevoegdheid
from rotonde.kern.models import Gemeente
from rotonde.werkplek.account.terug import GetekendeDienst, eis_voor_dit_bezoek

KID = "s1"
PRIVE = rsa.generate_private_key(public_exponent=65537, key_size=2048)
VREEMD = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OPENBAAR = PRIVE.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


class _Dienst(BaseHTTPRequestHandler):
    """As much of a service as tells where it is and which keys it signs with."""

    def do_GET(self) -> None:
        host, poort = self.server.server_address[:2]
        ik = f"http://{host!s}:{poort}"
        sleutel = {**json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(PRIVE.public_key())), "kid": KID, "alg": "RS256"}
        adressen = {f"{naam}_endpoint": f"{ik}/{naam}" for naam in ("authorization", "token", "userinfo")}
        over = {"issuer": ik, "jwks_uri": f"{ik}/jwks", **adressen}
        inhoud = json.dumps({"keys": [sleutel]} if self.path == "/jwks" else over).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(inhoud)

    def log_message(self, *_: Any) -> None:
        """Nothing: the output is of the tests."""


@pytest.fixture
def dienst(settings: Settings) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Dienst) as server:
        draad = threading.Thread(target=server.serve_forever, daemon=True)
        draad.start()
        adres = f"http://127.0.0.1:{server.server_port}"
        app = {"provider_id": "makelaar", "name": "DigiD", "client_id": "rotonde", "settings": {"server_url": adres}}
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
        yield adres
        server.shutdown()
        draad.join()


def _lees(token: str) -> dict[str, Any]:
    request = HttpRequest()
    adapter = GetekendeDienst(request, "makelaar")
    # As after the token endpoint, where the library by itself would look no further.
    adapter.did_fetch_access_token = True
    gelezen: dict[str, Any] = adapter._decode_id_token(adapter.get_provider().app, token)
    return gelezen


def _token(adres: str, sleutel: Any = PRIVE, alg: str = "RS256", kid: str | None = KID, **anders: Any) -> str:
    gezegd = {"iss": adres, "aud": "rotonde", "sub": "u1", "exp": int(time.time()) + 60, **anders}
    return jwt.encode(gezegd, sleutel, alg, headers={"kid": kid} if kid else {})


@pytest.mark.django_db
def test_een_token_dat_de_dienst_tekende_wordt_gelezen_sec_01_sec_03(dienst: str) -> None:
    assert _lees(_token(dienst))["sub"] == "u1"


def _als_geheim(adres: str) -> str:
    """The public key taken for a shared secret: the oldest trick with tokens. The library refuses to make it."""
    kop, inhoud, _ = jwt.encode({"iss": adres, "aud": "rotonde", "sub": "u1"}, "x" * 64, "HS256").split(".")
    hmac = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256)
    teken = jwt.utils.base64url_encode(hmac.sign(f"{kop}.{inhoud}".encode(), OPENBAAR)).decode()
    return f"{kop}.{inhoud}.{teken}"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "maak",
    [
        lambda adres: _token(adres, VREEMD),
        lambda adres: _token(adres, None, "none"),
        lambda adres: _token(adres, "x" * 64, "HS256"),
        _als_geheim,
        lambda adres: _token(adres, kid="anders"),
        lambda adres: _token(adres, kid=None),
        lambda adres: _token(adres, aud="een ander"),
        lambda adres: _token(adres, iss="https://elders.example"),
        lambda adres: _token(adres, exp=int(time.time()) - 60),
        lambda adres: _token(adres)[:-8] + "AAAAAAAA",
        lambda _: "geen token",
    ],
)
def test_een_ander_token_wordt_geweigerd_sec_01_sec_03(dienst: str, maak: Any) -> None:
    with pytest.raises(OAuth2Error):
        _lees(maak(dienst))


def _gezegd(nonce: object, *, sub: str = "u1", gevraagd: str | None = "n1") -> SocialLogin:
    delen = {"id_token": {"sub": "u1", "nonce": nonce, "amr": ["pwd"]}, "userinfo": {"sub": sub}}
    gezegd = SocialLogin(account=SocialAccount(provider="personeel-0246", uid="u1", extra_data=delen))
    gezegd.state = {"data": {"gemeente": HEERDE, "nonce": gevraagd}}
    return gezegd


@pytest.mark.parametrize(
    "gezegd",
    [_gezegd("n2"), _gezegd(None), _gezegd(""), _gezegd("", gevraagd=""), _gezegd(None, gevraagd=None),
     _gezegd("n1", sub="u2")],
)  # fmt: skip
def test_een_antwoord_op_een_ander_bezoek_of_over_een_ander_telt_niet_sec_01_sec_03(gezegd: SocialLogin) -> None:
    eis_voor_dit_bezoek(_gezegd("n1"))

    with pytest.raises(PermissionDenied):
        eis_voor_dit_bezoek(gezegd)


@pytest.mark.django_db
def test_zonder_dat_antwoord_komt_niemand_verder_sec_03(rf: Any) -> None:
    maak_gemeente(HEERDE)

    with pytest.raises(PermissionDenied):
        get_adapter().pre_social_login(rf.get("/"), _gezegd("n2"))
    with pytest.raises((GeenBevoegdheid, ImmediateHttpResponse), match="tweede stap"):
        get_adapter().pre_social_login(rf.get("/"), _gezegd("n1"))


@pytest.mark.django_db
def test_elk_bezoek_stelt_een_eigen_vraag_sec_03(client: KeurendeClient, dienst: str) -> None:
    maak_gemeente(HEERDE)
    Gemeente.objects.filter(code=HEERDE).update(aanmelden={"server": dienst, "klant": "rotonde"})

    een, twee = (client.get("/account/personeel/", {"gemeente": HEERDE})["Location"] for _ in range(2))

    nonces = {deel for adres in (een, twee) for deel in adres.split("?")[1].split("&") if deel.startswith("nonce=")}
    assert len(nonces) == 2
