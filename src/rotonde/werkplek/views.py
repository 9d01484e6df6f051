"""The start of the site, and the start of the day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rotonde.kern.aanmelding import eis_aangemeld
from rotonde.kern.models import Gemeente
from rotonde.werkplek.rollen import rollen_nu
from rotonde.werkplek.vandaag import afspraken_voor, tegels_voor


@require_safe
def gemeenten(request: HttpRequest) -> HttpResponse:
    """Which municipality is yours."""
    return render(request, "werkplek/gemeenten.html", {"gemeenten": Gemeente.objects.order_by("naam")})


@require_safe
def vandaag(request: HttpRequest) -> HttpResponse:
    """What waits for this medewerker today."""
    aanmelding = eis_aangemeld(request)
    gegevens = {
        "afspraken": afspraken_voor(aanmelding),
        "tegels": tegels_voor(aanmelding),
        "meer_rollen": len(rollen_nu(request)) > 1,
    }
    return render(request, "werkplek/vandaag.html", gegevens)
