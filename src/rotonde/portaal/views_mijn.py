"""Mijn Rotonde: where a resident follows what was asked, agreed and decided."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rotonde.besluiten import queries as besluiten
from rotonde.kern.aanmelding import eis_aangemeld
from rotonde.portaal.mijn import mijn_rotonde


@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """My questions, my Aanspreekpunt, my Aanpak, my letters."""
    return render(request, "portaal/mijn.html", {"mijn": mijn_rotonde(eis_aangemeld(request).actor)})


@require_safe
def brief(request: HttpRequest, besluit: UUID) -> HttpResponse:
    """The letter as it was sent, as attachment (SEC-17); the line in the inzagelog commits before a byte leaves."""
    gevonden = besluiten.beschikking(besluit)
    antwoord = HttpResponse(gevonden.pdf, content_type="application/pdf")
    antwoord["Content-Disposition"] = f'attachment; filename="brief-{gevonden.kenmerk}.pdf"'
    antwoord["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return antwoord
