"""The stand-in for the broker of DigiD and for the sign-in service of a gemeente: one picks who one is, and it says so.

It stands at the far end of the wire: what it says travels as the claims of an OpenID Connect provider, over the real
port, and the client knows it by nothing else.
"""

import time
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qs, urlsplit

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from allauth.idp.oidc.models import Client
from allauth.idp.oidc.views import AuthorizationView
from allauth.socialaccount.models import SocialApp
from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from rotonde.inwoners import queries as inwoners
from rotonde.kern import gemeenten, wie
from rotonde.kern.models import Account, Gemeente, Medewerker
from rotonde.kern.soorten import Doel, Niveau, Rol, Wet
from rotonde.simulatie import actions, rolverdeling
from rotonde.vorm.formuliertoken import met_formuliertoken
from rotonde.werkplek.account import niveau
from rotonde.werkplek.account.adapters import Aanmelden
from rotonde.werkplek.account.inwoners import MAKELAAR
from rotonde.werkplek.account.personeel import VOORVOEGSEL
from rotonde.werkplek.actions import account_koppelen

KLANT = "rotonde-demo"
KLANT_PERSONEEL = f"{KLANT}-{VOORVOEGSEL}"
GEKOZEN = "makelaar_gekozen"


class Makelaar(DefaultOIDCAdapter):
    """The provider: of a resident it says the BSN besides its own number, and how sure that is; of staff which factors
    it saw and when."""

    def populate_id_token(self, id_token: dict[str, Any], client: Client, scopes: Iterable[str], **kwargs: Any) -> None:
        zonder = cache.get(_geheugen(id_token["sub"]))
        if client.id.startswith(KLANT_PERSONEEL):
            id_token.update(auth_time=int(time.time()), amr=["pwd"] if zonder else ["pwd", "mfa"])
        else:
            id_token["acr"] = niveau.acr_vanaf(Niveau.MIDDEN if zonder else Niveau.SUBSTANTIEEL).split()[0]

    def get_claims(
        self, purpose: Any, user: Any, client: Client, scopes: Iterable[str], email: str | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        claims: dict[str, Any] = super().get_claims(purpose, user, client, scopes, email, **kwargs)
        # Said once, and not in the token that travels on.
        if purpose != "userinfo" or client.id != KLANT:
            return claims
        code = _gemeente(user)
        with _als_makelaar(code):
            persoon = Medewerker.objects.values_list("persoon_id", flat=True).get(gemeente_id=code, account=user)
            return {**claims, "bsn": inwoners.nummer_van(persoon)} if persoon else claims


class KlantVanDeMakelaar(Aanmelden):
    """The client: it finds the stand-in at the address that the browser came to."""

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[SocialApp]:
        adres = request.build_absolute_uri("/").rstrip("/")
        personeel = str(provider or "").startswith(VOORVOEGSEL)
        return [
            SocialApp(
                provider="openid_connect",
                provider_id=provider if personeel else MAKELAAR,
                name="Uw gemeente" if personeel else "DigiD",
                client_id=f"{KLANT}-{provider}" if personeel else KLANT,
                secret=settings.MAKELAAR_GEHEIM,
                settings={"server_url": adres},
            )
        ]


class ToestemmingView(AuthorizationView):
    """Where the client sends its visitor: to the choice first, and then back with a code."""

    def _login_required(self, request: HttpRequest) -> HttpResponse | None:
        gekozen = request.session.pop(GEKOZEN, None)
        if gekozen is None:
            return HttpResponseRedirect(f"{reverse('demo:makelaar')}?{urlencode({'next': request.get_full_path()})}")
        request.user = Account.objects.get(pk=gekozen)
        klant = request.GET.get("client_id", "")
        provider = klant.removeprefix(f"{KLANT}-") if klant.startswith(KLANT_PERSONEEL) else MAKELAAR
        terug = request.build_absolute_uri(reverse("openid_connect_callback", args=[provider]))
        with _als_makelaar(_gemeente(request.user)):
            actions.makelaar_inrichten(klant if provider != MAKELAAR else KLANT, terug)
            if provider != MAKELAAR:
                # What the load of personnel does for a real gemeente.
                account_koppelen(request.user.pk, provider=provider, kenmerk=str(request.user.pk))
        return None


@require_http_methods(["GET", "POST"])
@met_formuliertoken
def kies(request: HttpRequest) -> HttpResponse:
    """The page of the stand-in, in place of the sign-in page of DigiD."""
    if not settings.ROTONDE_DEMO or settings.PRODUCTIE:
        raise Http404
    volgende = request.GET.get("next", "")
    if urlsplit(volgende)._replace(query="", fragment="").geturl() != reverse("demo:toestemming"):
        raise Http404
    klant = parse_qs(urlsplit(volgende).query).get("client_id", [""])[0]
    personeel = klant.startswith(KLANT_PERSONEEL)
    mensen = _personeel(klant.removeprefix(KLANT_PERSONEEL)) if personeel else _inwoners()
    if request.method == "POST":
        account = Account.objects.filter(username=request.POST.get("wie", ""), pk__in=mensen).first()
        if account is None:
            raise Http404
        request.session[GEKOZEN] = account.pk
        cache.set(_geheugen(str(account.pk)), "zonder" in request.POST, 600)
        return HttpResponseRedirect(volgende)
    gegevens = {"mensen": mensen.values(), "volgende": volgende, "personeel": personeel}
    return render(request, "simulatie/makelaar.html", gegevens)


def _inwoners() -> dict[int, dict[str, str]]:
    """Who one can be, by account."""
    gevonden: dict[int, dict[str, str]] = {}
    for gemeente in Gemeente.objects.order_by("naam"):
        with _als_makelaar(gemeente.code):
            account = rolverdeling.gebruikersnaam(gemeente.code, Rol.INWONER)
            for inwoner in Medewerker.objects.filter(gemeente=gemeente, account__username=account):
                gevonden[inwoner.account_id] = {"wie": account, "naam": inwoner.naam, "gemeente": gemeente.naam}
    return gevonden


def _personeel(code: str) -> dict[int, dict[str, str]]:
    """Who works in this gemeente and can be one, by account: one per rol of the demonstration."""
    gemeente = gemeenten.met_code(code)
    if gemeente is None:
        return {}
    namen = [rolverdeling.gebruikersnaam(code, rol) for rol in rolverdeling.DEMO]
    with _als_makelaar(code):
        rijen = Medewerker.objects.filter(account__username__in=namen).select_related("account").order_by("functie")
        return {
            rij.account_id: {"wie": rij.account.username, "naam": rij.naam, "gemeente": rij.functie} for rij in rijen
        }


def _geheugen(account: str) -> str:
    """Where the stand-in keeps, for a moment, that somebody signs in without a second step, or a resident at a lower
    level."""
    return f"makelaar-zonder-{account}"


def _gemeente(account: Any) -> str:
    return str(account.username).split("-")[1]


def _als_makelaar(code: str) -> Any:
    return wie.als(wie.dienst(gemeente=code, wet=Wet.ALGEMEEN, doel=Doel.EIGEN_GEGEVENS, grond="makelaar van de demo"))
