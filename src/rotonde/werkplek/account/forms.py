"""The forms of signing in, in our words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm, ReauthenticateWebAuthnForm
from allauth.mfa.webauthn.internal.auth import parse_registration_response
from django import forms
from django.core.exceptions import ValidationError
from fido2.webauthn import AuthenticatorData

from rotonde.kern import begrenzing
from rotonde.kern.fouten import TeVaak, wachttijd
from rotonde.werkplek.account import noodaccount

_SLEUTEL_KLOPT_NIET = "De toegangssleutel klopt niet. Probeer het opnieuw, of gebruik een andere sleutel."
_SLEUTEL_ZONDER_SCRIPT = "Uw browser gaf geen toegangssleutel door. Zet JavaScript aan, of gebruik een andere browser."
_SLEUTEL_NIET_LOS = (
    "Deze sleutel staat niet alleen op dit apparaat. Voor een noodaccount is een losse sleutel nodig: gebruik die."
)
# What the library may raise on an answer that no key gave.
_GEEN_ANTWOORD = (ValueError, TypeError, LookupError, AttributeError)
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


@contextmanager
def _geteld(account: Any) -> Iterator[None]:
    """Counts one try at a second factor, before it is looked at; what succeeds was no failure (SEC-08)."""
    wie = str(account.pk)
    try:
        begrenzing.tel("code", wie, begrenzing.MISSERS_ACCOUNT)
    except TeVaak as fout:
        raise ValidationError(te_vaak(fout)) from None
    yield
    begrenzing.geef_terug("code", wie)


def _eis_nieuw(account: Any, code: str) -> None:
    """A code counts once, in whichever process it was used: the library remembers that in its own process only."""
    try:
        begrenzing.tel("gebruikte code", f"{account.pk} {code}", begrenzing.CODE)
    except TeVaak:
        raise ValidationError("Deze code is al gebruikt: wacht op de volgende en vul die in.") from None


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
        if noodaccount.alleen_met_sleutel(self.user):
            raise ValidationError("Dit account logt alleen in met een toegangssleutel: gebruik die.")
        with _geteld(self.user):
            code: str = super().clean_code()
        _eis_nieuw(self.user, code)
        return code


class Code(_GeteldeCode, AuthenticateForm):
    """The second factor when signing in."""


class CodeOpnieuw(_GeteldeCode, CodeReauthenticateForm):
    """The second factor once more."""


class CodeInstellen(_Codeveld, ActivateTOTPForm):
    """The first code of a new authenticator app."""


class _Sleutelveld:
    """What a key said travels in a hidden field; whatever is wrong with it is one sentence."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"].error_messages = {"required": _SLEUTEL_ZONDER_SCRIPT, "invalid": _SLEUTEL_KLOPT_NIET}


class _GebruikteSleutel(_Sleutelveld, AuthenticateWebAuthnForm):
    def clean_credential(self) -> Any:
        with _geteld(self.user):
            try:
                return super().clean_credential()
            except (ValidationError, *_GEEN_ANTWOORD):
                raise ValidationError(_SLEUTEL_KLOPT_NIET) from None


class Sleutel(_GebruikteSleutel):
    """A key as the second factor when signing in."""


class SleutelOpnieuw(_GebruikteSleutel, ReauthenticateWebAuthnForm):
    """A key once more."""


class SleutelToevoegen(_Sleutelveld, AddWebAuthnForm):
    """A new key, under a name that its owner knows it by."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(
            label="Hoe noemt u deze sleutel?",
            help_text="Bijvoorbeeld: laptop van het werk. Zo weet u later welke het is.",
            max_length=60,
            required=False,
        )

    def clean_credential(self) -> dict[str, Any]:
        """Only what was asked for is kept; raises with a sentence when it is no answer of a key."""
        try:
            gezegd = _kern_van(self.cleaned_data["credential"])
            gegevens = parse_registration_response(gezegd).response.attestation_object.auth_data
        except (ValidationError, *_GEEN_ANTWOORD):
            raise ValidationError(_SLEUTEL_KLOPT_NIET) from None
        if noodaccount.is_noodaccount(self.user) and gegevens.flags & AuthenticatorData.FLAG.BE:
            raise ValidationError(_SLEUTEL_NIET_LOS)
        return gezegd

    def clean(self) -> dict[str, Any]:
        try:
            gegevens: dict[str, Any] = super().clean()
        except (ValidationError, *_GEEN_ANTWOORD):
            raise ValidationError(_SLEUTEL_KLOPT_NIET) from None
        return gegevens


def _kern_van(gezegd: dict[str, Any]) -> dict[str, Any]:
    antwoord = {naam: gezegd["response"][naam] for naam in ("clientDataJSON", "attestationObject")}
    return {**{naam: gezegd[naam] for naam in ("id", "rawId", "type")}, "response": antwoord}
