"""The register of processing for who oversees it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rotonde.privacy import register


@require_safe
def verwerkingen(request: HttpRequest) -> HttpResponse:
    """Which personal data this gemeente keeps: why, under which wet, how long and for whom (PRIV-52)."""
    return render(request, "rechten/verwerkingen.html", {"regels": register.tabelregels()})
