"""What a resident allows, for that resident: to read, and to end in two steps (PRIV-11)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from rotonde.kern.aanmelding import eis_aangemeld
from rotonde.privacy.toestemming import actions, presenters, queries
from rotonde.vorm.bladen import blad_van


@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """What I allow, and what I allowed before."""
    blad = blad_van(request, queries.van_mij(eis_aangemeld(request).actor))
    gegevens = {"blad": blad, "regels": [presenters.regel(een) for een in blad]}
    return render(request, "privacy/toestemmingen.html", gegevens)


@require_http_methods(["GET", "HEAD", "POST"])
def intrekken(request: HttpRequest, toestemming: UUID) -> HttpResponse:
    """Ask once more, and end it."""
    regel = queries.een(toestemming)
    if request.method == "POST":
        actions.intrekken(toestemming)
        messages.success(request, "Uw toestemming is ingetrokken. Wij gebruiken of vertellen dit niet meer.")
        return redirect("privacy:toestemmingen")
    return render(request, "privacy/toestemming_intrekken.html", {"regel": presenters.regel(regel)})
