"""What a resident allows, for that resident: to read, and to end in two steps (PRIV-11)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from rotonde.kern.aanmelding import eis_aangemeld
from rotonde.kern.fouten import NietGevonden
from rotonde.privacy.toestemming import actions, presenters, queries


@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """What I allow, and what I allowed before."""
    regels = queries.van_mij(eis_aangemeld(request).actor)
    return render(request, "privacy/toestemmingen.html", {"regels": [presenters.regel(een) for een in regels]})


@require_http_methods(["GET", "HEAD", "POST"])
def intrekken(request: HttpRequest, toestemming: UUID) -> HttpResponse:
    """Ask once more, and end it."""
    regels = queries.van_mij(eis_aangemeld(request).actor)
    gevonden = next((een for een in regels if een.id == toestemming and een.geldt), None)
    if gevonden is None:
        raise NietGevonden("Deze toestemming is niet gevonden, of geldt niet meer: kijk bij uw toestemmingen.")
    if request.method == "POST":
        actions.intrekken(toestemming)
        messages.success(request, "Uw toestemming is ingetrokken. Wij gebruiken of vertellen dit niet meer.")
        return redirect("privacy:toestemmingen")
    return render(request, "privacy/toestemming_intrekken.html", {"regel": presenters.regel(gevonden)})
