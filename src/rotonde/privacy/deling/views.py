"""What was shared about a resident, for that resident: with whom, what, why, on what and until when (PRIV-11)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rotonde.kern.aanmelding import eis_aangemeld
from rotonde.privacy.deling import presenters, queries
from rotonde.vorm.bladen import blad_van


@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """All of it, the newest first; what stands on a toestemming leads to where that is withdrawn."""
    blad = blad_van(request, queries.van_mij(eis_aangemeld(request).actor))
    regels = [(regel, presenters.stand(regel), presenters.waarop(regel)) for regel in blad]
    return render(request, "privacy/gedeeld.html", {"blad": blad, "regels": regels})
