"""Confirming a melding, and the letter to post."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from rotonde.toegang import queries as toegang
from rotonde.toegang.bevestiging import actions, papier, queries
from rotonde.vorm.bijlage import als_bijlage


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
    return als_bijlage(queries.om_te_versturen(melding), papier.NAAM)
