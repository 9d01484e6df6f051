"""Screens of voorzieningen: parse, call one action or query, render."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from rotonde.besluiten import queries as besluiten
from rotonde.kern import klok, wie
from rotonde.kern.bevoegdheden import mag
from rotonde.kern.fouten import Gebruikersfout
from rotonde.voorzieningen import actions, presenters, queries, werkvoorraad
from rotonde.voorzieningen.forms import BetaalForm, StartForm, ToewijzingForm


@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """What waits in the uitvoering: to toewijzen, to start, and what runs."""
    gegevens = {"werk": werkvoorraad.werkvoorraad(), "per_lijst": werkvoorraad.PER_LIJST}
    return render(request, "voorzieningen/overzicht.html", gegevens)


@require_http_methods(["GET", "HEAD", "POST"])
def van_besluit(request: HttpRequest, besluit_id: UUID) -> HttpResponse:
    """The voorzieningen under a besluit, and the form for a new one."""
    besluit = besluiten.besluit(besluit_id)
    form = ToewijzingForm(request.POST or None, besluit=besluit)
    if request.method == "POST" and form.is_valid():
        try:
            voorziening = actions.toewijzen(form.regel())
        except Gebruikersfout as fout:
            form.add_error(None, fout.zin)
        else:
            return redirect("voorzieningen:voorziening", voorziening.id)
    gegevens = {
        "besluit": besluit,
        "form": form,
        "voorzieningen": queries.onder_besluit(besluit_id),
        "pad": _pad(besluit_id),
    }
    return render(request, "voorzieningen/van_besluit.html", gegevens, status=422 if form.errors else 200)


@require_safe
def voorziening(request: HttpRequest, voorziening_id: UUID) -> HttpResponse:
    """One voorziening: what was toegewezen, what was paid, and what can happen next."""
    vandaag = {"dag": klok.vandaag()}
    return _toon(request, voorziening_id, StartForm(initial=vandaag), BetaalForm(initial=vandaag))


@require_http_methods(["POST"])
def starten(request: HttpRequest, voorziening_id: UUID) -> HttpResponse:
    """Record the start."""
    form = StartForm(request.POST)
    if _doe(form, lambda: actions.starten(form.regel(queries.voorziening(voorziening_id)))):
        return redirect("voorzieningen:voorziening", voorziening_id)
    return _toon(request, voorziening_id, form, BetaalForm())


@require_http_methods(["POST"])
def betalen(request: HttpRequest, voorziening_id: UUID) -> HttpResponse:
    """Record a payment."""
    form = BetaalForm(request.POST)
    if _doe(form, lambda: actions.betalen(form.regel(queries.voorziening(voorziening_id)))):
        return redirect("voorzieningen:voorziening", voorziening_id)
    return _toon(request, voorziening_id, StartForm(), form)


@require_safe
def budget(request: HttpRequest) -> HttpResponse:
    """Every pot of a year as it stands today; without a resident in sight."""
    vandaag = klok.vandaag()
    jaren = queries.budgetjaren() or [vandaag.year]
    gevraagd = request.GET.get("jaar", "")
    jaar = int(gevraagd) if gevraagd.isdecimal() and int(gevraagd) in jaren else _standaard(jaren, vandaag.year)
    standen = queries.budgetstand(jaar, vandaag)
    gegevens = {"jaar": jaar, "jaren": jaren, "standen": standen, "totaal": presenters.totaal(standen), "dag": vandaag}
    return render(request, "voorzieningen/budget.html", gegevens)


def _standaard(jaren: list[int], dit_jaar: int) -> int:
    """This year when it has a budget, else the last one before it, else the first there is."""
    return max((jaar for jaar in jaren if jaar <= dit_jaar), default=jaren[0])


def _doe(form: forms.Form, werkwoord: Any) -> bool:
    """Call the verb when the form is valid; what the verb refuses stands above the form."""
    if not form.is_valid():
        return False
    try:
        werkwoord()
    except Gebruikersfout as fout:
        form.add_error(None, fout.zin)
        return False
    return True


def _toon(request: HttpRequest, voorziening_id: UUID, startform: StartForm, betaalform: BetaalForm) -> HttpResponse:
    rij = queries.voorziening(voorziening_id)
    betalingen = queries.betalingen(voorziening_id)
    gegevens = {
        "voorziening": rij,
        "betalingen": betalingen,
        "paren": presenters.gegevens_van(rij, betalingen),
        "startform": startform,
        "betaalform": betaalform,
        "mag_betalen": mag("actie", "voorzieningen.betalen", wie.huidig().rol),
        "pad": [*_pad(rij.besluit_id), ("Voorziening", reverse("voorzieningen:van_besluit", args=[rij.besluit_id]))],
    }
    fout = startform.errors or betaalform.errors
    return render(request, "voorzieningen/voorziening.html", gegevens, status=422 if fout else 200)


def _pad(besluit_id: UUID) -> list[tuple[str, str]]:
    return [
        ("Voorzieningen", reverse("voorzieningen:overzicht")),
        ("Besluit", reverse("besluiten:besluit", args=[besluit_id])),
    ]
