"""Screens of privacy."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rotonde.kern.aanmelding import eis_aangemeld
from rotonde.privacy import presenters, queries, verzoeken
from rotonde.vorm.bladen import blad_van


@require_safe
def inzage(request: HttpRequest) -> HttpResponse:
    """Wie keek er mee: the resident reads who looked at what, and why (PRIV-40)."""
    regels = queries.wie_keek(eis_aangemeld(request).actor)
    blad = blad_van(request, regels)
    mijn = [(rij, *presenters.stand_mijn(rij)) for rij in verzoeken.verzoeken()]
    return render(request, "privacy/inzage.html", {"blad": blad, "verzoeken": mijn})
