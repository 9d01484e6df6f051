"""Being somebody with one click: only in a process that `demo` started, never beside production settings.

The settings refuse to load with both; here each request asks again, so that no route list can open it by mistake.
"""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from rotonde.kern import aanmelding, gemeenten, wie
from rotonde.kern.aanmelding import Aanmelding
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.models import Gemeente, Medewerker
from rotonde.kern.soorten import ActorSoort, Doel, Niveau, Rol, Wet
from rotonde.simulatie import rolverdeling
from rotonde.vorm.formuliertoken import met_formuliertoken

ROLLEN = {
    **{rol.value: (rol, str(rol.label)) for rol in (Rol.INWONER, *rolverdeling.DEMO)},
    rolverdeling.JEUGD: (Rol.AANSPREEKPUNT, "Aanspreekpunt dat over jeugdhulp beslist"),
    Rol.PARTNER.value: (Rol.PARTNER, "medewerker van een partner"),
}
"""Who one can be, in the order of the walk around De Rotonde: code to rol and what the button says."""
EERSTE_PAGINA = {
    Rol.INWONER: "mijn/",
    Rol.BELEID: "monitor/",
    Rol.RAADSLID: "monitor/",
    Rol.KWALITEIT: "werk/toezicht/",
    Rol.FG: "werk/toezicht/",
}


@dataclass(frozen=True)
class Keuze:
    """Somebody one can be; `naam` is empty while the population is still being drawn."""

    code: str
    tekst: str
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
    ingangen = [
        Ingang(
            gemeente,
            f"/{gemeente.slug}/",
            [Keuze(code, tekst, _naam(gemeente, code)) for code, (_, tekst) in ROLLEN.items()],
        )
        for gemeente in Gemeente.objects.order_by("naam")
    ]
    return render(request, "simulatie/start.html", {"gemeenten": ingangen})


@require_POST
@met_formuliertoken
def wees(request: HttpRequest) -> HttpResponse:
    """Sign in as the chosen one, through the same door as everybody (`kern.aanmelding`)."""
    _eis_demo()
    code, _, wie_men_wil_zijn = request.POST.get("wie", "").partition(":")
    gemeente = gemeenten.met_code(code)
    if gemeente is None or wie_men_wil_zijn not in ROLLEN:
        raise Http404
    gevonden = _aanmelding(gemeente, wie_men_wil_zijn)
    if gevonden is None:
        raise KanNuNiet("Deze persoon is er nog niet: de bevolking wordt nog gemaakt. Probeer het over een minuut.")
    aanmelding.meld_aan(request, gevonden)
    return HttpResponseRedirect(f"/{gemeente.slug}/{EERSTE_PAGINA.get(gevonden.rol, 'werk/')}")


def _eis_demo() -> None:
    if not settings.ROTONDE_DEMO or settings.PRODUCTIE:
        raise Http404


def _naam(gemeente: Gemeente, code: str) -> str:
    gevonden = _aanmelding(gemeente, code)
    return gevonden.naam if gevonden else ""


def _aanmelding(gemeente: Gemeente, code: str) -> Aanmelding | None:
    rol, _ = ROLLEN[code]
    vrager = wie.dienst(gemeente=gemeente.code, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="aanmelden in de demo")
    with wie.als(vrager):
        wie_het_is = Medewerker.objects.filter(
            gemeente=gemeente, account__username=rolverdeling.gebruikersnaam(gemeente.code, code)
        ).first()
    if wie_het_is is None:
        return None
    if rol == Rol.INWONER:
        if wie_het_is.persoon_id is None:
            return None
        return Aanmelding(gemeente.code, wie_het_is.persoon_id, ActorSoort.INWONER, rol, wie_het_is.naam, Niveau.HOOG)
    return Aanmelding(gemeente.code, wie_het_is.id, ActorSoort.MEDEWERKER, rol, wie_het_is.naam)
