"""The forms of signing in, in our words."""

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms

_CODE_UITLEG = "Zes cijfers uit de app op uw telefoon, of een herstelcode."


class Inloggen(LoginForm):
    """Name and password of an account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "Gebruikersnaam"
        self.fields["password"].label = "Wachtwoord"
        self.fields["password"].help_text = ""
        for veld in self.fields.values():
            veld.widget.attrs.pop("placeholder", None)


class WachtwoordOpnieuw(ReauthenticateForm):
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "Wachtwoord"
        self.fields["password"].widget.attrs.pop("placeholder", None)


class _Codeveld:
    """Gives the field `code` our label and hint."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["code"]
        veld.label = "Code"
        veld.help_text = _CODE_UITLEG
        veld.widget.attrs.pop("placeholder", None)
        veld.widget.attrs["inputmode"] = "text"


class Code(_Codeveld, AuthenticateForm):
    """The second factor when signing in."""


class CodeOpnieuw(_Codeveld, CodeReauthenticateForm):
    """The second factor once more."""


class CodeInstellen(_Codeveld, ActivateTOTPForm):
    """The first code of a new authenticator app."""
