"""The forms of signing in, in our words."""

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.exceptions import ValidationError

from rotonde.kern import begrenzing
from rotonde.kern.fouten import TeVaak, wachttijd

_CODE_UITLEG = "Zes cijfers uit de app op uw telefoon, of een herstelcode."


def te_vaak(fout: TeVaak) -> str:
    """What somebody reads who tried too often: the same for every account, whether it exists or not."""
    wacht = wachttijd(fout.wacht)
    return f"Er is te vaak geprobeerd in te loggen. Probeer het over {wacht} opnieuw, of vraag een collega van beheer."


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


class _GeteldeCode(_Codeveld, BaseAuthenticateForm):
    """Counts what is not right (SEC-08)."""

    def clean_code(self) -> str:
        wie = str(self.user.pk)
        try:
            begrenzing.tel("code", wie, begrenzing.MISSERS_ACCOUNT)
        except TeVaak as fout:
            raise ValidationError(te_vaak(fout)) from None
        code: str = super().clean_code()
        begrenzing.geef_terug("code", wie)
        return code


class Code(_GeteldeCode, AuthenticateForm):
    """The second factor when signing in."""


class CodeOpnieuw(_GeteldeCode, CodeReauthenticateForm):
    """The second factor once more."""


class CodeInstellen(_Codeveld, ActivateTOTPForm):
    """The first code of a new authenticator app."""
