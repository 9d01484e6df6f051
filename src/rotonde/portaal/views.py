"""The public pages and Mijn Rotonde."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def thuis(request: HttpRequest) -> HttpResponse:
    """The front door of a municipality."""
    return render(request, "portaal/thuis.html")


@require_safe
def mijn(request: HttpRequest) -> HttpResponse:
    """Mijn Rotonde: where a resident follows the own questions."""
    return render(request, "portaal/mijn.html")
