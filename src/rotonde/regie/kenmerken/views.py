"""The screens of kenmerken in a dossier."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from rotonde.kern import klok
from rotonde.kern.opmaak import periode
from rotonde.regie import presenters
from rotonde.regie import queries as regie
from rotonde.regie.kenmerken import actions, queries
from rotonde.regie.kenmerken.forms import EindeForm, KenmerkForm
from rotonde.regie.team import policies as team_policies
from rotonde.regie.views import formulier, invullen, klaar, status
from rotonde.toegang.forms import ingevuld, lukt
from rotonde.vorm.bladen import blad_van

GROEP = "kenmerken"


@require_safe
def overzicht(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """What holds of whom, and what did."""
    kop = regie.kop(dossier, gegevensgroep=GROEP)
    blad = blad_van(request, queries.van_dossier(dossier))
    gegevens = {
        "dossier": dossier,
        "titel": presenters.titel(kop),
        "blad": blad,
        "regels": [(regel, kop.naam_van(regel.persoon)) for regel in blad],
        "open": kop.gesloten_op is None,
        "nieuw": reverse("regie:kenmerk", args=[dossier]),
        "pad": [("Mijn dossiers", reverse("regie:caseload")), ("Dossier", reverse("regie:dossier", args=[dossier]))],
    }
    return render(request, "regie/kenmerken.html", gegevens)


@invullen
def zetten(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Say that a kenmerk holds of somebody."""
    team_policies.check_werkt_in(dossier)
    kop = regie.kop(dossier, gegevensgroep=GROEP)
    form = KenmerkForm(ingevuld(request), leden=kop.namen)
    if form.is_valid() and lukt(form, lambda: actions.zetten(form.kenmerking(dossier))):
        return klaar(request, dossier, "Het kenmerk staat in het dossier.")
    gegevens = {
        "form": form,
        "titel": "Zet een kenmerk",
        "knop": "Zet het kenmerk",
        "inleiding": "Zo ziet de gemeente wat er vaak speelt. De cijfers noemen niemand.",
        "terug": reverse("regie:kenmerken", args=[dossier]),
    }
    return render(request, "regie/kenmerk.html", gegevens, status=status(form))


@invullen
def beeindigen(request: HttpRequest, dossier: UUID, kenmerk: UUID) -> HttpResponse:
    """Say that it no longer holds."""
    team_policies.check_werkt_in(dossier)
    regel = queries.een(dossier, kenmerk)
    naam = regie.kop(dossier, gegevensgroep=GROEP).naam_van(regel.persoon)
    form = EindeForm(ingevuld(request), initial={"laatste_dag": klok.vandaag().isoformat()})
    if form.is_valid() and lukt(
        form, lambda: actions.beeindigen(dossier, kenmerk, laatste_dag=form.cleaned_data["laatste_dag"])
    ):
        return klaar(request, dossier, "Het kenmerk geldt niet meer.")
    inleiding = f"{naam}: {regel.naam.lower()}, {periode(regel.periode)}."
    return formulier(request, form, dossier, "Beëindig het kenmerk", "Beëindig", inleiding)
