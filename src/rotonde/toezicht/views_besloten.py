"""The screens of besloten dossiers: who sees them, closing one, naming somebody, opening it again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from rotonde.inwoners.actions import zoeken
from rotonde.toegang.forms import ingevuld, lukt
from rotonde.toezicht import actions, presenters, queries
from rotonde.toezicht.forms import BenoemForm, BesluitForm, RedenForm, enige
from rotonde.toezicht.views import formulier, invullen
from rotonde.vorm.bladen import blad_van


@require_safe
def besloten(request: HttpRequest) -> HttpResponse:
    """Every dossier that is or was besloten."""
    blad = blad_van(request, queries.besloten_dossiers())
    return render(request, "toezicht/besloten.html", {"blad": blad, "pad": presenters.pad()})


@invullen
def besluiten(request: HttpRequest) -> HttpResponse:
    """Close the dossiers of a resident's household."""
    form = BesluitForm(ingevuld(request))

    def sluit() -> None:
        gevonden = zoeken(form.zoekvraag(), precies=True)
        actions.besloten_maken(form.sluiting(enige(gevonden.treffers, meer=gevonden.meer)))

    if form.is_valid() and lukt(form, sluit):
        messages.success(
            request, "Het dossier is besloten. Alleen het Aanspreekpunt en de benoemde collega's zien het."
        )
        return redirect("toezicht:besloten")
    inleiding = (
        "Alle andere collega's zien het dossier en de inwoners daarna niet meer: niet in het dossier, niet bij zoeken "
        "en niet in lijsten. U zelf ook niet. Het Aanspreekpunt blijft het zien."
    )
    return formulier(request, form, "Sluit een dossier", "Sluit het dossier", inleiding, reverse("toezicht:besloten"))


@require_safe
def besloten_dossier(request: HttpRequest, besloten: UUID) -> HttpResponse:
    """One besloten dossier: why, and who sees it."""
    regel = queries.besloten_dossier(besloten)
    pad = presenters.pad(("Besloten dossiers", reverse("toezicht:besloten")))
    gegevens = {"regel": regel, "feiten": presenters.beslotenfeiten(regel), "pad": pad, "mag": presenters.mag_sluiten()}
    return render(request, "toezicht/besloten_dossier.html", gegevens)


@invullen
def benoemen(request: HttpRequest, besloten: UUID) -> HttpResponse:
    """Let one more medewerker see it."""
    regel = queries.besloten_dossier(besloten)
    form = BenoemForm(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.benoemen(besloten, UUID(form.cleaned_data["medewerker"]))):
        messages.success(request, "Deze collega ziet het dossier vanaf nu.")
        return redirect("toezicht:besloten_dossier", besloten)
    titel = f"Benoem iemand voor dossier {regel.dossier}"
    terug = reverse("toezicht:besloten_dossier", args=[besloten])
    return formulier(request, form, titel, "Benoem", "Deze collega ziet het dossier daarna meteen.", terug)


@require_POST
def intrekken(request: HttpRequest, besloten: UUID, medewerker: UUID) -> HttpResponse:
    """Close it to somebody who was named."""
    actions.benoeming_intrekken(besloten, medewerker)
    messages.success(request, "Deze collega ziet het dossier niet meer.")
    return redirect("toezicht:besloten_dossier", besloten)


@invullen
def opheffen(request: HttpRequest, besloten: UUID) -> HttpResponse:
    """Open it again."""
    regel = queries.besloten_dossier(besloten)
    form = RedenForm(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.besloten_opheffen(besloten, form.cleaned_data["reden"])):
        messages.success(request, "Het dossier is niet meer besloten.")
        return redirect("toezicht:besloten")
    inleiding = "Daarna gelden weer de gewone regels: wie betrokken is, ziet het dossier."
    terug = reverse("toezicht:besloten_dossier", args=[besloten])
    return formulier(request, form, f"Maak dossier {regel.dossier} weer open", "Maak open", inleiding, terug)
