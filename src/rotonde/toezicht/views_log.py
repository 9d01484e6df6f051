"""The screens about the house itself: who may what, the seals of the logs, and lines that are held back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from rotonde.kern import inzage as kern_inzage
from rotonde.kern import klok
from rotonde.kern.fouten import NietGevonden
from rotonde.toegang.forms import ingevuld, lukt
from rotonde.toezicht import actions, presenters, queries
from rotonde.toezicht import rechten as wie_mag_wat
from rotonde.toezicht.forms import RechtenForm, RedenForm
from rotonde.toezicht.soorten import Rechtenoordeel
from rotonde.toezicht.views import formulier, invullen, status
from rotonde.vorm.bladen import blad_van


@require_safe
def rechten(request: HttpRequest) -> HttpResponse:
    """Who may what, the whole list a page at a time, to review and to print (SEC-07)."""
    blad = blad_van(request, wie_mag_wat.lijst())
    gegevens = {"blad": blad, "vandaag": klok.vandaag(), "pad": presenters.pad()}
    return render(request, "toezicht/rechten.html", gegevens)


@invullen
def rechten_van(request: HttpRequest, medewerker: UUID) -> HttpResponse:
    """What one medewerker may, and the form to sign it."""
    regel = wie_mag_wat.van(medewerker)
    if regel is None:
        raise NietGevonden("Deze medewerker is hier niet gevonden: kijk in de lijst.")
    form = RechtenForm(ingevuld(request))
    if form.is_valid() and lukt(
        form,
        lambda: actions.rechten_beoordelen(
            medewerker, Rechtenoordeel(form.cleaned_data["oordeel"]), form.cleaned_data["opmerking"]
        ),
    ):
        messages.success(request, "De rechten zijn beoordeeld.")
        return redirect("toezicht:rechten")
    pad = presenters.pad(("Wie mag wat", reverse("toezicht:rechten")))
    gegevens = {"regel": regel, "feiten": presenters.rechtenfeiten(regel), "form": form, "pad": pad}
    return render(request, "toezicht/rechten_van.html", gegevens, status=status(form))


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Whether the logs are whole: seals, last check, breaks, what waits and the last exported head (SEC-27, SEC-28)."""
    standen = queries.zegelstanden()
    heel = all(not stand.breuken for stand in standen)
    gecontroleerd = all(stand.controle for stand in standen)
    kop = queries.laatste_kop()
    gegevens = {
        "standen": standen,
        "heel": heel,
        "gecontroleerd": gecontroleerd,
        "kop": kop,
        "kopfeiten": presenters.kopfeiten(kop),
        "pad": presenters.pad(),
    }
    return render(request, "toezicht/log.html", gegevens)


@require_safe
def vertrouwelijk(request: HttpRequest) -> HttpResponse:
    """Lines that their resident does not see yet."""
    gegevens = {"regels": queries.vertrouwelijke_regels(), "pad": presenters.pad()}
    return render(request, "toezicht/vertrouwelijk.html", gegevens)


@invullen
def vrijgeven(request: HttpRequest, inzage: UUID) -> HttpResponse:
    """Let the resident read a line from now on."""
    kern_inzage.achtergehouden(inzage)
    form = RedenForm(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.vertrouwelijkheid_opheffen(inzage, form.cleaned_data["reden"])):
        messages.success(request, "De inwoner ziet deze regel vanaf nu, op de tijd dat er is gekeken.")
        return redirect("toezicht:vertrouwelijk")
    inleiding = "De inwoner ziet de regel daarna in Mijn Rotonde. Dat kunt u niet terugdraaien."
    return formulier(
        request, form, "Laat de inwoner deze regel zien", "Laat zien", inleiding, reverse("toezicht:vertrouwelijk")
    )
