"""The screen on which one sees how the work is divided."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from rotonde.vorm.bladen import blad_van
from rotonde.werkplek.verdeling.queries import lasten


@require_safe
def toon(request: HttpRequest) -> HttpResponse:
    """The load of each Aanspreekpunt beside the norm, and who has room."""
    alle = lasten()
    gegevens = {
        "blad": blad_van(request, alle),
        "vervanging": reverse("werkplek:vervanging"),
        "norm": alle[0].norm if alle else None,
        "te_zwaar": [last for last in alle if last.over > 0 and last.heeft_rol],
        "zonder_rol": [last for last in alle if not last.heeft_rol and not last.invaller],
        "ruimte": sorted((last for last in alle if last.over < 0 and last.heeft_rol), key=lambda last: last.over),
    }
    return render(request, "werkplek/verdeling.html", gegevens)
