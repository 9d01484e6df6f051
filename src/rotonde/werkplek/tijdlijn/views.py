"""The screen of the tijdlijn, and the way to it from the dossier."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from rotonde.kern import bevoegdheden, wie
from rotonde.kern.aanmelding import eis_aangemeld
from rotonde.regie.beeld import DossierBeeld
from rotonde.regie.presenters import volgende_stap
from rotonde.toegang.presenters import KIJK, Stap
from rotonde.vorm.bladen import blad_van
from rotonde.werkplek.tijdlijn.forms import KeuzeForm
from rotonde.werkplek.tijdlijn.queries import Keuze, tijdlijn
from rotonde.werkplek.tijdlijn.soorten import onderdelen_voor


@require_safe
def toon(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Everything that happened in a dossier, of one part or in one period when that is asked."""
    form = KeuzeForm(request.GET, onderdelen=onderdelen_voor(eis_aangemeld(request).rol))
    goed = form.is_valid()
    gegevens = {
        "form": form,
        "blad": blad_van(request, tijdlijn(dossier, form.keuze() if goed else Keuze())),
        "pad": [
            ("Mijn dossiers", reverse("regie:caseload")),
            ("Dossier", reverse("regie:dossier", args=[dossier])),
        ],
    }
    return render(request, "werkplek/tijdlijn.html", gegevens, status=200 if goed else 422)


@volgende_stap
def _naar_de_tijdlijn(dossier: DossierBeeld) -> Iterable[Stap]:
    if bevoegdheden.mag("route", "werkplek:tijdlijn", wie.huidig().rol):
        yield Stap("Bekijk de tijdlijn", reverse("werkplek:tijdlijn", args=[dossier.id]), soort=KIJK)
