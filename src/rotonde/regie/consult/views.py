"""The screens of consult: what one was asked and asked, asking, answering and taking back."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from rotonde.kern.aanmelding import eis_aangemeld
from rotonde.regie import queries as regie
from rotonde.regie.consult import actions, queries
from rotonde.regie.consult.forms import AntwoordForm, ConsultForm
from rotonde.regie.consult.queries import Regel
from rotonde.regie.team import policies as team_policies
from rotonde.regie.views import formulier, invullen, klaar, status
from rotonde.toegang.forms import ingevuld, lukt
from rotonde.vorm.bladen import blad_van


@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """What one was asked, and what one asked."""
    ik = eis_aangemeld(request).actor
    gegevens = {
        "gevraagd": blad_van(request, queries.aan_mij(ik)),
        "eigen": blad_van(request, queries.door_mij(ik), naam="eigen"),
    }
    return render(request, "regie/consulten.html", gegevens)


@invullen
def vragen(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Ask a colleague for advice about a dossier."""
    team_policies.check_werkt_in(dossier)
    kop = regie.kop(dossier, gegevensgroep=queries.GROEP)
    ik, gevraagde = eis_aangemeld(request).actor, request.GET.get("gevraagde", "")
    form = ConsultForm(ingevuld(request), ik=ik, leden=kop.namen, gevraagde=gevraagde)
    if form.is_valid() and lukt(form, lambda: actions.vragen(form.consultvraag(dossier))):
        return klaar(request, dossier, "Uw vraag is gesteld. Het antwoord vindt u bij «Consulten».")
    inleiding = "Uw collega ziet alleen de vraag en wat u aankruist, en opent het dossier niet."
    return formulier(request, form, dossier, "Vraag een collega om raad", "Stel de vraag", inleiding)


@invullen
def beantwoorden(request: HttpRequest, consult: UUID) -> HttpResponse:
    """Answer."""
    regel = queries.een(consult)
    form = AntwoordForm(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.beantwoorden(consult, form.cleaned_data["antwoord"])):
        messages.success(request, "Uw antwoord is gegeven. U ziet de vraag hierna niet meer.")
        return redirect("regie:consulten")
    return _pagina(request, form, regel, f"Een vraag van {regel.vrager}", "Geef antwoord")


@invullen
def intrekken(request: HttpRequest, consult: UUID) -> HttpResponse:
    """Take a question back."""
    regel = queries.eigen(consult)
    form = forms.Form(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.intrekken(consult)):
        messages.success(request, "Uw vraag is ingetrokken.")
        return redirect("regie:consulten")
    return _pagina(request, form, regel, "Trek uw vraag in", "Trek in")


def _pagina(request: HttpRequest, form: forms.Form, regel: Regel, titel: str, knop: str) -> HttpResponse:
    gegevens: dict[str, Any] = {
        "form": form,
        "regel": regel,
        "titel": titel,
        "knop": knop,
        "terug": reverse("regie:consulten"),
    }
    return render(request, "regie/consult.html", gegevens, status=status(form))
