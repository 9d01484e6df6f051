"""The screens of toezicht: what waits, noodtoegang, bevindingen and incidenten."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from rotonde.toegang.forms import ingevuld, lukt
from rotonde.toezicht import actions, presenters, queries
from rotonde.toezicht.afwijkingen.regels import ALLE
from rotonde.toezicht.forms import AfhandelingForm, BeoordelingForm, RedenForm, RegelForm
from rotonde.toezicht.soorten import Afhandeling, Oordeel
from rotonde.vorm.bladen import blad_van

invullen = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """What waits for kwaliteit and the FG: counts and ways in."""
    stand = queries.stand()
    gegevens = {"tegels": presenters.tegels(stand), "stand": stand, "ongelezen": queries.aantal_ongelezen()}
    return render(request, "toezicht/overzicht.html", gegevens)


@require_safe
def noodtoegangen(request: HttpRequest) -> HttpResponse:
    """Every noodtoegang, what must be reviewed on top."""
    regels = sorted(queries.noodtoegangen(), key=lambda regel: regel.oordeel is not None)
    blad = blad_van(request, regels)
    return render(request, "toezicht/noodtoegangen.html", {"blad": blad, "pad": presenters.pad()})


@invullen
def noodtoegang(request: HttpRequest, noodtoegang: UUID) -> HttpResponse:
    """One noodtoegang, and the form to judge it."""
    regel = queries.noodtoegang(noodtoegang)
    form = BeoordelingForm(ingevuld(request))
    if form.is_valid() and lukt(
        form,
        lambda: actions.noodtoegang_beoordelen(
            noodtoegang, Oordeel(form.cleaned_data["oordeel"]), form.cleaned_data["motivering"]
        ),
    ):
        messages.success(request, "De noodtoegang is beoordeeld.")
        return redirect("toezicht:noodtoegangen")
    pad = presenters.pad(("Noodtoegang", reverse("toezicht:noodtoegangen")))
    gegevens = {"regel": regel, "feiten": presenters.noodfeiten(regel), "form": form, "pad": pad}
    return render(request, "toezicht/noodtoegang.html", gegevens, status=status(form))


@require_safe
def bevindingen(request: HttpRequest) -> HttpResponse:
    """What the rules found, and what each rule looks for."""
    form = RegelForm(request.GET)
    keuze = form.cleaned_data if form.is_valid() else {"regel": "", "stand": ""}
    regels = queries.bevindingen(keuze["regel"], open_=keuze["stand"] != "klaar")
    blad = blad_van(request, regels)
    gegevens = {"form": form, "blad": blad, "uitleg": ALLE.values(), "pad": presenters.pad()}
    return render(request, "toezicht/bevindingen.html", gegevens)


@invullen
def bevinding(request: HttpRequest, bevinding: UUID) -> HttpResponse:
    """One bevinding with its lines, and the form to settle it."""
    form = AfhandelingForm(ingevuld(request))
    if form.is_valid() and lukt(
        form,
        lambda: actions.bevinding_afhandelen(
            bevinding, Afhandeling(form.cleaned_data["afhandeling"]), form.cleaned_data["motivering"]
        ),
    ):
        messages.success(request, "De bevinding is afgehandeld.")
        return redirect("toezicht:bevindingen")
    regel, lijnen = queries.bevinding(bevinding)
    pad = presenters.pad(("Bevindingen", reverse("toezicht:bevindingen")))
    gegevens = {"regel": regel, "feiten": presenters.bevindingfeiten(regel), "lijnen": lijnen, "form": form, "pad": pad}
    return render(request, "toezicht/bevinding.html", gegevens, status=status(form))


@invullen
def naam(request: HttpRequest, medewerker: UUID) -> HttpResponse:
    """Decide to know who stands behind a pseudonym."""
    queries.eis_collega(medewerker)
    form = RedenForm(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.naam_vrijgeven(medewerker, form.cleaned_data["reden"])):
        messages.success(request, "De naam staat nu bij alle regels van deze medewerker.")
        return redirect("toezicht:overzicht")
    wie = queries.namen_van([medewerker])[medewerker]
    return formulier(
        request,
        form,
        f"Toon de naam van {wie}",
        "Toon de naam",
        "Daarna zien kwaliteit en de FG overal de naam van deze medewerker. Uw reden wordt bewaard.",
        reverse("toezicht:overzicht"),
    )


@require_safe
def incidenten(request: HttpRequest) -> HttpResponse:
    """Every incident, open ones on top."""
    blad = blad_van(request, queries.incidenten())
    return render(request, "toezicht/incidenten.html", {"blad": blad, "pad": presenters.pad()})


@invullen
def incident(request: HttpRequest, incident: UUID) -> HttpResponse:
    """Close an incident."""
    regel = queries.incident(incident)
    form = RedenForm(ingevuld(request))
    form.fields["reden"].label = "Wat is er gedaan?"
    if form.is_valid() and lukt(form, lambda: actions.incident_sluiten(incident, form.cleaned_data["reden"])):
        messages.success(request, "Het incident is gesloten.")
        return redirect("toezicht:incidenten")
    return formulier(
        request, form, "Sluit het incident", "Sluit het incident", f"{regel.wie}: {regel.omschrijving}",
        reverse("toezicht:incidenten"),
    )  # fmt: skip


def formulier(
    request: HttpRequest, form: forms.Form, titel: str, knop: str, inleiding: str, terug: str
) -> HttpResponse:
    """One form on a page of its own."""
    gegevens: dict[str, Any] = {"form": form, "titel": titel, "knop": knop, "inleiding": inleiding, "terug": terug}
    return render(request, "vorm/formulierpagina.html", gegevens, status=status(form))


def status(form: forms.Form) -> int:
    """422 for a form with errors, which htmx swaps too."""
    return 422 if form.errors else 200
