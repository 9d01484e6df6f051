"""Our rules on top of allauth: nobody signs up, secrets are encrypted, a resident comes only through the broker."""

import base64
from typing import Any
from uuid import UUID

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest

from rotonde.kern import sleutels

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
    """What the broker says about a resident."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False
