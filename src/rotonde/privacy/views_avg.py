"""Screens of AVG requests, for the resident and for kwaliteit: parse, call one verb or query, render."""

from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rotonde.inwoners.veilig import queries as veilig
from rotonde.kern import beslotenheid, wie
from rotonde.kern.aanmelding import eis_aangemeld
from rotonde.kern.bevoegdheden import mag
from rotonde.kern.fouten import Gebruikersfout
from rotonde.privacy import actions, gezag, presenters, rechtzettingen, verzoeken
from rotonde.privacy.forms import AvgForm, WeglaatForm
from rotonde.privacy.forms_recht import GeefForm, OnthoudForm, RechtzetForm, WeigerForm
from rotonde.privacy.models import AvgVerzoek
from rotonde.privacy.soorten import Identiteit, Verzoeksoort
from rotonde.privacy.verzoeken import Bestand
from rotonde.vorm.bijlage import als_bijlage
from rotonde.vorm.bladen import blad_van

# Each on the page of a request under its own prefix; what they do stands in views_recht.
FORMULIEREN: dict[str, type[Form]] = {
    "rechtzetten": RechtzetForm,
    "weigeren": WeigerForm,
    "onthouden": OnthoudForm,
    "geven": GeefForm,
}


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
    besloten = set(beslotenheid.voor_mij())
    regels = [(rij, *presenters.stand_avg(rij), not besloten.isdisjoint({rij.persoon_id, rij.ouder})) for rij in blad]
    open_ = mag("route", "rechten:avg", wie.huidig().rol)
    return render(request, "rechten/avg_lijst.html", {"blad": blad, "regels": regels, "mag_openen": open_})


@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: HttpRequest) -> HttpResponse:
    """A request that came in by letter or at the desk."""
    form = AvgForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("rechten:avg", form.vraag())
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
    return bladzijde(request, rij, weglaten=form)


def bladzijde(request: HttpRequest, rij: AvgVerzoek, **getypt: Form) -> HttpResponse:
    """All of one request, with in a form what was typed there and what was wrong with it."""
    leeg: dict[str, Form] = {naam: klasse(prefix=naam) for naam, klasse in FORMULIEREN.items()}
    open_ = rij.afgehandeld_op is None
    gegevens = {
        "verzoek": rij,
        "veilig": veilig.in_woorden(rij.persoon_id, "De inwoner"),
        "rectificatie": rij.soort == Verzoeksoort.RECTIFICATIE,
        "stand": presenters.stand_avg(rij),
        "paren": presenters.gegevens_avg(rij),
        "delen": presenters.delen(verzoeken.na_te_kijken(rij)) if open_ else [],
        "weggelaten": verzoeken.weggelaten(rij.pk),
        "wens": presenters.wens(rechtzettingen.verklaring_bij(rij.pk)),
        "aantekeningen": rechtzettingen.aantekeningen(rij.pk),
        "ontvangers": presenters.ontvangers(rechtzettingen.ontvangers_van(rij.pk)),
        "besluiten": verzoeken.besluiten_op(rij),
        "onthouden": bool(rij.ouder and gezag.besluit_tegen(rij.ouder, rij.persoon_id)),
        "forms": {"weglaten": WeglaatForm(), **leeg, **getypt},
        "pad": _pad(),
    }
    fout = any(form.errors for form in getypt.values())
    return render(request, "rechten/avg.html", gegevens, status=422 if fout else 200)


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
    return bestand_als_bijlage(verzoeken.bestand(verzoek, vorm))


def bestand_als_bijlage(gevonden: Bestand) -> HttpResponse:
    """A file as attachment, in a sandbox (SEC-17)."""
    return als_bijlage(gevonden.inhoud, gevonden.naam, gevonden.soort)


def _pad() -> list[tuple[str, str]]:
    return [("AVG-verzoeken", reverse("rechten:avg_lijst"))]
