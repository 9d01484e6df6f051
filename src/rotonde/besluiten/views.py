"""Screens of besluiten: parse, call one action or query, render."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from rotonde.besluiten import actions, presenters, queries
from rotonde.besluiten.forms import VoorstelForm
from rotonde.besluiten.soorten import BesluitSoort, eenheid
from rotonde.inwoners.naam import voluit
from rotonde.inwoners.veilig import queries as veilig
from rotonde.kern import betrokkenheid, klok, wie
from rotonde.kern.bevoegdheden import mag
from rotonde.vorm.bijlage import als_bijlage
from rotonde.vorm.bladen import blad_van


@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """What waits: maatwerk for which nothing was asked yet, and aanvragen without a letter."""
    # Named, and not left to the policies: PostgreSQL then begins at these dossiers, however many it thinks there are.
    eigen = betrokkenheid.mijn_objecten()
    aanvragen = blad_van(request, queries.werkvoorraad(eigen))
    gegevens = {
        "aanvragen": aanvragen,
        "inzetten": blad_van(request, queries.inzetten_zonder_aanvraag(eigen), naam="inzetten"),
        "regels": [(regel, presenters.STATUS[regel.stand]) for regel in aanvragen],
        "vandaag": klok.vandaag(),
    }
    return render(request, "besluiten/overzicht.html", gegevens)


@require_http_methods(["GET", "HEAD", "POST"])
def voorstellen(request: HttpRequest, inzet_id: UUID) -> HttpResponse:
    """Propose a besluit for an inzet of the Aanpak."""
    inzet, product = queries.inzet(inzet_id)
    per = eenheid(product.eenheid, product.frequentie)
    begin = {"ontvangen_op": klok.vandaag(), "soort": BesluitSoort.TOEKENNEN.value}
    form = VoorstelForm(request.POST or None, initial=begin, inzet=inzet, product=product, eenheid=per)
    if request.method == "POST" and form.is_valid():
        voorstel = actions.voorstellen_op_inzet(form.opdracht())
        return redirect("besluiten:voorstel", voorstel.id)
    gegevens = {"form": form, "inzet": inzet, "product": product, "pad": _pad()}
    return render(request, "besluiten/voorstellen.html", gegevens, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def voorstel(request: HttpRequest, voorstel_id: UUID) -> HttpResponse:
    """A voorstel, and the button to decide on it, or why not and who can."""
    if request.method == "POST":
        return redirect("besluiten:besluit", actions.besluiten(voorstel_id).id)
    rij = queries.voorstel(voorstel_id)
    gegevens = {
        "voorstel": rij,
        "pad": _pad(rij.dossier_id),
        "dossier_url": presenters.naar_dossier(rij.dossier_id),
        "paren": presenters.gegevens_van_voorstel(rij),
        "motiveringen": rij.motiveringen.all(),
        "genomen": next(iter(rij.besluiten.all()), None),
        "knop": presenters.besluitknop(rij),
        "toekennen": rij.soort == BesluitSoort.TOEKENNEN,
    }
    return render(request, "besluiten/voorstel.html", gegevens)


@require_http_methods(["GET", "HEAD", "POST"])
def besluit(request: HttpRequest, besluit_id: UUID) -> HttpResponse:
    """A besluit: announce it, or read the letter that was sent."""
    if request.method == "POST":
        actions.bekendmaken(besluit_id)
        return redirect("besluiten:besluit", besluit_id)
    rij = queries.besluitbeeld(besluit_id)
    gegevens = {
        "besluit": rij,
        "veilig": veilig.in_woorden(rij.persoon_id, voluit(rij.voornamen, rij.achternaam)),
        "pad": _pad(rij.dossier_id) if mag("route", "besluiten:overzicht", wie.huidig().rol) else [],
        "paren": presenters.gegevens_van_besluit(rij),
        "motiveringen": rij.motiveringen,
        "toekennen": rij.soort == BesluitSoort.TOEKENNEN,
    }
    return render(request, "besluiten/besluit.html", gegevens)


@require_safe
def beschikking(request: HttpRequest, besluit_id: UUID) -> HttpResponse:
    """The letter as it was sent. The file name says nothing about its content (PRIV-32, SEC-17)."""
    brief = queries.beschikking(besluit_id)
    return als_bijlage(brief.pdf, f"brief-{brief.kenmerk}.pdf")


def _pad(dossier: UUID | None = None) -> list[tuple[str, str]]:
    """The way back: to the list, and to the dossier for who may open it."""
    url = presenters.naar_dossier(dossier) if dossier else ""
    return [("Besluiten", reverse("besluiten:overzicht")), *([("Dossier", url)] if url else [])]
