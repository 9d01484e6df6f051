"""Confirming a melding, and the letter to post."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from rotonde.toegang import queries as toegang
from rotonde.toegang.bevestiging import actions, papier, queries


@require_POST
def bevestigen(request: HttpRequest, melding: UUID) -> HttpResponse:
    """Confirm it: the resident reads the letter in Mijn Rotonde from now on."""
    actions.bevestigen(melding)
    messages.success(request, "De melding is bevestigd. De brief staat in Mijn Rotonde van de inwoner.")
    return redirect("toegang:melding", melding)


@require_safe
def op_papier(request: HttpRequest, melding: UUID) -> HttpResponse:
    """The letter, to print and post."""
    toegang.detail(melding)
    return als_bestand(queries.om_te_versturen(melding))


def als_bestand(pdf: bytes) -> HttpResponse:
    """As attachment; the file name says nothing about whom (PRIV-32, SEC-17)."""
    antwoord = HttpResponse(pdf, content_type="application/pdf")
    antwoord["Content-Disposition"] = f'attachment; filename="{papier.NAAM}"'
    antwoord["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return antwoord
