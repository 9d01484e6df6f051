"""The public pages: no cookie, no session, no name needed (PRIV-58)."""

from contextlib import nullcontext

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from rotonde.catalogus import queries as catalogus
from rotonde.kern import klok
from rotonde.kern.aanmelding import aangemeld
from rotonde.kern.soorten import Afslag, Rol
from rotonde.portaal.bezoeker import met_token, zonder_naam
from rotonde.portaal.forms import VraagForm, ZoekForm
from rotonde.toegang import actions as toegang
from rotonde.toegang.ervaringen import actions as ervaringen
from rotonde.toegang.ervaringen import queries as vragenlijst
from rotonde.toegang.ervaringen.forms import ErvaringForm
from rotonde.vorm.bladen import blad_van
from rotonde.vorm.formuliertoken import met_formuliertoken

PER_BLAD = 12


@require_safe
def thuis(request: HttpRequest) -> HttpResponse:
    """The front door of a municipality."""
    return render(request, "portaal/thuis.html")


@require_http_methods(["GET", "POST"])
@met_token
def vraag(request: HttpRequest) -> HttpResponse:
    """Ask a question; with a valid one the answer is the page with the code, which is shown once."""
    wie_is_er = aangemeld(request)
    inwoner = wie_is_er.actor if wie_is_er and wie_is_er.rol == Rol.INWONER else None
    keuzes = list(catalogus.leefgebieden_voor_vraag(klok.vandaag()).items())
    formulier = VraagForm(request.POST or None, leefgebieden=keuzes, aangemeld=inwoner is not None)
    if request.method == "POST" and formulier.is_valid():
        ingestuurd = formulier.vraag(inwoner)
        with zonder_naam() if ingestuurd.persoon is None else nullcontext():
            ontvangst = toegang.melden(ingestuurd)
        return render(request, "portaal/ontvangen.html", {"ontvangst": ontvangst, "vraag": ingestuurd})
    status = 422 if request.method == "POST" else 200
    return render(request, "portaal/vraag.html", {"formulier": formulier, "inwoner": inwoner}, status=status)


@require_http_methods(["GET", "POST"])
@met_formuliertoken
def ervaring(request: HttpRequest, team: str, moment: str) -> HttpResponse:
    """How it went with a team; also who is signed in answers without a name."""
    soort = vragenlijst.moment(moment)
    formulier = ErvaringForm(request.POST or None)
    with zonder_naam():
        gegevens = {"team": vragenlijst.team(team), "moment": soort.label, "formulier": formulier}
        if klaar := request.method == "POST" and formulier.is_valid():
            ervaringen.geven(formulier.antwoorden(team, soort))
    status = 422 if request.method == "POST" and not klaar else 200
    return render(request, "portaal/ervaring.html", {**gegevens, "klaar": klaar}, status=status)


@require_safe
def zoeken(request: HttpRequest) -> HttpResponse:
    """Help that one can go to without a besluit; who finds nothing gets a person (geen doodlopende weg)."""
    keuzes = list(catalogus.leefgebieden_voor_vraag(klok.vandaag()).items())
    formulier = ZoekForm(request.GET or None, leefgebieden=keuzes)
    gevraagd = formulier.cleaned_data if formulier.is_valid() else {}
    treffers = catalogus.zoek_aanbod(
        klok.vandaag(),
        leefgebied=gevraagd.get("leefgebied") or None,
        kern=None,
        afslag=Afslag.ONDERSTEUNING,
        woorden=str(gevraagd.get("woorden", "")).split(),
    )
    blad = blad_van(request, treffers, per=PER_BLAD)
    gegevens = {"formulier": formulier, "blad": blad}
    return render(request, "portaal/zoeken.html", gegevens)
