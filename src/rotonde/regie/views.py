"""The screens of regie: the caseload, the dossier, and what is written in it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from rotonde.kern.aanmelding import eis_aangemeld
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.soorten import Wet
from rotonde.privacy import rechtzettingen
from rotonde.regie import actions, policies, presenters, queries
from rotonde.regie.actions import Akkoord, Opstelling
from rotonde.regie.beeld import DoelBeeld, DossierBeeld
from rotonde.regie.forms import AkkoordForm, DoelForm, InzetForm, OverdragenForm
from rotonde.toegang import queries as toegang
from rotonde.toegang.forms import ingevuld, lukt
from rotonde.vorm.bladen import blad_van

_invullen = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def caseload(request: HttpRequest) -> HttpResponse:
    """The dossiers that this medewerker holds."""
    ik = eis_aangemeld(request).actor
    gegevens = {
        "dossiers": blad_van(request, queries.caseload(ik)),
        "meldingen": blad_van(request, toegang.mijn_meldingen(ik), naam="meldingen"),
    }
    return render(request, "regie/caseload.html", gegevens)


@_invullen
def openen(request: HttpRequest, melding: UUID) -> HttpResponse:
    """Open a dossier from one's own melding."""
    detail = toegang.detail(melding)
    form = forms.Form(ingevuld(request))
    geopend: list[UUID] = []
    if form.is_valid() and lukt(form, lambda: geopend.append(actions.openen(melding))):
        messages.success(request, "Het dossier is geopend. U bent het Aanspreekpunt.")
        return redirect("regie:dossier", geopend[0])
    gegevens = {"form": form, "detail": detail, "terug": reverse("toegang:melding", args=[melding])}
    return render(request, "regie/openen.html", gegevens, status=_status(form))


@require_safe
def dossier(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """A dossier: the household, the Aanspreekpunt, the Aanpak and what can be done next."""
    beeld = queries.dossier(dossier)
    tekst, soort = presenters.stand(beeld.aanpak)
    gegevens = {
        "dossier": beeld,
        "titel": presenters.titel(beeld),
        "doelen": presenters.doelen(beeld),
        "feiten": presenters.feiten(beeld),
        "stand": tekst,
        "stand_soort": soort,
        "stappen": presenters.stappen(beeld),
        "naast": presenters.naast(beeld, rechtzettingen.naast(beeld.personen)),
        "pad": [("Mijn dossiers", reverse("regie:caseload"))],
    }
    return render(request, "regie/dossier.html", gegevens)


@_invullen
def aanpak(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Begin a version of the one Aanpak: it runs over all wetten, each doel and inzet names its own (PRIV-02)."""
    _eigen(dossier)
    form = forms.Form(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.aanpak_opstellen(Opstelling(dossier, Wet.ALGEMEEN))):
        return _klaar(request, dossier, "De Aanpak staat klaar om in te vullen.")
    inleiding = "Er is één Aanpak voor alles wat er speelt. Bij elk doel kiest u de wet."
    return _formulier(request, form, dossier, "Stel de Aanpak op", "Begin", inleiding)


@_invullen
def doel(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Set a doel in the version that is being written."""
    beeld = _eigen(dossier)
    form = DoelForm(ingevuld(request), leden=presenters.namen(beeld))
    if form.is_valid() and lukt(form, lambda: actions.doel_stellen(_aanpak(beeld), form.inhoud())):
        return _klaar(request, dossier, "Het doel staat in de Aanpak.")
    return _formulier(request, form, dossier, "Stel een doel", "Bewaar het doel")


@_invullen
def inzet(request: HttpRequest, dossier: UUID, doel: UUID) -> HttpResponse:
    """Choose who does what for a doel."""
    het_doel = _doel(_eigen(dossier), doel)
    form = InzetForm(ingevuld(request), wet=het_doel.wet)
    if form.is_valid() and lukt(form, lambda: actions.inzet_kiezen(doel, form.inhoud())):
        return _klaar(request, dossier, "De inzet staat bij het doel.")
    inleiding = f"Voor het doel: {het_doel.omschrijving}"
    return _formulier(request, form, dossier, "Kies wie er helpt", "Bewaar de inzet", inleiding)


@_invullen
def akkoord(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Fix the version that is being written."""
    beeld = _eigen(dossier)
    form = AkkoordForm(ingevuld(request))
    if form.is_valid() and lukt(
        form, lambda: actions.akkoord_vastleggen(Akkoord(_aanpak(beeld), form.reden_zonder_akkoord()))
    ):
        return _klaar(request, dossier, "De Aanpak ligt vast.")
    inleiding = "Daarna verandert deze versie niet meer. Moet er iets anders? Dan maakt u een nieuwe versie."
    return _formulier(request, form, dossier, "Leg het akkoord vast", "Stel de Aanpak vast", inleiding)


@_invullen
def overdragen(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Hand the dossier over to a colleague."""
    beeld = _eigen(dossier)
    form = OverdragenForm(ingevuld(request), zonder=beeld.aanspreekpunt_id)
    if form.is_valid() and lukt(
        form,
        lambda: actions.overdragen(dossier, aan=form.nieuwe(), gesproken_op=form.cleaned_data["gesproken_op"]),
    ):
        messages.success(request, "Het dossier is overgedragen. U kunt het niet meer openen.")
        return redirect("regie:caseload")
    inleiding = "Uw collega ziet het dossier meteen. U ziet het daarna niet meer."
    return _formulier(request, form, dossier, "Draag het dossier over", "Draag over", inleiding)


@_invullen
def sluiten(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Close the dossier, after asking once more."""
    _eigen(dossier)
    form = forms.Form(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.sluiten(dossier)):
        messages.success(request, "Het dossier is gesloten.")
        return redirect("regie:caseload")
    inleiding = "Is de hulp klaar? De inwoner kan het dossier blijven lezen. U ziet het daarna niet meer."
    return _formulier(request, form, dossier, "Sluit het dossier", "Sluit het dossier", inleiding)


def _eigen(dossier: UUID) -> DossierBeeld:
    """The dossier, for who may write in it: a refusal comes before anything is typed."""
    policies.check_is_aanspreekpunt([dossier])
    return queries.dossier(dossier)


def _aanpak(dossier: DossierBeeld) -> UUID:
    if dossier.aanpak is None:
        raise NietGevonden("Er is nog geen Aanpak in dit dossier: stel die eerst op.")
    return dossier.aanpak.id


def _doel(dossier: DossierBeeld, doel: UUID) -> DoelBeeld:
    doelen = dossier.aanpak.doelen if dossier.aanpak else []
    gevonden = next((een for een in doelen if een.id == doel), None)
    if gevonden is None:
        raise NietGevonden("Dit doel is niet gevonden in dit dossier: ga terug naar het dossier.")
    return gevonden


def _klaar(request: HttpRequest, dossier: UUID, zin: str) -> HttpResponse:
    messages.success(request, zin)
    return redirect("regie:dossier", dossier)


def _formulier(
    request: HttpRequest, form: forms.Form, dossier: UUID, titel: str, knop: str, inleiding: str = ""
) -> HttpResponse:
    gegevens: dict[str, Any] = {
        "form": form,
        "titel": titel,
        "knop": knop,
        "inleiding": inleiding,
        "terug": reverse("regie:dossier", args=[dossier]),
        "terug_tekst": "Terug naar het dossier",
    }
    return render(request, "vorm/formulierpagina.html", gegevens, status=_status(form))


def _status(form: forms.Form) -> int:
    return 422 if form.errors else 200
