"""How accounts and residents prove who they are: settings of allauth. Only names in capitals become settings."""

import base64
import binascii
import json
import os
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

# The least that Standard Webhooks asks.
_KORTSTE_GEHEIM = 24


def eis_webhookgeheimen(naam: str, geheimen: list[str]) -> list[str]:
    """The secrets of one variable; raises ImproperlyConfigured for one that could be guessed (SEC-30)."""
    for geheim in geheimen:
        try:
            ruw = base64.b64decode(geheim.removeprefix("whsec_"), validate=True)
        except binascii.Error:
            ruw = b""
        if len(ruw) < _KORTSTE_GEHEIM or len(set(ruw)) < 8:
            raise ImproperlyConfigured(
                f"{naam} is te kort of te eenvoudig: neem «openssl rand -base64 32», met whsec_ ervoor."
            )
    return geheimen


LOGIN_URL = "/account/inloggen/"
LOGIN_REDIRECT_URL = "/"
# Screens are Dutch whatever the browser prefers.
LANGUAGES = [("nl", "Nederlands")]

ACCOUNT_ADAPTER = "rotonde.werkplek.account.adapters.GeenInschrijving"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "rotonde.werkplek.account.forms.Inloggen",
    "reauthenticate": "rotonde.werkplek.account.forms.WachtwoordOpnieuw",
}
# Counted by our own adapter, over all processes together (SEC-08).
ACCOUNT_RATE_LIMITS = False

MFA_ADAPTER = "rotonde.werkplek.account.adapters.VersleuteldeFactor"
MFA_FORMS = {
    "authenticate": "rotonde.werkplek.account.forms.Code",
    "reauthenticate": "rotonde.werkplek.account.forms.CodeOpnieuw",
    "activate_totp": "rotonde.werkplek.account.forms.CodeInstellen",
    "authenticate_webauthn": "rotonde.werkplek.account.forms.Sleutel",
    "reauthenticate_webauthn": "rotonde.werkplek.account.forms.SleutelOpnieuw",
    "add_webauthn": "rotonde.werkplek.account.forms.SleutelToevoegen",
}
# A key is a second factor and never the only one: nobody signs in with it alone.
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Rotonde"
# A code of half a minute ago still counts: people type slowly.
MFA_TOTP_TOLERANCE = 1

SOCIALACCOUNT_ADAPTER = "rotonde.werkplek.account.adapters.Aanmelden"
SOCIALACCOUNT_STORE_TOKENS = False

# The broker for DigiD, as the operator names it; without one residents cannot sign in. PKCE in both cases.
_SERVER = os.environ.get("ROTONDE_OIDC_SERVER", "")
_APPS = [
    {
        "provider_id": "makelaar",
        "name": "DigiD",
        "client_id": os.environ.get("ROTONDE_OIDC_CLIENT", ""),
        "secret": os.environ.get("ROTONDE_OIDC_GEHEIM", ""),
        "settings": {"server_url": _SERVER},
    }
]
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"APPS": _APPS if _SERVER else [], "OAUTH_PKCE_ENABLED": True, "SCOPE": ["openid"]}
}
# In which words this broker tells how sure it is (SEC-01); empty: those of config/niveaus.csv.
MAKELAAR_NIVEAUS = json.loads(os.environ.get("ROTONDE_OIDC_NIVEAUS", "") or "{}")
# The secret of each gemeente at the sign-in service of its staff; the rest of that client stands in its pack.
_PERSONEEL = "ROTONDE_PERSONEEL_GEHEIM_"
PERSONEEL_GEHEIMEN = {
    naam.removeprefix(_PERSONEEL): waarde for naam, waarde in os.environ.items() if naam.startswith(_PERSONEEL)
}
# What the personnel system of each gemeente signs its deliveries with (SEC-32); two of them while one is being changed.
_WEBHOOK = "ROTONDE_PERSONEEL_WEBHOOK_"
PERSONEEL_WEBHOOKS = {
    naam.removeprefix(_WEBHOOK): eis_webhookgeheimen(naam, waarde.split())
    for naam, waarde in os.environ.items()
    if naam.startswith(_WEBHOOK)
}
# In production a password opens nothing but these sealed accounts, and every use of one is an alarm (SEC-03).
NOODACCOUNTS = [naam for naam in os.environ.get("ROTONDE_NOODACCOUNTS", "").split(",") if naam]
ALARM_AAN = [adres for adres in os.environ.get("ROTONDE_ALARM_AAN", "").split(",") if adres]
# Browsers apply form-action to the redirect that follows a form, so the policy names the broker.
FORMULIER_OOK_NAAR = ["{0.scheme}://{0.netloc}".format(urlsplit(_SERVER))] if _SERVER else []
