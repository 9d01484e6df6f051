"""Who comes back from a service elsewhere: what its token says counts only when that service signed it, for this visit.

The library leaves the signature unread when the token came straight from the service, as OpenID Connect allows it to,
and sends no nonce. Here both are asked, whatever the way (SEC-01, SEC-03).
"""

from collections.abc import Mapping
from typing import Any

import jwt
import requests
from allauth.account.internal.decorators import login_not_required
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare

from rotonde.kern.fouten import KanNuNiet
from rotonde.werkplek.account.wegsturen import NU_NIET, is_adres

# With a key pair only: what both ends could have signed proves nothing about who did.
ALGORITMEN = {f"{soort}{maat}" for soort in ("RS", "PS", "ES") for maat in (256, 384, 512)} | {"EdDSA"}


class GetekendeDienst(OpenIDConnectOAuth2Adapter):
    """A service whose every ID token is checked: signature, issuer, audience and end."""

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **waarmee: Any) -> SocialLogin:
        """Who it is, of what makes sense only: a part that is missing or of another kind is an answer of nothing."""
        try:
            gezegd: SocialLogin = super().complete_login(request, app, token, **waarmee)
        except (KeyError, TypeError, ValueError, AttributeError):
            raise OAuth2Error("Invalid answer") from None
        return gezegd

    def parse_token(self, data: dict[str, Any]) -> SocialToken:
        """The token, whose end is a number or nothing."""
        try:
            token: SocialToken = super().parse_token(data)
        except (TypeError, ValueError, OverflowError):
            raise OAuth2Error("Invalid answer") from None
        return token

    def eis_bereikbaar(self) -> None:
        """Raises KanNuNiet unless the service itself says where to ask."""
        try:
            gezegd = self.openid_config
        except requests.RequestException:
            raise KanNuNiet(NU_NIET) from None
        if not all(is_adres(gezegd.get(naam)) for naam in ("token_endpoint", "userinfo_endpoint", "jwks_uri")):
            raise KanNuNiet(NU_NIET)

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        try:
            if jwt.get_unverified_header(id_token).get("alg") not in ALGORITMEN:
                raise OAuth2Error("Invalid id_token")
            gezegd: dict[str, Any] = jwtkit.verify_and_decode(
                credential=id_token,
                keys_url=self.openid_config["jwks_uri"],
                issuer=self.openid_config["issuer"],
                audience=app.client_id,
                lookup_kid=jwtkit.lookup_kid_jwk,
            )
        except (jwt.PyJWTError, KeyError, TypeError, ValueError):
            raise OAuth2Error("Invalid id_token") from None
        return gezegd


@login_not_required
def terug(request: HttpRequest, provider_id: str) -> HttpResponse:
    """The address that a service sends people back to."""
    try:
        dienst = GetekendeDienst(request, provider_id)
        dienst.eis_bereikbaar()
        antwoord: HttpResponse = OAuth2CallbackView.adapter_view(dienst)(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    return antwoord


def eis_voor_dit_bezoek(gezegd: SocialLogin) -> None:
    """Raise PermissionDenied unless the token answers the question of this visit, and all that was said is about one
    person."""
    delen: Mapping[str, Any] = gezegd.account.extra_data
    token = delen.get("id_token") or {}
    gevraagd = str((gezegd.state.get("data") or {}).get("nonce") or "")
    over_een = "userinfo" not in delen or (delen["userinfo"] or {}).get("sub") == token.get("sub")
    if not (gevraagd and constant_time_compare(str(token.get("nonce") or ""), gevraagd) and over_een):
        raise PermissionDenied
