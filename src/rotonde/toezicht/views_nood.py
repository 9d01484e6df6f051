"""The screens for who opens a dossier in need, and for who must know of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rotonde.inwoners.actions import zoeken
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import Noodtoegang
from rotonde.toegang.forms import ingevuld, lukt
from rotonde.toezicht import actions, queries
from rotonde.toezicht.forms import NoodForm, enige
from rotonde.vorm.bladen import blad_van


@require_http_methods(["GET", "HEAD", "POST"])
def nood(request: HttpRequest) -> HttpResponse:
    """Ask for noodtoegang to the dossier of a resident."""
    form = NoodForm(ingevuld(request))
    geopend: list[Noodtoegang] = []

    def open_() -> None:
        gevonden = zoeken(form.zoekvraag(), precies=True)
        persoon = enige(gevonden.treffers, meer=gevonden.meer)
        geopend.append(actions.noodtoegang_openen(form.aanvraag(persoon)))

    if form.is_valid() and lukt(form, open_):
        return redirect("toezicht:nood_open", geopend[0].pk)
    return render(request, "toezicht/nood.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def nood_open(request: HttpRequest, noodtoegang: UUID) -> HttpResponse:
    """What was opened, until when, and the way to it."""
    rij = queries.mijn_noodtoegang(noodtoegang)
    if rij is None:
        raise NietGevonden("Deze noodtoegang is niet gevonden: vraag haar opnieuw aan als het nodig is.")
    return render(request, "toezicht/nood_open.html", {"nood": rij, "loopt": queries.loopt_nog(rij)})


@require_safe
def berichten(request: HttpRequest) -> HttpResponse:
    """Word to who asks, by name or by rol."""
    blad = blad_van(request, queries.berichten())
    return render(request, "toezicht/berichten.html", {"blad": blad})


@require_POST
def gelezen(request: HttpRequest, kennisgeving: UUID) -> HttpResponse:
    """Note that a message was read."""
    actions.kennisgeving_lezen(kennisgeving)
    messages.success(request, "Het bericht is gelezen.")
    return redirect("toezicht:berichten")
