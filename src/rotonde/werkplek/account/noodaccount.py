"""The sealed accounts for disaster (SEC-03): in production nobody else has a password, and a separate key goes with it.

A separate key is one that stays in the envelope: hardware in the hand, not a passkey that a cloud copies.
"""

from collections.abc import Mapping
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings


def is_noodaccount(account: Any) -> bool:
    """Whether this is one of the sealed accounts; there are none but in production."""
    return bool(settings.PRODUCTIE) and account.get_username() in settings.NOODACCOUNTS


def alleen_met_sleutel(account: Any) -> bool:
    """Whether a code opens nothing any more: of a sealed account, from its first key on."""
    return is_noodaccount(account) and heeft_sleutel(account)


def heeft_sleutel(account: Any) -> bool:
    """Whether a toegangssleutel is enrolled."""
    return Authenticator.objects.filter(user_id=account.pk, type=Authenticator.Type.WEBAUTHN).exists()


def telt(record: Mapping[str, Any], account: Any) -> bool:
    """Whether what a session saw is a second factor: of a sealed account only a key is."""
    if record.get("method") != "mfa":
        return False
    return not is_noodaccount(account) or record.get("type") == Authenticator.Type.WEBAUTHN
