"""The screens of the team around a dossier."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from rotonde.kern.opmaak import periode
from rotonde.regie import policies
from rotonde.regie.team import actions, queries
from rotonde.regie.team.forms import TeamForm
from rotonde.regie.views import eigen, formulier, invullen, klaar
from rotonde.toegang.forms import ingevuld, lukt


@invullen
def betrekken(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Let a colleague work along."""
    beeld = eigen(dossier)
    gekozen = request.GET.get("medewerker", "")
    form = TeamForm(ingevuld(request), zonder=beeld.aanspreekpunt_id, medewerker=gekozen)
    if form.is_valid() and lukt(form, lambda: actions.betrekken(form.betrekking(dossier))):
        return klaar(request, dossier, "Uw collega werkt mee.")
    inleiding = "U blijft het Aanspreekpunt. Vertel de inwoner wie er meewerkt."
    return formulier(request, form, dossier, "Laat een collega meewerken", "Laat meewerken", inleiding)


@invullen
def loslaten(request: HttpRequest, dossier: UUID, teamgenoot: UUID) -> HttpResponse:
    """End that a colleague works along."""
    lid = queries.een(dossier, teamgenoot)
    form = forms.Form(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.loslaten(dossier, teamgenoot)):
        if policies.is_aanspreekpunt(dossier):
            return klaar(request, dossier, f"{lid.naam} werkt niet meer mee.")
        messages.success(request, "U werkt niet meer mee in dit dossier. U kunt het niet meer openen.")
        return redirect("regie:caseload")
    inleiding = (
        f"{lid.naam} werkt mee {periode(lid.periode)}. Hierna is het dossier dicht voor deze collega, en "
        "gaan haar of zijn acties naar het Aanspreekpunt."
    )
    return formulier(request, form, dossier, "Stop het meewerken", "Stop", inleiding)
