"""Screens of AVG requests, for the resident and for kwaliteit: parse, call one verb or query, render."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rotonde.kern import wie
from rotonde.kern.aanmelding import eis_aangemeld
from rotonde.kern.bevoegdheden import mag
from rotonde.kern.fouten import Gebruikersfout
from rotonde.privacy import actions, presenters, verzoeken
from rotonde.privacy.forms import AvgForm, WeglaatForm
from rotonde.privacy.soorten import Identiteit
from rotonde.vorm.bladen import blad_van


@require_POST
def vragen(request: HttpRequest) -> HttpResponse:
    """The resident asks for all own data."""
    actions.avg_vragen(eis_aangemeld(request).actor)
    return redirect("privacy:inzage")


@require_safe
def mijn_bestand(request: HttpRequest, verzoek: UUID, vorm: str) -> HttpResponse:
    """The answer as a file, to the resident; the line in the inzagelog commits before a byte leaves."""
    return _bestand(verzoek, vorm)


@require_safe
def bestand(request: HttpRequest, verzoek: UUID, vorm: str) -> HttpResponse:
    """The answer as a file, to give to who does not sign in."""
    return _bestand(verzoek, vorm)


@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """Every request, what waits first; no names."""
    blad = blad_van(request, verzoeken.verzoeken())
    regels = [(rij, *presenters.stand_avg(rij)) for rij in blad]
    open_ = mag("route", "rechten:avg", wie.huidig().rol)
    return render(request, "rechten/avg_lijst.html", {"blad": blad, "regels": regels, "mag_openen": open_})


@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: HttpRequest) -> HttpResponse:
    """A request that came in by letter or at the desk."""
    form = AvgForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            velden = form.cleaned_data
            return redirect("rechten:avg", actions.avg_vragen(velden["bsn"], ontvangen_op=velden["ontvangen_op"]))
        except Gebruikersfout as fout:
            form.add_error(None, fout.zin)
    gegevens = {"form": form, "pad": _pad()}
    return render(request, "rechten/avg_nieuw.html", gegevens, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def verzoek(request: HttpRequest, verzoek: UUID) -> HttpResponse:
    """One request: read what goes, take out what is about others, and give it."""
    rij = verzoeken.verzoek(verzoek)
    form = WeglaatForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.avg_weglaten(verzoek, [form.weg()])
            return redirect("rechten:avg", verzoek)
        except Gebruikersfout as fout:
            form.add_error(None, fout.zin)
    gegevens = {
        "verzoek": rij,
        "stand": presenters.stand_avg(rij),
        "paren": presenters.gegevens_avg(rij),
        "delen": [] if rij.afgehandeld_op else presenters.delen(verzoeken.na_te_kijken(rij)),
        "weggelaten": verzoeken.weggelaten(rij.pk),
        "form": form,
        "pad": _pad(),
    }
    return render(request, "rechten/avg.html", gegevens, status=422 if form.errors else 200)


@require_POST
def identiteit(request: HttpRequest, verzoek: UUID) -> HttpResponse:
    """The identity was seen at the desk."""
    actions.avg_identiteit(verzoek, Identiteit.LEGITIMATIE)
    return redirect("rechten:avg", verzoek)


@require_POST
def verlengen(request: HttpRequest, verzoek: UUID) -> HttpResponse:
    """Two months more, with a reason."""
    actions.avg_verlengen(verzoek, reden=request.POST.get("reden", ""))
    return redirect("rechten:avg", verzoek)


@require_POST
def vrijgeven(request: HttpRequest, verzoek: UUID) -> HttpResponse:
    """Give the answer."""
    actions.avg_vrijgeven(verzoek)
    return redirect("rechten:avg", verzoek)


def _bestand(verzoek: UUID, vorm: str) -> HttpResponse:
    gevonden = verzoeken.bestand(verzoek, vorm)
    antwoord = HttpResponse(gevonden.inhoud, content_type=gevonden.soort)
    antwoord["Content-Disposition"] = f'attachment; filename="{gevonden.naam}"'
    antwoord["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return antwoord


def _pad() -> list[tuple[str, str]]:
    return [("AVG-verzoeken", reverse("rechten:avg_lijst"))]
