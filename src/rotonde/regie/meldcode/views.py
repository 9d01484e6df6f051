"""The screens of the meldcode in a dossier."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from rotonde.kern import klok
from rotonde.kern.aanmelding import eis_aangemeld
from rotonde.kern.fouten import NietGevonden
from rotonde.regie import presenters as regie
from rotonde.regie import queries as regie_queries
from rotonde.regie.beeld import Kop
from rotonde.regie.meldcode import actions, presenters, queries
from rotonde.regie.meldcode.forms import BeginForm, InlichtForm, StapForm, UitstelForm
from rotonde.regie.meldcode.soorten import Stapnummer
from rotonde.regie.team import policies as team_policies
from rotonde.regie.views import invullen, status
from rotonde.toegang.forms import ingevuld, lukt
from rotonde.vorm.bladen import blad_van


@require_safe
def overzicht(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """The meldcodes in which one is named."""
    kop = _kop(dossier)
    blad = blad_van(request, queries.van_dossier(dossier))
    gegevens = {
        "titel": regie.titel(kop),
        "blad": blad,
        "regels": [(een, kop.naam_van(een.persoon), *presenters.STAND[een.toestand]) for een in blad],
        "dossier": dossier,
        "nieuw": reverse("regie:meldcode_beginnen", args=[dossier]) if kop.gesloten_op is None else "",
        "pad": _pad(dossier)[:2],
    }
    return render(request, "regie/meldcodes.html", gegevens)


@require_safe
def meldcode(request: HttpRequest, dossier: UUID, meldcode: UUID) -> HttpResponse:
    """One meldcode: the steps that were taken, and what can be done."""
    kop = _kop(dossier)
    beeld = queries.een(dossier, meldcode)
    gegevens = {
        "meldcode": beeld,
        "naam": kop.naam_van(beeld.persoon),
        "stappen": presenters.stappen(beeld) if kop.gesloten_op is None else [],
        "stand": presenters.STAND[beeld.toestand],
        "pad": _pad(dossier),
    }
    return render(request, "regie/meldcode.html", gegevens)


@invullen
def beginnen(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Begin with the signals."""
    team_policies.check_werkt_in(dossier)
    kop = _kop(dossier)
    form = BeginForm(ingevuld(request), leden=kop.namen)
    begonnen: list[UUID] = []
    if form.is_valid() and lukt(form, lambda: begonnen.append(actions.beginnen(form.begin(dossier)))):
        return _terug(request, dossier, begonnen[0], "De meldcode is begonnen. Zet nu stap 2.")
    inleiding = (
        "Dit is stap 1 van 5. Alleen u, het Aanspreekpunt en wie u erbij haalt, zien dit. "
        "Is er nu gevaar? Bel dan 112 of Veilig Thuis."
    )
    return _formulier(request, form, "Begin de meldcode", "Begin", inleiding, "meldcodes", dossier)


@invullen
def stap(request: HttpRequest, dossier: UUID, meldcode: UUID, woord: str) -> HttpResponse:
    """Take a step. Raises NietGevonden for a word that is no step."""
    if woord not in presenters.NUMMERS:
        raise NietGevonden("Deze stap bestaat niet: kies er een bij de meldcode.")
    nummer = presenters.NUMMERS[woord]
    beeld = queries.een(dossier, meldcode)
    form = StapForm(ingevuld(request), nummer=nummer, ik=eis_aangemeld(request).actor)
    if form.is_valid() and lukt(form, lambda: _zet(form, dossier, meldcode, nummer)):
        return _terug(request, dossier, meldcode, f"Stap {nummer.value} staat erin.")
    inleiding = f"Begonnen op {beeld.begonnen_op:%d-%m-%Y}. Wat u opschrijft, verandert niet meer."
    titel = f"Stap {nummer.value}: {nummer.label}"
    return _formulier(request, form, titel, "Leg de stap vast", inleiding, "meldcode", dossier, meldcode)


@invullen
def inlichten(request: HttpRequest, dossier: UUID, meldcode: UUID) -> HttpResponse:
    """Record that the betrokkene was told."""
    queries.een(dossier, meldcode)
    form = InlichtForm(ingevuld(request), initial={"op": klok.vandaag().isoformat()})
    if form.is_valid() and lukt(form, lambda: actions.inlichten(dossier, meldcode, op=form.cleaned_data["op"])):
        return _terug(request, dossier, meldcode, "De inwoner ziet nu in het eigen overzicht wie er keek.")
    inleiding = "Vanaf nu ziet de inwoner wie er bij de meldcode keek. Wat u opschreef, blijft hier."
    return _formulier(
        request, form, "De inwoner weet het", "Leg vast", inleiding, "meldcode", dossier, meldcode
    )  # fmt: skip


@invullen
def uitstellen(request: HttpRequest, dossier: UUID, meldcode: UUID) -> HttpResponse:
    """Put off telling the betrokkene."""
    beeld = queries.een(dossier, meldcode)
    form = UitstelForm(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.uitstellen(dossier, meldcode, reden=form.cleaned_data["reden"])):
        return _terug(request, dossier, meldcode, "Het inlichten is twee weken uitgesteld.")
    inleiding = f"Het kan met twee weken, na {beeld.tot:%d-%m-%Y} ({beeld.artikel}). De reden blijft bewaard."
    return _formulier(request, form, "Stel het inlichten uit", "Stel uit", inleiding, "meldcode", dossier, meldcode)


def _zet(form: StapForm, dossier: UUID, meldcode: UUID, nummer: Stapnummer) -> None:
    if nummer == Stapnummer.BESLUIT:
        actions.beslissen(dossier, form.verslag(meldcode))
    else:
        actions.stap_zetten(dossier, nummer, form.verslag(meldcode))


def _kop(dossier: UUID) -> Kop:
    """The heading, with a line that says no more than that the dossier was opened: whom it is about may read it."""
    return regie_queries.kop(dossier, gegevensgroep="dossier")


def _terug(request: HttpRequest, dossier: UUID, meldcode: UUID, zin: str) -> HttpResponse:
    messages.success(request, zin)
    return redirect("regie:meldcode", dossier, meldcode)


def _formulier(
    request: HttpRequest, form: forms.Form, titel: str, knop: str, inleiding: str, terug: str, *waar: UUID
) -> HttpResponse:
    gegevens: dict[str, Any] = {
        "form": form,
        "titel": titel,
        "knop": knop,
        "inleiding": inleiding,
        "terug": reverse(f"regie:{terug}", args=waar),
    }
    return render(request, "vorm/formulierpagina.html", gegevens, status=status(form))


def _pad(dossier: UUID) -> list[tuple[str, str]]:
    return [
        ("Mijn dossiers", reverse("regie:caseload")),
        ("Dossier", reverse("regie:dossier", args=[dossier])),
        ("Meldcodes", reverse("regie:meldcodes", args=[dossier])),
    ]
