"""The stand-in for the broker of DigiD: one picks a resident of the demonstration, and it says who that is.

It stands at the far end of the wire: what it says travels as the claims of an OpenID Connect provider, over the real
port, and the client knows it by nothing else.
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from allauth.idp.oidc.models import Client
from allauth.idp.oidc.views import AuthorizationView
from allauth.socialaccount.models import SocialApp
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from rotonde.inwoners import queries as inwoners
from rotonde.kern import wie
from rotonde.kern.models import Account, Gemeente, Medewerker
from rotonde.kern.soorten import Doel, Rol, Wet
from rotonde.simulatie import actions, rolverdeling
from rotonde.vorm.formuliertoken import met_formuliertoken
from rotonde.werkplek.account.adapters import InwonerViaMakelaar
from rotonde.werkplek.account.inwoners import MAKELAAR

KLANT = "rotonde-demo"
GEKOZEN = "makelaar_gekozen"


class Makelaar(DefaultOIDCAdapter):
    """The provider: besides its own number for a user it says the BSN."""

    def get_claims(
        self, purpose: Any, user: Any, client: Client, scopes: Iterable[str], email: str | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        claims: dict[str, Any] = super().get_claims(purpose, user, client, scopes, email, **kwargs)
        # Said once, and not in the token that travels on.
        if purpose != "userinfo":
            return claims
        code = _gemeente(user)
        with _als_makelaar(code):
            persoon = Medewerker.objects.values_list("persoon_id", flat=True).get(gemeente_id=code, account=user)
            return {**claims, "bsn": inwoners.nummer_van(persoon)} if persoon else claims


class KlantVanDeMakelaar(InwonerViaMakelaar):
    """The client: it finds the stand-in at the address that the browser came to."""

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[SocialApp]:
        adres = request.build_absolute_uri("/").rstrip("/")
        return [
            SocialApp(
                provider="openid_connect",
                provider_id=MAKELAAR,
                name="DigiD",
                client_id=KLANT,
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
        terug = request.build_absolute_uri(reverse("openid_connect_callback", args=[MAKELAAR]))
        with _als_makelaar(_gemeente(request.user)):
            actions.makelaar_inrichten(KLANT, terug)
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
    if request.method == "POST":
        account = Account.objects.filter(username=request.POST.get("wie", ""), pk__in=_inwoners()).first()
        if account is None:
            raise Http404
        request.session[GEKOZEN] = account.pk
        return HttpResponseRedirect(volgende)
    return render(request, "simulatie/makelaar.html", {"inwoners": _inwoners().values(), "volgende": volgende})


def _inwoners() -> dict[int, dict[str, str]]:
    """Who one can be, by account."""
    gevonden: dict[int, dict[str, str]] = {}
    for gemeente in Gemeente.objects.order_by("naam"):
        with _als_makelaar(gemeente.code):
            account = rolverdeling.gebruikersnaam(gemeente.code, Rol.INWONER)
            for inwoner in Medewerker.objects.filter(gemeente=gemeente, account__username=account):
                gevonden[inwoner.account_id] = {"wie": account, "naam": inwoner.naam, "gemeente": gemeente.naam}
    return gevonden


def _gemeente(account: Any) -> str:
    return str(account.username).split("-")[1]


def _als_makelaar(code: str) -> Any:
    return wie.als(wie.dienst(gemeente=code, wet=Wet.ALGEMEEN, doel=Doel.EIGEN_GEGEVENS, grond="makelaar van de demo"))
