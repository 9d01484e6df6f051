"""The screens of sharing in a dossier: what was shared, sharing, and what came back from who does not work here."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from rotonde.privacy.deling import actions, papier, queries
from rotonde.privacy.deling import presenters as in_woorden
from rotonde.privacy.deling.queries import Regel
from rotonde.privacy.deling.soorten import Deeluitkomst
from rotonde.regie import policies, presenters
from rotonde.regie import queries as regie
from rotonde.regie.delen.forms import DeelForm, KeuzeForm, OntvangstForm, PapierenAntwoordForm
from rotonde.regie.delen.presenters import stappen
from rotonde.regie.views import eigen, invullen, status
from rotonde.toegang.forms import ingevuld, lukt
from rotonde.toegang.partners import queries as partners
from rotonde.toegang.presenters import waarom_niet
from rotonde.vorm.bijlage import als_bijlage
from rotonde.vorm.bladen import blad_van


@require_safe
def overzicht(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """What was shared of a dossier, and what came of it."""
    kop = regie.kop(dossier, gegevensgroep="dossier")
    mag = not waarom_niet("privacy.delen", lambda: policies.check_houdt(ik_houd=kop.ik_houd))
    mag = mag and kop.gesloten_op is None
    blad = blad_van(request, queries.van_dossier(dossier))
    gegevens = {
        "blad": blad,
        "regels": [
            (regel, kop.naam_van(regel.persoon), in_woorden.stand(regel), stappen(regel) if mag else [])
            for regel in blad
        ],
        "ondersteuning": blad_van(request, partners.ondersteuning_in(dossier), naam="ondersteuning"),
        "nieuw": reverse("regie:delen", args=[dossier]) if mag else "",
        "pad": [("Dossier", reverse("regie:dossier", args=[dossier]))],
    }
    return render(request, "regie/delingen.html", gegevens)


@invullen
def delen(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Share something: with whom, about whom and under which wet first, then what."""
    beeld = eigen(dossier)
    begonnen = {"persoon", "wet"} & set(request.GET)
    keuze = KeuzeForm(
        request.GET if begonnen else None,
        leden=presenters.namen(beeld),
        initial={"partner": request.GET.get("partner")},
    )
    gegevens: dict[str, Any] = {
        "keuze": keuze,
        "pad": [("Dossier", reverse("regie:dossier", args=[dossier]))],
        "terug": reverse("regie:delingen", args=[dossier]),
        "opnieuw": reverse("regie:delen", args=[dossier]),
        "toestemming": reverse("regie:toestemming", args=[dossier]),
    }
    if not keuze.is_valid():
        return render(request, "regie/delen.html", gegevens, status=status(keuze))
    form = DeelForm(ingevuld(request), keuze=keuze.keuze(), dossier=beeld)
    if form.is_valid() and lukt(form, lambda: actions.delen(form.opdracht(dossier))):
        messages.success(request, "Het is gedeeld. De inwoner ziet het in Mijn Rotonde.")
        return redirect("regie:delingen", dossier)
    gegevens |= {"form": form, "gekozen": keuze.keuze(), "naam": presenters.namen(beeld)[keuze.keuze().persoon]}
    return render(request, "regie/delen.html", gegevens, status=status(form))


@invullen
def stoppen(request: HttpRequest, dossier: UUID, deling: UUID) -> HttpResponse:
    """Stop what is shared."""
    regel = _eigen(dossier, deling)
    form = forms.Form(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.stoppen(deling)):
        messages.success(request, "Het delen is gestopt.")
        return redirect("regie:delingen", dossier)
    inleiding = (
        f"Dit ging over: {regel.waarvoor}. {regel.partner} leest het daarna niet meer in Rotonde. "
        "Wat al is verstuurd, blijft verstuurd."
    )
    return _pagina(request, form, dossier, ("Stop met delen", "Stop", inleiding))


@require_POST
def brief(request: HttpRequest, dossier: UUID, deling: UUID) -> HttpResponse:
    """Let it leave on paper: from this moment it was sent. The file name says nothing (PRIV-32, SEC-17)."""
    policies.check_is_aanspreekpunt([dossier])
    queries.een(deling, dossier=dossier)
    actions.versturen(deling)
    return als_bijlage(papier.zet(queries.een(deling, dossier=dossier)), papier.NAAM)


@invullen
def bevestigen(request: HttpRequest, dossier: UUID, deling: UUID) -> HttpResponse:
    """Record that a partner that does not work here got it."""
    regel = _eigen(dossier, deling)
    form = OntvangstForm(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.bevestigen(deling, door=form.cleaned_data["door"])):
        messages.success(request, "De ontvangst is vastgelegd.")
        return redirect("regie:delingen", dossier)
    return _pagina(request, form, dossier, (f"{regel.partner} heeft dit ontvangen", "Leg vast", _over(regel)))


@invullen
def beantwoorden(request: HttpRequest, dossier: UUID, deling: UUID) -> HttpResponse:
    """Record what such a partner let know."""
    regel = _eigen(dossier, deling)
    form = PapierenAntwoordForm(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: _beantwoord(form, deling)):
        messages.success(request, "Het antwoord is vastgelegd.")
        return redirect("regie:delingen", dossier)
    return _pagina(request, form, dossier, (f"Wat {regel.partner} liet weten", "Leg vast", _over(regel)))


def _beantwoord(form: PapierenAntwoordForm, deling: UUID) -> None:
    velden = form.cleaned_data
    actions.beantwoorden(deling, Deeluitkomst(velden["uitkomst"]), velden["toelichting"], door=velden["door"])


def _over(regel: Regel) -> str:
    return f"Over: {regel.waarvoor}. De inwoner kan dit lezen."


def _eigen(dossier: UUID, deling: UUID) -> Regel:
    """A deling of a dossier that who asks holds: a refusal comes before anything is typed."""
    policies.check_is_aanspreekpunt([dossier])
    return queries.een(deling, dossier=dossier)


def _pagina(request: HttpRequest, form: forms.Form, dossier: UUID, woorden: tuple[str, str, str]) -> HttpResponse:
    """`woorden` are its title, its button and what it does."""
    titel, knop, inleiding = woorden
    gegevens = {
        "form": form,
        "titel": titel,
        "knop": knop,
        "inleiding": inleiding,
        "terug": reverse("regie:delingen", args=[dossier]),
    }
    return render(request, "vorm/formulierpagina.html", gegevens, status=status(form))
