"""Our rules on top of allauth: nobody signs up, secrets are encrypted, a resident comes only through the broker."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseRedirect

from rotonde.kern import begrenzing, beveiligingslog
from rotonde.kern.begrenzing import Grens
from rotonde.kern.buur import Buursessie
from rotonde.kern.deur import afzender
from rotonde.kern.fouten import KanNuNiet, TeVaak
from rotonde.kern.herkomst import bron
from rotonde.werkplek.account import factor, inwoners, noodaccount, personeel, terug
from rotonde.werkplek.account.forms import te_vaak


class GeenInschrijving(DefaultAccountAdapter):
    """Accounts are made by the municipality, never by a visitor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Counts an attempt before the password is looked at, so that many at once are counted as many (SEC-08).

        The same for an account that does not exist: the name is counted, not the account.
        """
        try:
            for naam, wie, grens in _missers(request, credentials):
                begrenzing.tel(naam, wie, grens)
        except TeVaak as fout:
            beveiligingslog.noteer("aanmelden op slot", waarop="account", gelukt=False, afzender=afzender(request))
            raise ValidationError(te_vaak(fout)) from None

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """What succeeds was no failure after all. In production a password opens the sealed accounts only (SEC-03);
        for another it is as wrong as any, after the same work."""
        account = super().authenticate(request, **credentials)
        if account and settings.PRODUCTIE and not noodaccount.is_noodaccount(account):
            return None
        if account:
            for naam, wie, _ in _missers(request, credentials):
                begrenzing.geef_terug(naam, wie)
        return account

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Before a factor changes: who has one proves it with that, a key first; only who has none with a password."""
        methoden: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        factoren = [methode for methode in methoden if methode["id"] != "reauthenticate"]
        sleutels = [methode for methode in factoren if methode["id"] == "mfa_reauthenticate:webauthn"]
        if sleutels and noodaccount.is_noodaccount(user):
            return sleutels
        return sorted(factoren, key=lambda methode: methode not in sleutels) or methoden

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """No flash messages: they would need a cookie before anybody is signed in."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Accounts have no e-mail address here; the security log tells what happened."""


class VersleuteldeFactor(DefaultMFAAdapter):
    """Secrets of the second factor stand encrypted in the database, bound to account and kind (SEC-31)."""

    def encrypt(self, text: str) -> str:
        return factor.nieuw(text)

    def decrypt(self, encrypted_text: str) -> str:
        return factor.lees(encrypted_text)

    def generate_authenticator_name(self, user: Any, soort: Authenticator.Type) -> str:
        """What a key is called whose owner gives it no name."""
        return f"Toegangssleutel {Authenticator.objects.filter(user_id=user.pk, type=soort).count() + 1}"


class Aanmelden(DefaultSocialAccountAdapter):
    """What a service elsewhere says becomes a sign-in here: of a medewerker, or of a resident through the broker.

    No account is made; of a resident the BSN is not kept either.
    """

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[SocialApp]:
        """The broker from the settings; the service of a gemeente from its pack."""
        if str(provider or "").startswith(personeel.VOORVOEGSEL):
            app = personeel.app_van(str(provider))
            return [app] if app else []
        apps: list[SocialApp] = super().list_apps(request, provider=provider, client_id=client_id)
        return apps

    def get_requests_session(self) -> Buursessie:
        """Every question to a service elsewhere is bounded (REL-19)."""
        return Buursessie()

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Ends every sign-in from elsewhere: with a session here, or with a sentence why not."""
        terug.eis_voor_dit_bezoek(sociallogin)
        if str(sociallogin.account.provider).startswith(personeel.VOORVOEGSEL):
            personeel.meld_aan(request, sociallogin)
        else:
            code = str((sociallogin.state.get("data") or {}).get("gemeente"))
            acr = (sociallogin.account.extra_data.get("id_token") or {}).get("acr")
            inwoners.meld_inwoner_aan(request, _bsn(sociallogin), code, acr)
        raise ImmediateHttpResponse(HttpResponseRedirect(str(sociallogin.state.get("next") or "/")))

    def on_authentication_error(self, *args: Any, **kwargs: Any) -> None:
        """Cancelled, timed out or refused: one page, that says what to do."""
        raise KanNuNiet("Het aanmelden is niet gelukt. Probeer het opnieuw, of bel ons als het niet lukt.")


def _missers(request: HttpRequest, credentials: dict[str, Any]) -> list[tuple[str, str, Grens]]:
    """Where a failure counts: for the name that was typed, and for where it came from."""
    return [
        ("aanmelden account", str(credentials.get("username", "")).lower(), begrenzing.MISSERS_ACCOUNT),
        ("aanmelden bron", bron(request), begrenzing.MISSERS_BRON),
    ]


def _bsn(sociallogin: SocialLogin) -> str:
    gezegd = sociallogin.account.extra_data
    return str(
        gezegd.get("bsn") or gezegd.get("userinfo", {}).get("bsn") or gezegd.get("id_token", {}).get("bsn") or ""
    )
