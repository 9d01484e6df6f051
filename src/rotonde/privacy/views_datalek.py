"""Screens of datalekken: parse, call one verb or query, render."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rotonde.kern.fouten import Gebruikersfout, NietGevonden
from rotonde.kern.opmaak import datumtijd
from rotonde.kern.soorten import InzageSoort
from rotonde.privacy import actions, presenters, queries
from rotonde.privacy import geraakt as geraakten
from rotonde.privacy.forms import DatalekForm
from rotonde.privacy.geraakt import Kijker
from rotonde.vorm.bladen import blad_van
from rotonde.vorm.rekenblad import csv_bestand

STAPPEN: dict[str, Callable[[UUID, str], None]] = {
    "gemeld": lambda datalek, tekst: actions.datalek_gemeld(datalek, reden_te_laat=tekst),
    "niet_gemeld": lambda datalek, tekst: actions.datalek_niet_gemeld(datalek, reden=tekst),
    "hoog_risico": lambda datalek, _: actions.datalek_hoog_risico(datalek),
    "ingelicht": lambda datalek, _: actions.datalek_ingelicht(datalek),
}
KOP = (
    "Wie", "Rol", "Organisatie", "Wat", "Gegevens", "Aantal keer", "Aantal inwoners", "Eerste keer", "Laatste keer",
    "Ontvanger",
)  # fmt: skip


@require_safe
def datalekken(request: HttpRequest) -> HttpResponse:
    """Every datalek, the latest known first, with its clock."""
    blad = blad_van(request, queries.datalekken())
    regels = [(lek, *presenters.stand(lek)) for lek in blad]
    return render(request, "rechten/datalekken.html", {"blad": blad, "regels": regels})


@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: HttpRequest) -> HttpResponse:
    """Record a datalek."""
    form = DatalekForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("rechten:datalek", actions.datalek_vastleggen(form.lek()))
        except Gebruikersfout as fout:
            form.add_error(None, fout.zin)
    return render(
        request, "rechten/datalek_nieuw.html", {"form": form, "pad": _pad()}, status=422 if form.errors else 200
    )


@require_safe
def datalek(request: HttpRequest, datalek: UUID) -> HttpResponse:
    """A datalek: its clock, what was done, and who saw or received the data meanwhile."""
    lek = queries.datalek(datalek)
    gegevens = {
        "lek": lek,
        "stand": presenters.stand(lek),
        "paren": presenters.gegevens(lek),
        "blad": blad_van(request, geraakten.wie_zag(lek.personen, lek.van, lek.tot)),
        "pad": _pad(),
    }
    return render(request, "rechten/datalek.html", gegevens)


@require_POST
def stap(request: HttpRequest, datalek: UUID) -> HttpResponse:
    """The next step of a datalek: told or not, risk judged, betrokkenen told."""
    doe = STAPPEN.get(request.POST.get("stap", ""))
    if doe is None:
        raise NietGevonden("Deze stap bestaat niet: ga terug naar het datalek en kies een knop.")
    doe(datalek, request.POST.get("toelichting", ""))
    return redirect("rechten:datalek", datalek)


@require_safe
def geraakt(request: HttpRequest, datalek: UUID) -> HttpResponse:
    """Who saw or received the data, as a file for a spreadsheet program (SEC-19)."""
    lek = queries.datalek(datalek)
    kijkers = geraakten.wie_zag(lek.personen, lek.van, lek.tot, soort=InzageSoort.EXPORTEREN)
    antwoord = HttpResponse(csv_bestand(KOP, map(_rij, kijkers)), content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="datalek-{lek.kenmerk}.csv"'
    return antwoord


def _rij(kijker: Kijker) -> tuple[object, ...]:
    return (
        kijker.naam,
        kijker.rol,
        kijker.organisatie,
        kijker.handeling,
        kijker.gegevensgroep,
        kijker.regels,
        kijker.personen,
        datumtijd(kijker.eerste),
        datumtijd(kijker.laatste),
        "ja" if kijker.ontvanger else "nee",
    )


def _pad() -> list[tuple[str, str]]:
    return [("Datalekken", reverse("rechten:datalekken"))]
