"""The screens of klachten, for the desk and for kwaliteit."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from rotonde.inwoners.actions import zoeken
from rotonde.toegang.forms import ingevuld, lukt
from rotonde.toezicht import presenters as toezicht
from rotonde.toezicht.klachten import actions, presenters, queries
from rotonde.toezicht.klachten.forms import AfdoenForm, KlachtForm, VerdaagForm
from rotonde.toezicht.views import formulier, invullen, status
from rotonde.vorm.bladen import blad_van


@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """Every klacht, without names; what waits first."""
    blad = blad_van(request, queries.klachten())
    regels = [(regel, *presenters.STAND[regel.toestand]) for regel in blad]
    return render(request, "toezicht/klachten.html", {"blad": blad, "regels": regels, "pad": toezicht.pad()})


@require_safe
def klacht(request: HttpRequest, klacht: UUID) -> HttpResponse:
    """One klacht and what can be done with it."""
    beeld = queries.een(klacht)
    gegevens = {
        "klacht": beeld.rij,
        "feiten": presenters.feiten(beeld),
        "stand": presenters.STAND[beeld.toestand],
        "stappen": presenters.stappen(beeld),
        "pad": _pad(),
    }
    return render(request, "toezicht/klacht.html", gegevens)


@invullen
def nieuw(request: HttpRequest) -> HttpResponse:
    """Write down a klacht of somebody at the desk, on the phone or in a letter."""
    form = KlachtForm(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: _dien_in(form)):
        messages.success(request, "De klacht staat erin. Kwaliteit behandelt haar; u ziet haar hierna niet meer.")
        return redirect("toezicht:klacht_nieuw")
    gegevens: dict[str, Any] = {
        "form": form,
        "titel": "Noteer een klacht",
        "knop": "Noteer",
        "inleiding": "Iemand die er niet bij betrokken was, behandelt de klacht binnen zes weken.",
        "terug": reverse("werkplek:vandaag"),
    }
    return render(request, "vorm/formulierpagina.html", gegevens, status=status(form))


def _dien_in(form: KlachtForm) -> None:
    gevonden = zoeken(form.zoekvraag()).treffers
    actions.indienen(form.brief([treffer.id for treffer in gevonden]))


@require_POST
def oppakken(request: HttpRequest, klacht: UUID) -> HttpResponse:
    """Handle it oneself."""
    actions.oppakken(klacht)
    return _terug(request, klacht, "U behandelt deze klacht.")


@require_POST
def bevestigen(request: HttpRequest, klacht: UUID) -> HttpResponse:
    """The resident had word that it came in."""
    actions.bevestigen(klacht)
    return _terug(request, klacht, "Vastgelegd dat de inwoner bericht van ontvangst heeft.")


@require_POST
def intrekken(request: HttpRequest, klacht: UUID) -> HttpResponse:
    """The resident wants no answer any more."""
    actions.intrekken(klacht)
    return _terug(request, klacht, "De klacht is ingetrokken.")


@invullen
def verdagen(request: HttpRequest, klacht: UUID) -> HttpResponse:
    """Four weeks more."""
    queries.een(klacht)
    form = VerdaagForm(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.verdagen(klacht, reden=form.cleaned_data["reden"])):
        return _terug(request, klacht, "De klacht is verdaagd.")
    inleiding = "Dit kan één keer, met vier weken (Awb art. 9:11). De inwoner leest de reden in Mijn Rotonde."
    return formulier(request, form, "Verdaag de klacht", "Verdaag", inleiding, _naar(klacht))


@invullen
def afdoen(request: HttpRequest, klacht: UUID) -> HttpResponse:
    """The answer."""
    queries.een(klacht)
    form = AfdoenForm(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.afdoen(klacht, form.afdoening())):
        return _terug(request, klacht, "Het antwoord staat in Mijn Rotonde.")
    inleiding = "De inwoner leest het antwoord in Mijn Rotonde, met de weg naar de ombudsman."
    return formulier(request, form, "Geef antwoord op de klacht", "Geef antwoord", inleiding, _naar(klacht))


def _terug(request: HttpRequest, klacht: UUID, zin: str) -> HttpResponse:
    messages.success(request, zin)
    return redirect("toezicht:klacht", klacht)


def _naar(klacht: UUID) -> str:
    return reverse("toezicht:klacht", args=[klacht])


def _pad() -> list[tuple[str, str]]:
    return toezicht.pad(("Klachten", reverse("toezicht:klachten")))
