"""Signing in to one gemeente: the account or the broker says who it is, here it becomes somebody with a rol."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.http import require_http_methods, require_safe

from rotonde.kern import aanmelding
from rotonde.kern.aanmelding import gemeente_van
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet
from rotonde.kern.soorten import ActorSoort, Rol
from rotonde.werkplek import rollen
from rotonde.werkplek.account import niveau, personeel
from rotonde.werkplek.account.inwoners import makelaar_beschikbaar


@require_http_methods(["GET", "POST"])
def werk(request: HttpRequest) -> HttpResponse:
    """The door for staff: a signed-in account with a second factor chooses its rol here, when it has several."""
    nu = aanmelding.aangemeld(request)
    if nu is None and not request.user.is_authenticated:
        return _naar_inloggen(request)
    if nu is None and not rollen.tweede_factor_gebruikt(request):
        return _naar(rollen.deur_van_tweede_factor(request), request)
    keuzes = rollen.rollen_nu(request)
    if not keuzes:
        raise GeenBevoegdheid(
            "U heeft geen rol in deze gemeente: vraag uw leidinggevende om een rol, of kies een andere gemeente."
        )
    gekozen = request.POST.get("rol", "") if request.method == "POST" else ""
    if len(keuzes) == 1 and nu is None:
        gekozen = keuzes[0].rol.value
    keuze = next((keuze for keuze in keuzes if keuze.rol.value == gekozen), None)
    if keuze is None:
        return render(request, "werkplek/rolkeuze.html", {"keuzes": keuzes, "volgende": volgende(request)})
    begonnen = None if nu else rollen.bewijsmoment(request)
    aanmelding.meld_aan(request, keuze, begonnen=begonnen, bewezen=None if nu else rollen.vers_bewijs(request))
    return HttpResponseRedirect(volgende(request) or reverse("werkplek:vandaag"))


@require_safe
def mijn(request: HttpRequest) -> HttpResponse:
    """The door for residents: what signing in asks, and the way to the broker. Who is signed in comes here again for a
    page that asks to be surer who it is (SEC-01)."""
    nu = aanmelding.aangemeld(request)
    naar = volgende(request) or reverse("portaal:mijn")
    vereist = niveau.niveau_voor(naar, gemeente_van(request))
    if nu is not None and nu.rol == Rol.INWONER and nu.reikt_tot(vereist):
        return HttpResponseRedirect(naar)
    gegevens = {
        "aanmelden_url": buiten_gemeente("naar_makelaar"),
        "beschikbaar": makelaar_beschikbaar(request),
        "gemeente": gemeente_van(request),
        "volgende": volgende(request),
        "te_laag": vereist.label if nu is not None and nu.rol == Rol.INWONER else "",
    }
    return render(request, "werkplek/aanmelden_inwoner.html", gegevens)


@require_http_methods(["GET", "POST"])
def af(request: HttpRequest) -> HttpResponse:
    """Sign out: the session ends everywhere (SEC-02)."""
    if request.method == "POST":
        aanmelding.meld_af(request)
        antwoord = HttpResponseRedirect(reverse("portaal:thuis"))
        # What the browser still has of this session it throws away; drafts are kept on the server only.
        antwoord["Clear-Site-Data"] = '"cache", "storage"'
        return antwoord
    return render(request, "werkplek/afmelden.html", {"kader": kader(request)})


def kader(request: HttpRequest) -> str:
    """The frame of a page that residents and staff both have."""
    nu = aanmelding.aangemeld(request)
    is_medewerker = nu is not None and nu.actor_soort == ActorSoort.MEDEWERKER
    return "vorm/werkplek.html" if is_medewerker else "vorm/mijn.html"


def terug(request: HttpRequest) -> str:
    """The first page of who is signed in."""
    is_inwoner = aanmelding.eis_aangemeld(request).actor_soort == ActorSoort.INWONER
    return reverse("portaal:mijn" if is_inwoner else "werkplek:vandaag")


def volgende(request: HttpRequest) -> str:
    """Where somebody was going, when that is a page of ours."""
    pad = request.POST.get("volgende") or request.GET.get("volgende") or ""
    veilig = pad.startswith("/") and url_has_allowed_host_and_scheme(pad, allowed_hosts=None)
    return pad if veilig else ""


def _naar_inloggen(request: HttpRequest) -> HttpResponse:
    """To the service of the gemeente; where there is none to a password, outside production only (SEC-03)."""
    gemeente = gemeente_van(request)
    if personeel.beschikbaar(request, gemeente):
        deur = buiten_gemeente("naar_personeel")
        return HttpResponseRedirect(
            f"{deur}?{urlencode({'gemeente': gemeente.code, 'volgende': request.get_full_path()})}"
        )
    if settings.PRODUCTIE and not settings.NOODACCOUNTS:
        raise KanNuNiet("Inloggen is voor deze gemeente nog niet ingericht: vraag het aan uw beheerder.")
    return _naar(str(settings.LOGIN_URL), request)


def buiten_gemeente(route: str) -> str:
    """The address of a route before any gemeente, seen from within one."""
    return reverse(route, urlconf=settings.ROOT_URLCONF).replace(get_script_prefix(), "/", 1)


def _naar(deur: str, request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(f"{deur}?{urlencode({'next': request.get_full_path()})}")
