"""The screens of afspraken: making one, one's own list, one afspraak and what is done with it."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rotonde.inwoners import queries as inwoners
from rotonde.inwoners.veilig import queries as veilig
from rotonde.kern.aanmelding import eis_aangemeld, gemeente_van
from rotonde.toegang import actions
from rotonde.toegang import queries as toegang
from rotonde.toegang.actions import Afronding, Afzegging
from rotonde.toegang.afspraken import agenda, policies, presenters, queries, tijden
from rotonde.toegang.afspraken.forms import AfspraakForm, AfzegForm, AgendaForm, CollegaForm, TijdForm
from rotonde.toegang.forms import ingevuld, lukt
from rotonde.toegang.models import Melding
from rotonde.toegang.soorten import AfspraakStatus
from rotonde.vorm.bladen import blad_van
from rotonde.vorm.huisstijl import huisstijl_van

_invullen = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def mijn_afspraken(request: HttpRequest) -> HttpResponse:
    """What one has still to hold, and to say how it went."""
    blad = blad_van(request, queries.mijn_afspraken(eis_aangemeld(request).actor))
    gegevens = {"blad": blad, "regels": presenters.regels(blad)}
    return render(request, "toegang/afspraken.html", gegevens)


@_invullen
def maken(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """Make an afspraak with a resident, at a time at which both are free."""
    inwoner = inwoners.persoon(persoon, gegevensgroep="afspraak")
    dagkeuze = CollegaForm(request.GET)
    melding = _eigen_melding(dagkeuze, persoon)
    form = _afspraakform(request, dagkeuze, persoon, melding)
    gemaakt: list[UUID] = []
    if dagkeuze.is_valid() and form.is_valid():
        plan = form.plan(persoon, dagkeuze.met, melding.pk if melding else None)
        if lukt(form, lambda: gemaakt.append(actions.afspraak_maken(plan))):
            messages.success(request, "De afspraak is gemaakt.")
            return redirect("toegang:afspraak", gemaakt[0])
    gegevens = {
        "inwoner": inwoner,
        "veilig": veilig.in_woorden(persoon, inwoner.naam),
        "komende": presenters.komende(queries.komende_van(persoon)),
        "dagkeuze": dagkeuze,
        "form": form,
    }
    return render(request, "toegang/afspraak_maken.html", gegevens, status=_status(dagkeuze, form))


@require_safe
def afspraak(request: HttpRequest, afspraak: UUID) -> HttpResponse:
    """One afspraak and what can be done with it."""
    detail = queries.detail(afspraak)
    tekst, soort = presenters.stand(detail.afspraak)
    gegevens = {
        "afspraak": detail.afspraak,
        "veilig": veilig.in_woorden(detail.afspraak.persoon_id, detail.inwoner.naam),
        "feiten": presenters.feiten(detail),
        "stand": tekst,
        "stand_soort": soort,
        "stappen": presenters.stappen(detail),
        "pad": [("Mijn afspraken", reverse("toegang:afspraken"))],
    }
    return render(request, "toegang/afspraak.html", gegevens)


@_invullen
def verzetten(request: HttpRequest, afspraak: UUID) -> HttpResponse:
    """Choose another time at which both are free."""
    rij = queries.om_te_wijzigen(afspraak)
    dagkeuze = AgendaForm(request.GET, standaard={"minuten": tijden.duur_van(rij.periode)})
    vrij = dagkeuze.vrij(rij.medewerker_id, rij.persoon_id, zonder=rij.pk)
    form = TijdForm(ingevuld(request), vrij=vrij, minuten=dagkeuze.duur)
    if form.is_valid() and lukt(form, lambda: actions.afspraak_verzetten(form.verzetting(afspraak))):
        messages.success(request, "De afspraak is verzet.")
        return redirect("toegang:afspraak", afspraak)
    gegevens = {"afspraak": rij, "nu": presenters.wanneer(rij), "dagkeuze": dagkeuze, "form": form}
    return render(request, "toegang/afspraak_verzetten.html", gegevens, status=_status(dagkeuze, form))


@_invullen
def afzeggen(request: HttpRequest, afspraak: UUID) -> HttpResponse:
    """Call an afspraak off, with the reason."""
    rij = queries.om_te_wijzigen(afspraak)
    form = AfzegForm(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.afspraak_afzeggen(Afzegging(afspraak, form.gekozen()))):
        messages.success(request, "De afspraak is afgezegd.")
        return redirect("toegang:afspraak", afspraak)
    gegevens = {
        "titel": "Zeg de afspraak af",
        "inleiding": f"De afspraak is op {presenters.wanneer(rij)}. Weet de inwoner het al? Bel anders eerst.",
        "form": form,
        "knop": "Zeg de afspraak af",
        "terug": reverse("toegang:afspraak", args=[afspraak]),
    }
    return render(request, "vorm/formulierpagina.html", gegevens, status=_status(form))


@require_POST
def afronden(request: HttpRequest, afspraak: UUID, uitkomst: str) -> HttpResponse:
    """Say how an afspraak went."""
    if uitkomst not in AfspraakStatus.values:
        raise policies.niet_gevonden()
    actions.afspraak_afronden(Afronding(afspraak, AfspraakStatus(uitkomst)))
    messages.success(request, "Het is vastgelegd.")
    return redirect("toegang:afspraak", afspraak)


@require_safe
def in_agenda(request: HttpRequest, afspraak: UUID) -> HttpResponse:
    """The afspraak as a file for a calendar, which names nobody."""
    uitnodiging = queries.uitnodiging(afspraak)
    stijl = huisstijl_van(gemeente_van(request))
    bestand = agenda.als_ics(
        uitnodiging, gemeente=stijl.gemeente, telefoon=stijl.telefoon, afzender=settings.DEFAULT_FROM_EMAIL
    )
    soort = f"text/calendar; charset=utf-8; method={agenda.methode(uitnodiging)}"
    antwoord = HttpResponse(bestand, content_type=soort)
    antwoord["Content-Disposition"] = f'attachment; filename="{agenda.NAAM}"'
    return antwoord


def _eigen_melding(dagkeuze: CollegaForm, persoon: UUID) -> Melding | None:
    """The melding that an afspraak is made from, when there is one; raises NietGevonden for what is not one's own."""
    gevraagd = dagkeuze.bij_melding
    if gevraagd is None:
        return None
    melding = toegang.om_te_openen([gevraagd]).get(gevraagd)
    policies.check_melding(melding, persoon)
    return melding


def _afspraakform(request: HttpRequest, dagkeuze: CollegaForm, persoon: UUID, melding: Melding | None) -> AfspraakForm:
    goed = dagkeuze.is_valid()
    return AfspraakForm(
        ingevuld(request),
        vrij=dagkeuze.vrij_met(persoon),
        minuten=dagkeuze.duur,
        plekken=queries.plekken(dagkeuze.cleaned_data["dag"]) if goed else {},
        wet=melding.wet if melding else "",
    )


def _status(*forms: Form) -> int:
    return 422 if any(form.errors for form in forms) else 200
