"""A session while it runs: how long it holds, proof once more, and what is being typed (SEC-02, SEC-04, REL-11)."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rotonde.kern import aanmelding, concept, klok
from rotonde.kern import sessie as kern_sessie
from rotonde.kern.aanmelding import eis_aangemeld, gemeente_van
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.soorten import ActorSoort
from rotonde.werkplek import rollen
from rotonde.werkplek.account import personeel
from rotonde.werkplek.account import sessies as eigen_sessies
from rotonde.werkplek.views_aanmelden import buiten_gemeente, kader, terug, volgende


@require_http_methods(["GET", "POST"])
def sessie(request: HttpRequest) -> HttpResponse:
    """How many seconds are left, for the page that warns; a POST says that somebody is here still."""
    if request.method == "POST":
        kern_sessie.verleng(request)
        if "volgende" in request.POST:
            return HttpResponseRedirect(volgende(request) or terug(request))
    return JsonResponse(kern_sessie.stand(request))


@require_POST
def bewaar_concept(request: HttpRequest) -> HttpResponse:
    """Keep what stands in a form of the page `pad`, a few times a minute while somebody types."""
    pad = request.GET.get("pad", "")
    if not pad.startswith(get_script_prefix()):
        raise KanNuNiet("Deze tekst hoort niet bij een pagina van deze gemeente: laad de pagina opnieuw.")
    concept.bewaar(eis_aangemeld(request).actor, pad, request.POST)
    request.session[concept.IN_SESSIE] = True
    return HttpResponse(status=204)


@require_POST
def vergeet_concept(request: HttpRequest) -> HttpResponse:
    """Begin a form anew."""
    concept.vergeet(eis_aangemeld(request).actor, volgende(request))
    return HttpResponseRedirect(volgende(request) or terug(request))


@require_http_methods(["GET", "POST"])
def opnieuw(request: HttpRequest) -> HttpResponse:
    """Ask who this is once more, before what matters most; then on to where somebody was."""
    moment = rollen.vers_bewijs(request)
    if request.method == "POST" and _met_een_klik(request):
        moment = klok.nu()
    if moment is not None and klok.nu() - moment <= kern_sessie.VERS:
        aanmelding.bewijs_opnieuw(request, moment)
        return HttpResponseRedirect(volgende(request) or terug(request))
    return render(request, "werkplek/opnieuw.html", {**_weg(request), "volgende": volgende(request)})


@require_safe
def sessies(request: HttpRequest) -> HttpResponse:
    """Where who is here is signed in; the way to end it elsewhere (ASVS 7.5.2)."""
    gevonden = eigen_sessies.eigen(request)
    anders = any(not regel.hier for regel in gevonden)
    return render(
        request, "werkplek/sessies.html", {"kader": kader(request), "sessies": gevonden, "ook_elders": anders}
    )


@require_POST
def sessies_beeindigen(request: HttpRequest) -> HttpResponse:
    """Sign out on one other device, or on all of them."""
    alles = "alle" in request.POST
    if eigen_sessies.beeindig(request, None if alles else request.POST.get("kenmerk", "")):
        messages.success(request, "U bent daar nu uitgelogd.")
    else:
        messages.info(request, "Daar was u al uitgelogd.")
    return HttpResponseRedirect(reverse("aanmelden:sessies"))


def _met_een_klik(request: HttpRequest) -> bool:
    """Who came in with one click has nothing to prove; it exists in the demo only."""
    return bool(settings.ROTONDE_DEMO) and not request.user.is_authenticated


def _weg(request: HttpRequest) -> dict[str, Any]:
    """How who is here can prove it again: through the broker or service they came from, with a
    key or code, or a click."""
    eigen = f"{reverse('aanmelden:opnieuw')}?{urlencode({'volgende': volgende(request)})}"
    if eis_aangemeld(request).actor_soort == ActorSoort.INWONER:
        return {"formulier": buiten_gemeente("naar_makelaar"), "gemeente": gemeente_van(request)}
    if _met_een_klik(request):
        return {"klik": True}
    gemeente = gemeente_van(request)
    if rollen.kwam_van_dienst(request) and personeel.beschikbaar(request, gemeente):
        vraag = {"gemeente": gemeente.code, "volgende": eigen, "opnieuw": "ja"}
        return {"dienst": f"{buiten_gemeente('naar_personeel')}?{urlencode(vraag)}"}
    factor = rollen.deur_van_tweede_factor(request)
    return {
        "factor": f"{factor}?{urlencode({'next': eigen})}",
        "met_sleutel": factor == settings.DEUR_SLEUTEL,
        "sleutels": buiten_gemeente("mfa_list_webauthn"),
    }
