"""The screens of a partner: what was shared with the own team, and what it did itself."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rotonde.catalogus.soorten import Partnertaak
from rotonde.privacy.deling import actions, queries
from rotonde.privacy.deling import presenters as in_woorden
from rotonde.privacy.deling.soorten import Deeluitkomst
from rotonde.privacy.toestanden import DELING
from rotonde.regie.aanzet import actions as aanzet_actions
from rotonde.regie.aanzet import policies as aanzet_policies
from rotonde.regie.aanzet import queries as aanzetten
from rotonde.regie.aanzet.forms import AanzetForm
from rotonde.regie.delen.forms import AntwoordForm
from rotonde.toegang.forms import ingevuld, lukt
from rotonde.toegang.partners import policies
from rotonde.toegang.partners import queries as partners
from rotonde.vorm.bladen import blad_van


@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """What was shared with the own team."""
    gedeeld = blad_van(request, queries.met_mijn_team())
    namens = policies.namens()
    gegevens = {
        "namens": [een.partner.naam for een in namens],
        "gedeeld": gedeeld,
        "regels": [(regel, in_woorden.stand(regel)) for regel in gedeeld],
        **{f"mag_{taak}": policies.een_mag(namens, taak) for taak in Partnertaak},
    }
    return render(request, "werkplek/partner.html", gegevens)


@require_safe
def eigen(request: HttpRequest) -> HttpResponse:
    """What the own team referred, and whom it supported."""
    teams = policies.mijn_teams()
    gegevens = {
        "verwijzingen": blad_van(request, partners.verwijzingen(teams), naam="verwijzingen"),
        "ondersteuningen": blad_van(request, partners.ondersteuningen(teams), naam="ondersteuningen"),
        "pad": [("Partner", reverse("werkplek:partner"))],
    }
    return render(request, "werkplek/partner_eigen.html", gegevens)


@require_safe
def deling(request: HttpRequest, deling: UUID) -> HttpResponse:
    """One thing that was shared, whole."""
    regel = queries.een_met_mijn_team(deling)
    kan = DELING.kan(regel.toestand)
    gegevens = {
        "regel": regel,
        "stand": in_woorden.stand(regel),
        "waarop": in_woorden.waarop(regel),
        "mag_bevestigen": "privacy.deling_bevestigen" in kan,
        "mag_opstellen": aanzet_policies.mag_opstellen(deling),
        "aanzetten": aanzetten.op_deling(deling),
        "mag_antwoorden": regel.overdracht and "privacy.deling_beantwoorden" in kan,
        "pad": [("Partner", reverse("werkplek:partner"))],
    }
    return render(request, "werkplek/partner_deling.html", gegevens)


@require_POST
def bevestigen(request: HttpRequest, deling: UUID) -> HttpResponse:
    """Say that one got it."""
    queries.een_met_mijn_team(deling)
    actions.bevestigen(deling)
    messages.success(request, "U hebt de ontvangst bevestigd. De gemeente ziet dat meteen.")
    return redirect("werkplek:partner_deling", deling)


@require_http_methods(["GET", "HEAD", "POST"])
def antwoorden(request: HttpRequest, deling: UUID) -> HttpResponse:
    """Let the gemeente know what became of a resident."""
    regel = queries.een_met_mijn_team(deling)
    form = AntwoordForm(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: _antwoord(form, deling)):
        messages.success(request, "Uw antwoord staat bij het Aanspreekpunt.")
        return redirect("werkplek:partner_deling", deling)
    inleiding = f"Over: {regel.waarvoor}. De inwoner kan uw antwoord lezen."
    return _pagina(request, form, deling, ("Laat weten wat ervan kwam", "Verstuur", inleiding))


@require_http_methods(["GET", "HEAD", "POST"])
def aanzet(request: HttpRequest, deling: UUID) -> HttpResponse:
    """Draft something for the Aanpak of a resident, together with that resident."""
    regel = queries.een_met_mijn_team(deling)
    form = AanzetForm(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: aanzet_actions.maken(deling, form.schets())):
        messages.success(request, "Het Aanspreekpunt beslist of dit in de Aanpak komt. U ziet hier wat ervan wordt.")
        return redirect("werkplek:partner_deling", deling)
    inleiding = f"Over: {regel.waarvoor}. Doe dit samen met de inwoner, die het ook kan lezen."
    return _pagina(request, form, deling, ("Schrijf mee aan de Aanpak", "Stuur naar het Aanspreekpunt", inleiding))


def _antwoord(form: AntwoordForm, deling: UUID) -> None:
    velden = form.cleaned_data
    actions.beantwoorden(deling, Deeluitkomst(velden["uitkomst"]), velden["toelichting"])


def _pagina(request: HttpRequest, form: Form, deling: UUID, woorden: tuple[str, str, str]) -> HttpResponse:
    """`woorden` are its title, its button and what it is about."""
    titel, knop, inleiding = woorden
    gegevens = {
        "form": form,
        "titel": titel,
        "knop": knop,
        "inleiding": inleiding,
        "terug": reverse("werkplek:partner_deling", args=[deling]),
    }
    return render(request, "vorm/formulierpagina.html", gegevens, status=422 if form.errors else 200)
