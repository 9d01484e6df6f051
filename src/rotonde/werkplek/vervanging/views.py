"""The screens of vervanging: who stands in for whom, arranging it and ending it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from rotonde.regie.views import invullen, status
from rotonde.toegang.forms import ingevuld, lukt
from rotonde.vorm.bladen import blad_van
from rotonde.werkplek.vervanging import actions, queries
from rotonde.werkplek.vervanging.forms import VervangingForm


@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """What holds and what comes."""
    gegevens = {"blad": blad_van(request, queries.komende()), "nieuw": reverse("werkplek:vervanging")}
    return render(request, "werkplek/vervangingen.html", gegevens)


@invullen
def regelen(request: HttpRequest) -> HttpResponse:
    """Let a colleague stand in; the address may say for whom."""
    form = VervangingForm(ingevuld(request), initial={"medewerker": request.GET.get("medewerker", "")})
    if form.is_valid() and lukt(form, lambda: actions.regelen(form.afwezig())):
        messages.success(request, "De vervanging is geregeld.")
        return redirect("werkplek:vervangingen")
    inleiding = "Zo staat een inwoner nooit voor een dichte deur: iemand anders neemt het werk over."
    return _pagina(request, form, "Regel een vervanging", "Regel", inleiding)


@invullen
def beeindigen(request: HttpRequest, vervanging: UUID) -> HttpResponse:
    """End it, or call it off."""
    regel = queries.een(vervanging)
    form = forms.Form(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.beeindigen(vervanging)):
        messages.success(request, "De vervanging is beëindigd.")
        return redirect("werkplek:vervangingen")
    inleiding = (
        f"{regel.vervanger} vervangt {regel.afwezig}, {regel.wanneer}. Hierna ziet de vervanger het werk niet meer."
    )
    return _pagina(request, form, "Beëindig de vervanging", "Beëindig", inleiding)


def _pagina(request: HttpRequest, form: forms.Form, titel: str, knop: str, inleiding: str) -> HttpResponse:
    gegevens: dict[str, Any] = {
        "form": form,
        "titel": titel,
        "knop": knop,
        "inleiding": inleiding,
        "terug": reverse("werkplek:vervangingen"),
    }
    return render(request, "vorm/formulierpagina.html", gegevens, status=status(form))
