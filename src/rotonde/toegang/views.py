"""The screens of toegang: the queue, one melding, and what is typed at the desk."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from rotonde.inwoners import queries as inwoners
from rotonde.inwoners.actions import zoeken
from rotonde.inwoners.veilig import actions as veilig
from rotonde.inwoners.veilig import queries as veilig_queries
from rotonde.kern import bevoegdheden, wie
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.rijen import Rijen
from rotonde.toegang import actions, presenters, queries
from rotonde.toegang.afspraken import queries as afspraken
from rotonde.toegang.afspraken.presenters import wanneer
from rotonde.toegang.forms import (
    ContactForm,
    KoppelForm,
    MelderForm,
    MeldingForm,
    OverdragenForm,
    TeamForm,
    TeruggevenForm,
    VeiligForm,
    ZoekForm,
    ingevuld,
    lukt,
)
from rotonde.vorm.bladen import blad_van
from rotonde.vorm.deel import gevraagd_deel

_WACHTRIJ = "toegang/wachtrij.html"
_ZOEKEN = "toegang/zoeken.html"
_KANAAL = "toegang_kanaal"


@require_safe
def wachtrij(request: HttpRequest) -> HttpResponse:
    """What waits for a team."""
    return _wachtrij(request, TeamForm(request.GET, teams=queries.teams_met_wachtrij()))


@require_POST
def oppakken(request: HttpRequest, melding: UUID) -> HttpResponse:
    """Take a melding from the queue; when a colleague was first, the queue as it is now says so."""
    try:
        actions.oppakken(melding)
    except KanNuNiet as fout:
        form = TeamForm(request.POST, teams=queries.teams_met_wachtrij())
        return _wachtrij(request, form, fout=fout.zin)
    messages.success(request, "De melding staat op uw naam.")
    url = reverse("toegang:melding", args=[melding])
    return HttpResponseClientRedirect(url) if getattr(request, "htmx", False) else redirect(url)


@require_safe
def melding(request: HttpRequest, melding: UUID) -> HttpResponse:
    """One melding with its story, for its owner."""
    detail = queries.detail(melding)
    gegevens = {
        "detail": detail,
        "feiten": presenters.feiten(detail),
        "veilig": veilig_queries.in_woorden(detail.inwoner.id, detail.inwoner.naam) if detail.inwoner else [],
        "stappen": presenters.stappen(detail),
        "pad": [("Wachtrij", reverse("toegang:wachtrij"))],
    }
    return render(request, "toegang/melding.html", gegevens)


@require_http_methods(["GET", "HEAD", "POST"])
def overdragen(request: HttpRequest, melding: UUID) -> HttpResponse:
    """Give a melding to a colleague."""
    detail = queries.detail(melding)
    form = OverdragenForm(ingevuld(request), zonder=detail.melding.eigenaar_id)
    if form.is_valid() and lukt(form, lambda: actions.overdragen(melding, aan=form.nieuwe())):
        messages.success(request, "De melding staat op naam van uw collega. U kunt haar niet meer openen.")
        return redirect("toegang:wachtrij")
    inleiding = "Uw collega leest het verhaal meteen. U leest het daarna niet meer."
    return _over_melding(request, form, detail, ("Draag de melding over", "Draag over", inleiding))


@require_http_methods(["GET", "HEAD", "POST"])
def teruggeven(request: HttpRequest, melding: UUID) -> HttpResponse:
    """Put a melding back in a queue."""
    detail = queries.detail(melding)
    form = TeruggevenForm(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.teruggeven(melding, team=form.gekozen())):
        messages.success(request, "De melding staat weer in de wachtrij.")
        return redirect("toegang:wachtrij")
    inleiding = "De dag waarop iemand iets moet doen, blijft dezelfde. U leest het verhaal daarna niet meer."
    return _over_melding(request, form, detail, ("Zet terug in een wachtrij", "Zet terug", inleiding))


@require_POST
def afhandelen(request: HttpRequest, melding: UUID) -> HttpResponse:
    """Settle a melding without a dossier."""
    actions.afhandelen(melding)
    messages.success(request, "De melding is afgehandeld.")
    return redirect("toegang:wachtrij")


@require_http_methods(["GET", "HEAD", "POST"])
def koppelen(request: HttpRequest, melding: UUID) -> HttpResponse:
    """Say about whom an anonymous melding is."""
    detail = queries.detail(melding)
    form = KoppelForm(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.inwoner_koppelen(melding, persoon=form.bekend())):
        messages.success(request, "De inwoner is gekoppeld aan de melding.")
        return redirect("toegang:melding", melding)
    gegevens = {"form": form, "detail": detail}
    return render(request, "toegang/koppelen.html", gegevens, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def melder(request: HttpRequest, melding: UUID) -> HttpResponse:
    """Decide to see who told us, and why; the answer shows it once."""
    form = MelderForm(ingevuld(request))
    if form.is_valid():
        gegevens = {"melder": actions.melder_openen(melding, form.reden()), "melding": melding}
        return render(request, "toegang/melder_geopend.html", gegevens)
    queries.detail(melding)
    return render(request, "toegang/melder.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def inwoner_zoeken(request: HttpRequest) -> HttpResponse:
    """Look somebody up; what is typed travels in the body, never in an address (PRIV-15, PRIV-60)."""
    form = ZoekForm(ingevuld(request))
    deel = gevraagd_deel(request, "gevonden", "zoekvak")
    gegevens: dict[str, object] = {"form": form, "alleen_gevonden": deel == "gevonden"}
    gegevens["mag_afspraak"] = not presenters.waarom_niet("toegang.afspraak_maken")
    if form.is_valid():
        lukt(form, lambda: gegevens.update(gevonden=zoeken(form.zoekvraag())))
    # What is not right stands with the fields, so then they come along.
    if deel and form.errors:
        deel = "zoekvak"
    return render(request, f"{_ZOEKEN}#{deel}" if deel else _ZOEKEN, gegevens, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def veilig_contact(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """Agree how a resident is reached without danger, or that every way is safe again (PRIV-26)."""
    inwoner = inwoners.persoon(persoon, gegevensgroep="veilig contact")
    nu = veilig_queries.van(persoon)
    form = VeiligForm(ingevuld(request), nu=nu)
    if form.is_valid() and lukt(form, lambda: _spreek_af(persoon, form)):
        for afspraak in afspraken.strijdige(persoon):
            messages.warning(request, f"Er staat nog een afspraak die nu niet veilig is: {wanneer(afspraak)}.")
        messages.success(request, "Het staat erin, en het geldt vanaf nu.")
        return redirect("toegang:veilig_contact", persoon)
    gegevens = {"form": form, "inwoner": inwoner, "veilig": veilig_queries.in_woorden(persoon, inwoner.naam)}
    return render(request, "toegang/veilig_contact.html", gegevens, status=_status(form))


def _spreek_af(persoon: UUID, form: VeiligForm) -> None:
    if form.niet_meer_nodig:
        veilig.beeindigen(persoon)
    else:
        veilig.afspreken(persoon, form.veilig())


@require_http_methods(["GET", "HEAD", "POST"])
def contactmoment(request: HttpRequest) -> HttpResponse:
    """Register a contact. Who is on the phone stays there: the next one begins with the same kanaal."""
    mag_melden = bevoegdheden.mag("route", "toegang:contact_melden", wie.huidig().rol)
    begin = {"kanaal": request.session.get(_KANAAL, "")}
    form = ContactForm(ingevuld(request), mag_melden=mag_melden, initial=begin)
    gedaan: list[UUID] = []
    if form.is_valid() and lukt(form, lambda: gedaan.append(actions.contactmoment_registreren(form.contact()))):
        request.session[_KANAAL] = form.cleaned_data["kanaal"]
        messages.success(request, "Het contact is vastgelegd.")
        return redirect("toegang:contact_melden", *gedaan) if form.naar_melding else redirect("toegang:contactmoment")
    gegevens = {
        "form": form,
        "mag_melden": mag_melden,
        "zonder_melding": queries.contacten_zonder_melding() if mag_melden else [],
    }
    return render(request, "toegang/contactmoment.html", gegevens, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def contact_melden(request: HttpRequest, contact: UUID) -> HttpResponse:
    """Make a melding of a contact that one just registered: what is known of it need not be typed again."""
    return _melden(request, MeldingForm(ingevuld(request), contact=queries.eigen_contact(contact)))


@require_http_methods(["GET", "HEAD", "POST"])
def melden(request: HttpRequest) -> HttpResponse:
    """Write down a question of somebody at the desk or on the phone."""
    return _melden(request, MeldingForm(ingevuld(request)))


def _melden(request: HttpRequest, form: MeldingForm) -> HttpResponse:
    if form.is_valid() and lukt(form, lambda: actions.melden(form.vraag())):
        messages.success(request, "De melding staat in de wachtrij.")
        return redirect("toegang:wachtrij")
    return render(request, "toegang/melden.html", {"form": form}, status=_status(form))


def _wachtrij(request: HttpRequest, form: TeamForm, *, fout: str = "") -> HttpResponse:
    team = form.gekozen()
    rijen: Rijen[queries.Regel] | list[queries.Regel] = queries.wachtrij(team) if team else []
    blad = blad_van(request, rijen)
    gegevens = {
        "form": form,
        "team": team,
        "bijschrift": f"Dit wacht op {form.naam_van(team)}, het dringendste bovenaan",
        "blad": blad,
        "regels": presenters.met_namen(blad) if team else [],
        "waarom_niet": presenters.waarom_niet_oppakken(),
        "fout": fout,
    }
    sjabloon = f"{_WACHTRIJ}#lijst" if getattr(request, "htmx", False) else _WACHTRIJ
    return render(request, sjabloon, gegevens, status=KanNuNiet.status if fout else 200)


def _over_melding(
    request: HttpRequest, form: forms.Form, detail: queries.Detail, woorden: tuple[str, str, str]
) -> HttpResponse:
    """A page with one form about a melding; `woorden` are its title, its button and what it does."""
    titel, knop, inleiding = woorden
    gegevens = {
        "form": form,
        "titel": titel,
        "knop": knop,
        "inleiding": inleiding,
        "terug": reverse("toegang:melding", args=[detail.melding.pk]),
        "terug_tekst": "Terug naar de melding",
    }
    return render(request, "vorm/formulierpagina.html", gegevens, status=_status(form))


def _status(form: forms.Form) -> int:
    return 422 if form.errors else 200
