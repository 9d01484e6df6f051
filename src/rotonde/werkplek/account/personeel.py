"""Staff come in through the sign-in service of their gemeente (OpenID Connect), which says what second factor it saw.

Authorisation code with PKCE; issuer and audience of the token are checked by the library. Who may come is decided by
the load of personnel (`beheer personeel laden`): it ties what the service calls somebody to an account here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from rotonde.kern import beveiligingslog, gemeenten, klok, sessie
from rotonde.kern.deur import afzender
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden
from rotonde.kern.models import Account, Gemeente
from rotonde.werkplek.account import wegsturen

VOORVOEGSEL = "personeel-"
_ACHTERKANT = "allauth.account.auth_backends.AuthenticationBackend"
# RFC 8176: a one-time password, a hardware or software key, or "more than one factor". A gemeente may name its own.
AMR = ("mfa", "otp", "hwk", "swk", "fido")
_SPELING = timedelta(minutes=1)


@dataclass(frozen=True)
class Dienst:
    """The sign-in service of one gemeente, and what it must say for a second factor to be believed.

    `amr`: one of these methods was used; `acr`: or one of these levels was reached. `kenmerk` is the claim that says
    who it is and never changes hands.
    """

    server: str
    klant: str
    kenmerk: str
    amr: frozenset[str]
    acr: frozenset[str]


def dienst_van(gemeente: Gemeente) -> Dienst | None:
    """What the pack of the gemeente says about signing in, or None when it says nothing."""
    gezegd: Mapping[str, Any] = gemeente.aanmelden
    if not gezegd.get("server"):
        return None
    return Dienst(
        server=gezegd["server"],
        klant=gezegd["klant"],
        kenmerk=gezegd.get("kenmerk") or "sub",
        amr=frozenset(gezegd.get("amr") or () if gezegd.get("acr") else gezegd.get("amr") or AMR),
        acr=frozenset(gezegd.get("acr") or ()),
    )


def app_van(provider_id: str) -> SocialApp | None:
    """The client of the gemeente in `personeel-<code>`; its secret comes from the environment."""
    gemeente = gemeenten.met_code(provider_id.removeprefix(VOORVOEGSEL))
    dienst = dienst_van(gemeente) if gemeente else None
    if gemeente is None or dienst is None:
        return None
    return SocialApp(
        provider="openid_connect",
        provider_id=provider_id,
        name=f"Gemeente {gemeente.naam}",
        client_id=dienst.klant,
        secret=settings.PERSONEEL_GEHEIMEN.get(gemeente.code, ""),
        settings={"server_url": dienst.server, "uid_field": dienst.kenmerk, "oauth_pkce_enabled": True},
    )


def beschikbaar(request: HttpRequest, gemeente: Gemeente) -> bool:
    """Whether there is a service where staff of this gemeente sign in."""
    return bool(get_adapter(request).list_apps(request, provider=f"{VOORVOEGSEL}{gemeente.code}"))


@require_safe
def naar_dienst(request: HttpRequest) -> HttpResponse:
    """Send a medewerker of one gemeente to its sign-in service; with `opnieuw` the service must ask who it is again."""
    gemeente = gemeenten.met_code(request.GET.get("gemeente", ""))
    if gemeente is None:
        raise NietGevonden("Deze gemeente is er niet: ga terug en kies uw gemeente.")
    try:
        provider = get_adapter(request).get_provider(request, f"{VOORVOEGSEL}{gemeente.code}")
    except SocialApp.DoesNotExist:
        raise KanNuNiet("Deze gemeente heeft het inloggen nog niet ingericht: vraag het aan uw beheerder.") from None
    opnieuw = "opnieuw" in request.GET
    return wegsturen.naar(
        provider,
        request,
        next_url=_volgende(request, gemeente),
        data={"gemeente": gemeente.code, "opnieuw": opnieuw},
        auth_params=_vraag(gemeente, opnieuw=opnieuw),
        scope=["openid"],
    )


def meld_aan(request: HttpRequest, gezegd: SocialLogin) -> None:
    """Sign in the account behind what the service said. Raises GeenBevoegdheid, with a sentence that says what to do:
    without a second factor (SEC-03), for who is not known here, and when old proof was given for new.
    """
    provider_id = str(gezegd.account.provider)
    gemeente = Gemeente.objects.get(code=provider_id.removeprefix(VOORVOEGSEL))
    token = gezegd.account.extra_data.get("id_token") or {}
    if not tweede_factor(token, gemeente):
        _weiger(request, gemeente, "aanmelden zonder tweede factor")
        raise GeenBevoegdheid(
            "U kunt hier alleen in met een tweede stap, zoals een code of een sleutel: log bij uw gemeente opnieuw in "
            "en gebruik die tweede stap, of vraag uw beheerder om er een in te stellen."
        )
    bewezen = _bewezen(token)
    if (gezegd.state.get("data") or {}).get("opnieuw") and klok.nu() - bewezen > sessie.VERS:
        _weiger(request, gemeente, "bewijs te oud")
        raise GeenBevoegdheid("Uw gemeente vroeg niet opnieuw wie u bent: log daar eerst uit, en probeer het opnieuw.")
    account = _account(provider_id, str(gezegd.account.uid))
    if account is None:
        _weiger(request, gemeente, "aanmelden onbekend")
        raise GeenBevoegdheid("U bent hier nog niet bekend: vraag uw leidinggevende om u een rol te geven.")
    login(request, account, backend=_ACHTERKANT)
    record_authentication(request, account, "mfa", type="oidc", bewezen=bewezen.timestamp())


def tweede_factor(token: Mapping[str, Any], gemeente: Gemeente) -> bool:
    """True when the token itself says that a second factor was used, in the words that this gemeente believes."""
    dienst = dienst_van(gemeente)
    amr, acr = (dienst.amr, dienst.acr) if dienst else (frozenset(AMR), frozenset[str]())
    methoden = token.get("amr")
    gebruikt = {str(methode) for methode in methoden} if isinstance(methoden, list) else set()
    return bool(gebruikt & amr) or (isinstance(token.get("acr"), str) and token["acr"] in acr)


def _account(provider_id: str, kenmerk: str) -> Account | None:
    """The account that the load of personnel tied to this person, while it is active."""
    rij = SocialAccount.objects.filter(provider=provider_id, uid=kenmerk, user__is_active=True).first()
    return rij.user if rij else None


def _bewezen(token: Mapping[str, Any]) -> datetime:
    """When the service saw who it is; a service that does not say it, or says the future, is believed for long ago."""
    moment = token.get("auth_time")
    if not isinstance(moment, int | float) or moment > (klok.nu() + _SPELING).timestamp():
        return datetime.fromtimestamp(0, UTC)
    return datetime.fromtimestamp(moment, UTC)


def _vraag(gemeente: Gemeente, *, opnieuw: bool) -> dict[str, str]:
    dienst = dienst_van(gemeente)
    vraag = {"acr_values": " ".join(sorted(dienst.acr))} if dienst and dienst.acr else {}
    return {**vraag, "prompt": "login", "max_age": "0"} if opnieuw else vraag


def _volgende(request: HttpRequest, gemeente: Gemeente) -> str:
    pad = request.GET.get("volgende", "")
    veilig = pad.startswith(f"/{gemeente.slug}/") and url_has_allowed_host_and_scheme(pad, allowed_hosts=None)
    return pad if veilig else f"/{gemeente.slug}/aanmelden/werk/"


def _weiger(request: HttpRequest, gemeente: Gemeente, handeling: str) -> None:
    wie = replace(afzender(request), gemeente=gemeente.code)
    beveiligingslog.noteer(handeling, waarop="personeel", gelukt=False, afzender=wie)
