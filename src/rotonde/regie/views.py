"""The screens of regie: the caseload, and a dossier from opening to closing."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from rotonde.kern import bevoegdheden, vervanging, wie
from rotonde.kern.aanmelding import eis_aangemeld
from rotonde.privacy import rechtzettingen
from rotonde.regie import actions, afdruk, doorgeven, meewerken, policies, presenters, queries
from rotonde.regie import caseload as gehouden
from rotonde.regie.beeld import DossierBeeld
from rotonde.regie.forms import OverdragenForm
from rotonde.regie.nazorg.forms import SluitForm
from rotonde.regie.verschil import Verschil
from rotonde.toegang import queries as toegang
from rotonde.toegang.forms import ingevuld, lukt
from rotonde.toegang.presenters import KIJK
from rotonde.vorm.bijlage import als_bijlage
from rotonde.vorm.bladen import blad_van

invullen = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def caseload(request: HttpRequest) -> HttpResponse:
    """The dossiers that this medewerker holds, and those in which (s)he works along."""
    ik = eis_aangemeld(request).actor
    namens = vervanging.vervangt(ik)
    gegevens = {
        "dossiers": blad_van(request, gehouden.van(ik, namens)),
        "meldingen": blad_van(request, toegang.mijn_meldingen([ik, *namens]), naam="meldingen"),
        "mee": blad_van(request, meewerken.van_mij(), naam="mee"),
    }
    return render(request, "regie/caseload.html", gegevens)


@invullen
def openen(request: HttpRequest, melding: UUID) -> HttpResponse:
    """Open a dossier from one's own melding; where the household has one, pass the question on to who holds it."""
    detail = toegang.detail(melding)
    form = forms.Form(ingevuld(request))
    geopend: list[UUID] = []
    if "doorgeven" in request.POST:
        if form.is_valid() and lukt(form, lambda: doorgeven.naar_aanspreekpunt(melding)):
            messages.success(request, "De vraag ligt nu bij het Aanspreekpunt van dit huishouden.")
            return redirect("toegang:wachtrij")
    elif form.is_valid() and lukt(form, lambda: geopend.append(actions.openen(melding))):
        messages.success(request, "Het dossier is geopend. U bent het Aanspreekpunt.")
        return redirect("regie:dossier", geopend[0])
    gegevens = {"form": form, "detail": detail, "terug": reverse("toegang:melding", args=[melding])}
    return render(request, "regie/openen.html", gegevens, status=status(form))


@require_safe
def dossier(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """A dossier: the household, the Aanspreekpunt, the Aanpak and what can be done next."""
    pagina = queries.dossierpagina(dossier)
    beeld, leden, ik = pagina.dossier, pagina.team, eis_aangemeld(request).actor
    tekst, soort = presenters.stand(beeld.aanpak)
    stappen = presenters.stappen(beeld)
    gegevens = {
        "dossier": beeld,
        "titel": presenters.titel(beeld),
        "doelen": presenters.doelen(beeld),
        "feiten": presenters.feiten(beeld),
        "stand": tekst,
        "stand_soort": soort,
        "stappen": stappen,
        "kijken": [stap for stap in stappen if stap.soort == KIJK],
        "ik": ik,
        "opschaling": pagina.opschaling,
        "veilig": [(lid.naam, lid.veilig.zinnen) for lid in beeld.leden if lid.veilig],
        "mag_afspraak": bevoegdheden.mag("route", "toegang:afspraak_maken", wie.huidig().rol),
        "mag_veilig": bevoegdheden.mag("route", "toegang:veilig_contact", wie.huidig().rol),
        "team": leden,
        "actie_url": reverse("regie:actie", args=[dossier]),
        "mag_afspreken": presenters.mag_afspreken(beeld, ik, [lid.medewerker for lid in leden if lid.nu]),
        "acties": pagina.acties,
        "mag_verhelderen": presenters.mag_verhelderen(beeld),
        "in_aanpak": {doel.persoon for doel in beeld.aanpak.doelen} if beeld.aanpak else set(),
        "naast": presenters.naast(beeld, rechtzettingen.naast(beeld.personen)),
        "pad": [("Mijn dossiers", reverse("regie:caseload"))],
    }
    return render(request, "regie/dossier.html", gegevens)


@require_safe
def op_papier(request: HttpRequest, dossier: UUID, persoon: UUID) -> HttpResponse:
    """The Aanpak of one resident as a PDF to take home. The file name says nothing about whom (PRIV-32, SEC-17)."""
    return als_bijlage(afdruk.aanpak(dossier, persoon), afdruk.NAAM)


@invullen
def overdragen(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Hand the dossier over to a colleague."""
    beeld = eigen(dossier)
    form = OverdragenForm(ingevuld(request), zonder=beeld.aanspreekpunt_id)
    if form.is_valid() and lukt(
        form,
        lambda: actions.overdragen(dossier, aan=form.nieuwe(), gesproken_op=form.cleaned_data["gesproken_op"]),
    ):
        messages.success(request, "Het dossier is overgedragen. U kunt het niet meer openen.")
        return redirect("regie:caseload")
    inleiding = "Uw collega ziet het dossier meteen. U ziet het daarna niet meer."
    return formulier(request, form, dossier, "Draag het dossier over", "Draag over", inleiding)


@invullen
def sluiten(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Close the dossier: how it ended, and when one asks once more how it goes."""
    eigen(dossier)
    form = SluitForm(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.sluiten(form.sluiting(dossier))):
        messages.success(request, "Het dossier is gesloten.")
        return redirect("regie:caseload")
    inleiding = "De inwoner kan het dossier blijven lezen. U ziet het daarna niet meer, behalve de nazorg."
    return formulier(request, form, dossier, "Sluit het dossier", "Sluit het dossier", inleiding)


def eigen(dossier: UUID) -> DossierBeeld:
    """The dossier, for who may write in it: a refusal comes before anything is typed."""
    policies.check_is_aanspreekpunt([dossier])
    return queries.dossier(dossier)


def klaar(request: HttpRequest, dossier: UUID, zin: str) -> HttpResponse:
    """Back to the dossier, with a sentence about what was done."""
    messages.success(request, zin)
    return redirect("regie:dossier", dossier)


def formulier(
    request: HttpRequest,
    form: forms.Form,
    dossier: UUID,
    titel: str,
    knop: str,
    inleiding: str = "",
    *,
    anders: Verschil | None = None,
) -> HttpResponse:
    """A form in a dossier, beside what somebody else changed meanwhile."""
    gegevens: dict[str, Any] = {
        "form": form,
        "titel": titel,
        "knop": knop,
        "inleiding": inleiding,
        "terug": reverse("regie:dossier", args=[dossier]),
        "terug_tekst": "Terug naar het dossier",
        "anders": anders,
    }
    return render(request, "regie/formulier.html", gegevens, status=status(form))


def status(form: forms.Form) -> int:
    """422 for a form with errors."""
    return 422 if form.errors else 200
