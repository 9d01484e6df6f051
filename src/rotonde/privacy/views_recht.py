"""Screens of what is decided and corrected on an AVG request: one step is one form on the page of the request."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from rotonde.kern.fouten import Gebruikersfout, NietGevonden
from rotonde.privacy import actions, verzoeken
from rotonde.privacy import rechtzettingen as recht
from rotonde.privacy.forms_recht import OntvangerForm
from rotonde.privacy.soorten import Hoe
from rotonde.privacy.views_avg import FORMULIEREN, bestand_als_bijlage, bladzijde

# Per step what happens with what was typed, and what the medewerker hears then.
_DOE: dict[str, tuple[Callable[[UUID, Any], object], str]] = {
    "rechtzetten": (
        lambda verzoek, form: actions.correctie_rechtzetten(verzoek, form.feit(), wordt=form.cleaned_data["wordt"]),
        "Het staat ernaast. Hieronder ziet u wie het moet horen.",
    ),
    "weigeren": (
        lambda verzoek, form: actions.avg_weigeren(verzoek, form.reden(), feit=form.feit()),
        "Het verzoek is afgewezen. De brief staat klaar.",
    ),
    "onthouden": (
        lambda verzoek, form: actions.onthouden(verzoek, form.reden()),
        "Deze ouder krijgt de gegevens niet. De brief staat klaar.",
    ),
    "geven": (
        lambda verzoek, form: actions.weer_geven(verzoek, motivering=form.cleaned_data["motivering"]),
        "Deze ouder kan de gegevens weer opvragen. De brief staat klaar.",
    ),
}


@require_POST
def stap(request: HttpRequest, verzoek: UUID) -> HttpResponse:
    """The next step of a request: correct, refuse, withhold, give again, or finish."""
    naam = request.POST.get("stap", "")
    rij = verzoeken.verzoek(verzoek)
    if naam == "afronden":
        actions.correctie_afronden(verzoek)
        return redirect("rechten:avg", verzoek)
    if naam not in _DOE:
        raise NietGevonden("Deze stap bestaat niet: ga terug naar het verzoek en kies een knop.")
    form = FORMULIEREN[naam](request.POST, prefix=naam)
    doe, gedaan = _DOE[naam]
    if form.is_valid():
        try:
            doe(verzoek, form)
        except Gebruikersfout as fout:
            form.add_error(None, fout.zin)
        else:
            messages.success(request, gedaan)
            return redirect("rechten:avg", verzoek)
    return bladzijde(request, rij, **{naam: form})


@require_POST
def ontvanger(request: HttpRequest, ontvanger: UUID) -> HttpResponse:
    """A former recipient was told, or cannot be."""
    form = OntvangerForm(request.POST)
    if not form.is_valid():
        raise NietGevonden("Kies hoe u het hebt verteld: ga terug naar het verzoek.")
    actions.ontvanger_ingelicht(ontvanger, Hoe(form.cleaned_data["hoe"]), reden=form.cleaned_data["reden"])
    return redirect("rechten:avg", recht.verzoek_van(ontvanger))


@require_safe
def ontvanger_brief(request: HttpRequest, ontvanger: UUID) -> HttpResponse:
    """The correction to one former recipient, to send."""
    return bestand_als_bijlage(recht.ontvangersbrief(ontvanger))


@require_safe
def besluit(request: HttpRequest, besluit: UUID) -> HttpResponse:
    """The letter of a besluit, to send to who does not sign in."""
    return bestand_als_bijlage(verzoeken.besluit(besluit))
