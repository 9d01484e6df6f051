"""Being somebody with one click: only in a process that `demo` started, never beside production settings.

The settings refuse to load with both; here each request asks again, so that no route list can open it by mistake.
"""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from rotonde.kern import aanmelding, wie
from rotonde.kern.aanmelding import Aanmelding
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.models import Gemeente, Medewerker
from rotonde.kern.soorten import ActorSoort, Doel, Rol, Wet
from rotonde.simulatie import rolverdeling
from rotonde.vorm.formuliertoken import met_formuliertoken

ROLLEN = (Rol.INWONER, *rolverdeling.DEMO)
"""Who one can be, in the order of the walk around De Rotonde."""
EERSTE_PAGINA = {Rol.INWONER: "mijn/", Rol.BELEID: "monitor/", Rol.RAADSLID: "monitor/"}


@dataclass(frozen=True)
class Keuze:
    """Somebody one can be; `naam` is empty while the population is still being drawn."""

    rol: Rol
    naam: str


@dataclass(frozen=True)
class Ingang:
    """A municipality, the address of its site, and who one can be there."""

    gemeente: Gemeente
    url: str
    keuzes: list[Keuze]


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Per municipality: the public site, and everybody one can be."""
    _eis_demo()
    gemeenten = [
        Ingang(gemeente, f"/{gemeente.slug}/", [Keuze(rol, _naam(gemeente, rol)) for rol in ROLLEN])
        for gemeente in Gemeente.objects.order_by("naam")
    ]
    return render(request, "simulatie/start.html", {"gemeenten": gemeenten})


@require_POST
@met_formuliertoken
def wees(request: HttpRequest) -> HttpResponse:
    """Sign in as the chosen one, through the same door as everybody (`kern.aanmelding`)."""
    _eis_demo()
    code, _, rol = request.POST.get("wie", "").partition(":")
    gemeente = Gemeente.objects.filter(code=code).first()
    if gemeente is None or rol not in {keuze.value for keuze in ROLLEN}:
        raise Http404
    gevonden = _aanmelding(gemeente, Rol(rol))
    if gevonden is None:
        raise KanNuNiet("Deze persoon is er nog niet: de bevolking wordt nog gemaakt. Probeer het over een minuut.")
    aanmelding.meld_aan(request, gevonden)
    return HttpResponseRedirect(f"/{gemeente.slug}/{EERSTE_PAGINA.get(Rol(rol), 'werk/')}")


def _eis_demo() -> None:
    if not settings.ROTONDE_DEMO or settings.PRODUCTIE:
        raise Http404


def _naam(gemeente: Gemeente, rol: Rol) -> str:
    gevonden = _aanmelding(gemeente, rol)
    return gevonden.naam if gevonden else ""


def _aanmelding(gemeente: Gemeente, rol: Rol) -> Aanmelding | None:
    vrager = wie.dienst(gemeente=gemeente.code, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="aanmelden in de demo")
    with wie.als(vrager):
        wie_het_is = Medewerker.objects.filter(
            gemeente=gemeente, account__username=rolverdeling.gebruikersnaam(gemeente.code, rol)
        ).first()
    if wie_het_is is None:
        return None
    if rol == Rol.INWONER:
        if wie_het_is.persoon_id is None:
            return None
        return Aanmelding(gemeente.code, wie_het_is.persoon_id, ActorSoort.INWONER, rol, wie_het_is.naam)
    return Aanmelding(gemeente.code, wie_het_is.id, ActorSoort.MEDEWERKER, rol, wie_het_is.naam)
