"""The screens of acties: all of one's own, agreeing on one in a dossier, and ending it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rotonde.kern.aanmelding import eis_aangemeld
from rotonde.kern.opmaak import datum
from rotonde.regie import queries as regie
from rotonde.regie.acties import actions, queries
from rotonde.regie.acties.forms import ActieForm, AfrondForm
from rotonde.regie.beeld import Kop
from rotonde.regie.team import policies as team_policies
from rotonde.regie.team import queries as team
from rotonde.regie.views import formulier, invullen, klaar
from rotonde.toegang.forms import ingevuld, lukt
from rotonde.vorm.bladen import blad_van


@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """What one still has to do."""
    return render(
        request, "regie/acties.html", {"blad": blad_van(request, queries.van_mij(eis_aangemeld(request).actor))}
    )


@invullen
def afspreken(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Agree that somebody does something by a day."""
    team_policies.check_werkt_in(dossier)
    kop = regie.kop(dossier, gegevensgroep="acties")
    form = ActieForm(ingevuld(request), team=_wie_hier_werken(kop), leden=kop.namen)
    if form.is_valid() and lukt(form, lambda: actions.afspreken(form.toezegging(dossier))):
        return klaar(request, dossier, "De actie is afgesproken.")
    inleiding = "Wie de actie doet, ziet haar bij «Mijn acties», met de dag waarop zij klaar is."
    return formulier(request, form, dossier, "Spreek een actie af", "Spreek af", inleiding)


@invullen
def afronden(request: HttpRequest, dossier: UUID, actiepunt: UUID) -> HttpResponse:
    """Say how it ended, or who does it from now on."""
    punt = queries.een(dossier, actiepunt)
    kop = regie.kop(dossier, gegevensgroep="acties")
    anderen = {wie: naam for wie, naam in _wie_hier_werken(kop).items() if wie != punt.medewerker}
    form = AfrondForm(ingevuld(request), team=anderen)
    if form.is_valid() and lukt(form, lambda: _doe(form, dossier, actiepunt)):
        return klaar(request, dossier, "De actie is doorgegeven." if form.nieuwe() else "De actie is af.")
    inleiding = f"{punt.wat}. {punt.naam} doet dit, uiterlijk {datum(punt.uiterlijk)}."
    return formulier(request, form, dossier, "Rond de actie af", "Leg vast", inleiding)


def _doe(form: AfrondForm, dossier: UUID, actiepunt: UUID) -> None:
    nieuwe = form.nieuwe()
    if nieuwe is not None:
        actions.doorgeven(dossier, actiepunt, aan=nieuwe)
    else:
        actions.afronden(dossier, actiepunt, *form.afloop_en_uitkomst())


def _wie_hier_werken(kop: Kop) -> dict[UUID, str]:
    """The Aanspreekpunt and the team of today, by id."""
    namen = {lid.medewerker: lid.naam for lid in team.van_dossier(kop.id) if lid.nu}
    return {kop.aanspreekpunt_id: kop.aanspreekpunt, **namen} if kop.aanspreekpunt_id else namen
