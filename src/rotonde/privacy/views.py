"""Screens of privacy."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rotonde.kern.aanmelding import eis_aangemeld
from rotonde.kern.fouten import Gebruikersfout
from rotonde.privacy import actions, gezag, presenters, queries, rechtzettingen, verzoeken
from rotonde.privacy.forms_recht import WensForm
from rotonde.privacy.presenters import MijnVerzoeken
from rotonde.privacy.views_avg import bestand_als_bijlage
from rotonde.vorm.bladen import blad_van


@require_safe
def inzage(request: HttpRequest) -> HttpResponse:
    """Wie keek er mee: the resident reads who looked at what, and why (PRIV-40)."""
    regels = queries.wie_keek(eis_aangemeld(request).actor)
    blad = blad_van(request, regels)
    return render(request, "privacy/inzage.html", {"blad": blad, "mijn": _mijn(eis_aangemeld(request).actor)})


def _mijn(persoon: UUID) -> MijnVerzoeken:
    correcties = rechtzettingen.mijn_correcties(persoon)
    return presenters.mijn_verzoeken(persoon, verzoeken.verzoeken(), correcties, gezag.kinderen(persoon))


@require_http_methods(["GET", "HEAD", "POST"])
def correctie(request: HttpRequest) -> HttpResponse:
    """Say which fact is wrong, and put the own words beside it (AVG art. 16)."""
    form = WensForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.correctie_vragen(eis_aangemeld(request).actor, form.wens())
        except Gebruikersfout as fout:
            form.add_error(None, fout.zin)
        else:
            messages.success(request, "Wij hebben uw verzoek. U leest hier wat wij ermee doen.")
            return redirect("privacy:inzage")
    return render(request, "privacy/correctie.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def kind_vragen(request: HttpRequest, kind: UUID) -> HttpResponse:
    """A parent with gezag asks for what is about a child (PRIV-29)."""
    actions.avg_vragen(kind)
    return redirect("privacy:inzage")


@require_safe
def besluit(request: HttpRequest, besluit: UUID) -> HttpResponse:
    """The letter of a besluit about oneself or to oneself; the line commits before a byte leaves."""
    return bestand_als_bijlage(verzoeken.besluit(besluit))
