"""How accounts and residents prove who they are: settings of allauth. Only names in capitals become settings."""

import os
from urllib.parse import urlsplit

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
# SEC-08: ten failures lock an account for an hour. A whole town hall shares one address, so that limit is wider.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/h/key,100/h/ip"}

MFA_ADAPTER = "rotonde.werkplek.account.adapters.VersleuteldeFactor"
MFA_FORMS = {
    "authenticate": "rotonde.werkplek.account.forms.Code",
    "reauthenticate": "rotonde.werkplek.account.forms.CodeOpnieuw",
    "activate_totp": "rotonde.werkplek.account.forms.CodeInstellen",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Rotonde"
# A code of half a minute ago still counts: people type slowly.
MFA_TOTP_TOLERANCE = 1

SOCIALACCOUNT_ADAPTER = "rotonde.werkplek.account.adapters.InwonerViaMakelaar"
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
# Browsers apply form-action to the redirect that follows a form, so the policy names the broker.
FORMULIER_OOK_NAAR = ["{0.scheme}://{0.netloc}".format(urlsplit(_SERVER))] if _SERVER else []
