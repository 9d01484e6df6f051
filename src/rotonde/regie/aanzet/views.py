"""The screens of what partners drafted: all of it, taking one over, and not taking it over."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from rotonde.regie import policies
from rotonde.regie.aanzet import actions, queries
from rotonde.regie.aanzet.forms import TerugForm
from rotonde.regie.aanzet.queries import Regel
from rotonde.regie.forms import InzetForm
from rotonde.regie.views import eigen, formulier, invullen, klaar
from rotonde.regie.views_aanpak import anders_dan_gezien, revisie_van
from rotonde.toegang.forms import ingevuld, lukt
from rotonde.vorm.bladen import blad_van


@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """What partners drafted in one's own dossiers."""
    return render(request, "regie/aanzetten.html", {"blad": blad_van(request, queries.in_mijn_dossiers())})


@invullen
def overnemen(request: HttpRequest, dossier: UUID, aanzet: UUID) -> HttpResponse:
    """Take one over into the Aanpak, with the inzet as who holds the dossier chooses it."""
    beeld = eigen(dossier)
    regel = queries.een(aanzet, dossier=dossier)
    begin = {"soort": regel.soort, "omschrijving": regel.hulp, "reden_zwaarder": regel.reden_zwaarder}
    form = InzetForm(ingevuld(request), wet=regel.wet, revisie=revisie_van(beeld), initial=begin)
    if form.is_valid() and lukt(form, lambda: actions.overnemen(aanzet, form.inhoud(), gezien=form.gezien())):
        return klaar(request, dossier, "Het doel en de inzet staan in de Aanpak. Kijk ze samen met de inwoner na.")
    titel, knop = "Neem over in de Aanpak", "Neem over"
    return formulier(request, form, dossier, titel, knop, _over(regel), anders=anders_dan_gezien(form, beeld))


@invullen
def terugleggen(request: HttpRequest, dossier: UUID, aanzet: UUID) -> HttpResponse:
    """Do not take one over, and say why."""
    policies.check_is_aanspreekpunt([dossier])
    regel = queries.een(aanzet, dossier=dossier)
    form = TerugForm(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.terugleggen(aanzet, form.cleaned_data["reden"])):
        messages.success(request, "De partner en de inwoner kunnen lezen waarom u dit niet overneemt.")
        return redirect("regie:aanzetten")
    return formulier(request, form, dossier, "Neem dit niet over", "Leg vast", _over(regel))


def _over(regel: Regel) -> str:
    return (
        f"{regel.door} ({regel.partner}) schreef voor {regel.naam}, op {regel.leefgebied}: {regel.omschrijving} "
        f"Nu een {regel.startscore}, het moet een {regel.streefscore} worden."
    )
