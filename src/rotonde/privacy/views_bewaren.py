"""Screens of keeping and destroying: parse, call one verb or query, render."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rotonde.kern import wie
from rotonde.kern.bevoegdheden import mag
from rotonde.kern.fouten import Gebruikersfout, KanNuNiet
from rotonde.kern.models import Vernietigingslijst
from rotonde.kern.soorten import Blokkadereden, LijstStatus
from rotonde.privacy import lijsten, policies
from rotonde.privacy import presenters_bewaren as presenters
from rotonde.privacy.actions import akkoord as akkoord_actions
from rotonde.privacy.actions import blokkade as blokkades_actions
from rotonde.privacy.actions import vernietiging
from rotonde.privacy.forms_bewaren import AfwijzenForm, BlokkadeForm
from rotonde.vorm.bladen import blad_van


@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """What is due, and every list there was."""
    blad = blad_van(request, lijsten.lijsten())
    stapels = lijsten.aan_de_beurt()
    gegevens = {
        "stapels": stapels,
        "iets_te_doen": any(stapel.kan for stapel in stapels),
        "blad": blad,
        "rijen": presenters.lijstrijen(blad.object_list),
        "akkoord": presenters.akkoord_van(lijsten.nu_geldend()),
        "mag_akkoord": _mag("akkoord_geven"),
        "mag_opstellen": _mag("lijst_opstellen"),
        "mag_blokkeren": _mag("blokkade_zetten"),
    }
    return render(request, "privacy/bewaren/overzicht.html", gegevens)


@require_POST
def opstellen(request: HttpRequest) -> HttpResponse:
    """Make a list of what is due."""
    try:
        lijst_id = vernietiging.lijst_opstellen()
    except KanNuNiet as fout:
        messages.error(request, fout.zin)
        return redirect("bewaren:overzicht")
    if lijst_id is None:
        messages.info(request, "Er is nu niets om te vernietigen. Er is geen lijst gemaakt.")
        return redirect("bewaren:overzicht")
    messages.success(request, "De lijst is gemaakt. Een collega beoordeelt haar.")
    return redirect("bewaren:lijst", lijst_id)


@require_POST
def akkoord(request: HttpRequest) -> HttpResponse:
    """Approve beforehand that signalen go on their day, or take that back."""
    try:
        if "geven" in request.POST:
            akkoord_actions.akkoord_geven()
            messages.success(request, "Signalen gaan voortaan weg op hun dag.")
        else:
            akkoord_actions.akkoord_intrekken()
            messages.success(request, "Het akkoord is ingetrokken. Signalen komen weer op een lijst.")
    except KanNuNiet as fout:
        messages.error(request, fout.zin)
    return redirect("bewaren:overzicht")


@require_http_methods(["GET", "HEAD", "POST"])
def lijst(request: HttpRequest, lijst_id: UUID) -> HttpResponse:
    """One list: what stands on it, and the judgement of somebody else."""
    form = AfwijzenForm()
    if request.method == "POST":
        form = AfwijzenForm(request.POST) if "afwijzen" in request.POST else form
        if not form.is_bound or form.is_valid():
            _beoordeel(request, lijst_id, form)
            return redirect("bewaren:lijst", lijst_id)
    rij = lijsten.lijst(lijst_id)
    te_dichtbij = policies.over_kring(rij, [wie.huidig().actor])
    blad = blad_van(request, lijsten.regels(lijst_id))
    bewijs = lijsten.verklaring(lijst_id)
    gegevens = {
        "lijst": rij,
        "paren": presenters.gegevens_van(rij),
        "groepen": lijsten.groepen(lijst_id),
        "blad": blad,
        "rijen": presenters.regelrijen(blad.object_list, rij),
        "bewijs": presenters.bewijs_van(bewijs) if bewijs else None,
        "form": form,
        "wacht": rij.status == LijstStatus.VOORGESTELD,
        "te_dichtbij": te_dichtbij,
        "waarom_niet": _waarom_niet(rij, te_dichtbij=te_dichtbij),
        "mag_blokkeren": _mag("blokkade_zetten"),
        "pad": _pad(),
    }
    return render(request, "privacy/bewaren/lijst.html", gegevens, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def blokkades(request: HttpRequest) -> HttpResponse:
    """The holds that count, and the form for a new one."""
    begin = {"soort": request.GET.get("soort"), "kenmerk": request.GET.get("kenmerk")}
    form = BlokkadeForm(request.POST or None, initial=begin)
    if request.method == "POST" and form.is_valid():
        velden = form.cleaned_data
        try:
            blokkades_actions.blokkade_zetten(
                velden["soort"], velden["kenmerk"], Blokkadereden(velden["reden"]), velden["toelichting"]
            )
        except Gebruikersfout as fout:
            form.add_error("kenmerk", fout.zin)
        else:
            messages.success(request, "De blokkade geldt vanaf nu.")
            return redirect("bewaren:blokkades")
    blad = blad_van(request, lijsten.blokkades())
    gegevens = {"form": form, "blad": blad, "pad": _pad()}
    return render(request, "privacy/bewaren/blokkades.html", gegevens, status=422 if form.errors else 200)


@require_POST
def opheffen(request: HttpRequest, blokkade_id: UUID) -> HttpResponse:
    """Lift a hold."""
    try:
        blokkades_actions.blokkade_opheffen(blokkade_id)
    except KanNuNiet as fout:
        messages.error(request, fout.zin)
    else:
        messages.success(request, "De blokkade is opgeheven.")
    return redirect("bewaren:blokkades")


_ANDER = "Een kwaliteitsmedewerker beoordeelt deze lijst."


def _beoordeel(request: HttpRequest, lijst_id: UUID, form: AfwijzenForm) -> None:
    """Judge as asked; what cannot happen now is said on the next page."""
    try:
        if form.is_bound:
            vernietiging.lijst_afwijzen(lijst_id, form.cleaned_data["reden"])
            messages.success(request, "De lijst is afgewezen. Er wordt niets vernietigd.")
        else:
            vernietiging.lijst_goedkeuren(lijst_id)
            messages.success(request, "U bent akkoord. Het systeem vernietigt wat op de lijst staat.")
    except KanNuNiet as fout:
        messages.error(request, fout.zin)


def _waarom_niet(lijst: Vernietigingslijst, *, te_dichtbij: bool) -> str:
    if not _mag("lijst_goedkeuren"):
        return _ANDER
    return policies.waarom_niet_beoordelen(lijst, wie.huidig().actor, te_dichtbij=te_dichtbij)


def _mag(werkwoord: str) -> bool:
    return mag("actie", f"privacy.{werkwoord}", wie.huidig().rol)


def _pad() -> list[tuple[str, str]]:
    return [("Bewaren en vernietigen", reverse("bewaren:overzicht"))]
