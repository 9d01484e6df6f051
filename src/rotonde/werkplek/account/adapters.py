"""Our rules on top of allauth: nobody signs up, secrets are encrypted, a resident comes only through the broker."""

import base64
from typing import Any
from uuid import UUID

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest, HttpResponseRedirect

from rotonde.kern import sleutels
from rotonde.kern.fouten import KanNuNiet
from rotonde.werkplek.account import inwoners

# The library encrypts before it knows the row, so the context of these secrets is the table alone.
_GEEN_RIJ = UUID(int=0)


class GeenInschrijving(DefaultAccountAdapter):
    """Accounts are made by the municipality, never by a visitor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """No flash messages: they would need a cookie before anybody is signed in."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Accounts have no e-mail address here; the security log tells what happened."""


class VersleuteldeFactor(DefaultMFAAdapter):
    """Secrets of the second factor stand encrypted in the database (SEC-31)."""

    def encrypt(self, text: str) -> str:
        cijfer = sleutels.versleutel(text, tabel="mfa_authenticator", kolom="data", rij=_GEEN_RIJ)
        return base64.b64encode(cijfer).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return sleutels.ontsleutel(
            base64.b64decode(encrypted_text), tabel="mfa_authenticator", kolom="data", rij=_GEEN_RIJ
        )


class InwonerViaMakelaar(DefaultSocialAccountAdapter):
    """What the broker says about a resident becomes a sign-in here. No account is made and the BSN is not kept."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Ends every sign-in through the broker: with a session of the resident, or with a sentence why not."""
        inwoners.meld_inwoner_aan(
            request, _bsn(sociallogin), str((sociallogin.state.get("data") or {}).get("gemeente"))
        )
        raise ImmediateHttpResponse(HttpResponseRedirect(str(sociallogin.state.get("next") or "/")))

    def on_authentication_error(self, *args: Any, **kwargs: Any) -> None:
        """Cancelled, timed out or refused: one page, that says what to do."""
        raise KanNuNiet("Het aanmelden is niet gelukt. Probeer het opnieuw, of bel ons als het niet lukt.")


def _bsn(sociallogin: SocialLogin) -> str:
    gezegd = sociallogin.account.extra_data
    return str(
        gezegd.get("bsn") or gezegd.get("userinfo", {}).get("bsn") or gezegd.get("id_token", {}).get("bsn") or ""
    )
