"""The screens of opschaling: how a dossier came where it is, and each step."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from rotonde.regie import presenters as regie
from rotonde.regie import queries as regie_queries
from rotonde.regie.opschaling import actions, presenters, queries
from rotonde.regie.opschaling.actions import Stap
from rotonde.regie.opschaling.forms import StapForm
from rotonde.regie.views import formulier, invullen, klaar
from rotonde.toegang.forms import ingevuld, lukt
from rotonde.vorm.bladen import blad_van

GROEP = "opschaling"
Werkwoord = Callable[[Stap], UUID]


@require_safe
def overzicht(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Where it stands, what can be done, and every step."""
    kop = regie_queries.kop(dossier, gegevensgroep=GROEP)
    stand = queries.stand(dossier)
    gegevens: dict[str, Any] = {
        "titel": regie.titel(kop),
        "stand": stand,
        "stappen": presenters.stappen(kop, stand),
        "blad": blad_van(request, queries.stappen(dossier)),
        "pad": [("Mijn dossiers", reverse("regie:caseload")), ("Dossier", reverse("regie:dossier", args=[dossier]))],
    }
    return render(request, "regie/opschaling.html", gegevens)


@invullen
def opschalen(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """One level up."""
    inleiding = "Iedereen die in dit dossier werkt, ziet het niveau bovenaan staan."
    return _stap(request, dossier, "regie.opschalen", actions.opschalen, "Schaal op", inleiding)


@invullen
def herzien(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """A new veiligheidsplan at the same level."""
    inleiding = "Het niveau blijft gelijk. Het vorige plan blijft bewaard."
    return _stap(
        request, dossier, "regie.veiligheidsplan_herzien", actions.herzien, "Bewaar het veiligheidsplan", inleiding
    )


@invullen
def afschalen(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """One level down."""
    inleiding = "Schaal af als het weer veilig is, één niveau tegelijk."
    return _stap(request, dossier, "regie.afschalen", actions.afschalen, "Schaal af", inleiding)


def _stap(
    request: HttpRequest, dossier: UUID, naam: str, werkwoord: Werkwoord, knop: str, inleiding: str
) -> HttpResponse:
    naar = presenters.check_kan_hier(regie_queries.kop(dossier, gegevensgroep=GROEP), naam)
    stand = queries.stand(dossier)
    form = StapForm(ingevuld(request), naar=naar, plan=stand.veiligheidsplan if stand else "")
    if form.is_valid() and lukt(form, lambda: werkwoord(form.stap(dossier))):
        return klaar(request, dossier, f"Dit dossier staat nu op: {presenters.in_woorden(naar)}.")
    titel = f"{knop}: {presenters.in_woorden(naar)}"
    return formulier(request, form, dossier, titel, knop, inleiding)
