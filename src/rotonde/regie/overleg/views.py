"""The screens of casusoverleg in a dossier."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from rotonde.kern import klok
from rotonde.kern.opmaak import datumtijd
from rotonde.regie import presenters
from rotonde.regie import queries as regie
from rotonde.regie.overleg import actions, queries
from rotonde.regie.overleg.forms import OverlegForm, VerslagForm
from rotonde.regie.team import queries as team
from rotonde.regie.views import eigen, formulier, invullen, klaar
from rotonde.toegang.forms import ingevuld, lukt
from rotonde.vorm.bladen import blad_van

GROEP = "overleg"


@require_safe
def overzicht(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Every overleg about a dossier: what comes, and what was decided."""
    kop = regie.kop(dossier, gegevensgroep=GROEP)
    gegevens = {
        "dossier": kop,
        "titel": presenters.titel(kop),
        "blad": blad_van(request, queries.van_dossier(dossier)),
        "mag": kop.ik_houd and kop.gesloten_op is None,
        "nieuw": reverse("regie:overleg", args=[dossier]),
        "pad": [("Mijn dossiers", reverse("regie:caseload")), ("Dossier", reverse("regie:dossier", args=[dossier]))],
    }
    return render(request, "regie/overleggen.html", gegevens)


@invullen
def plannen(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Plan an overleg."""
    beeld = eigen(dossier)
    team_van_nu = [lid.medewerker for lid in team.van_dossier(dossier) if lid.nu]
    form = OverlegForm(ingevuld(request), zonder=[beeld.aanspreekpunt_id, *team_van_nu])
    if form.is_valid() and lukt(form, lambda: actions.plannen(form.uitnodiging(dossier))):
        return klaar(request, dossier, "Het overleg is gepland. De gasten zien het dossier alleen op die dag.")
    inleiding = "Vertel de inwoner dat u overlegt, en vraag of zij of hij erbij wil zijn."
    return formulier(request, form, dossier, "Plan een casusoverleg", "Plan", inleiding)


@invullen
def vastleggen(request: HttpRequest, dossier: UUID, overleg: UUID) -> HttpResponse:
    """Record what was decided."""
    regie.kop(dossier, gegevensgroep=GROEP)
    regel = queries.een(dossier, overleg, "regie.overleg_vastleggen")
    form = VerslagForm(ingevuld(request), initial={"gehouden_op": klok.vandaag().isoformat()})
    if form.is_valid() and lukt(form, lambda: actions.vastleggen(dossier, overleg, form.verslag())):
        return klaar(request, dossier, "Wat er is besloten, staat vast. Spreek nu af wie wat doet.")
    inleiding = f"Overleg van {datumtijd(regel.moment)}: {'; '.join(regel.agenda)}."
    return formulier(request, form, dossier, "Leg het overleg vast", "Leg vast", inleiding)


@invullen
def afzeggen(request: HttpRequest, dossier: UUID, overleg: UUID) -> HttpResponse:
    """Call it off."""
    regie.kop(dossier, gegevensgroep=GROEP)
    regel = queries.een(dossier, overleg, "regie.overleg_afzeggen")
    form = forms.Form(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.afzeggen(dossier, overleg)):
        return klaar(request, dossier, "Het overleg is afgezegd.")
    inleiding = f"Overleg van {datumtijd(regel.moment)}. Laat de anderen zelf weten dat het niet doorgaat."
    return formulier(request, form, dossier, "Zeg het overleg af", "Zeg af", inleiding)
