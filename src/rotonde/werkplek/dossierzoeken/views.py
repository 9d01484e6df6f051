"""The screen on which one looks for words in one's dossiers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from rotonde.toegang.forms import ingevuld
from rotonde.vorm.bladen import blad_van
from rotonde.werkplek.dossierzoeken.forms import WoordenForm
from rotonde.werkplek.dossierzoeken.queries import PER_BLAD, zoek_in_dossiers


@require_http_methods(["GET", "HEAD", "POST"])
def zoeken(request: HttpRequest) -> HttpResponse:
    """Look for words; what is typed travels in the body, never in an address (PRIV-15)."""
    form = WoordenForm(ingevuld(request))
    gegevens: dict[str, Any] = {"form": form}
    if form.is_valid():
        gegevens["blad"] = blad_van(request, zoek_in_dossiers(form.cleaned_data["woorden"]), per=PER_BLAD)
    return render(request, "werkplek/dossierzoeken.html", gegevens, status=422 if form.errors else 200)
