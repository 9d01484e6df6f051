"""What the teams get to see of it, and the addresses they hand out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from rotonde.toegang.ervaringen import queries
from rotonde.toegang.ervaringen.soorten import MINSTENS


@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """The means of a year, by team and moment."""
    regels = [
        (beeld, request.build_absolute_uri(reverse("portaal:ervaring", args=[beeld.team, beeld.moment.value])))
        for beeld in queries.beelden()
    ]
    gegevens = {"regels": regels, "sinds": queries.maanden()[0], "minstens": MINSTENS}
    return render(request, "toegang/ervaringen.html", gegevens)
