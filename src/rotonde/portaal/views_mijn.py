"""Mijn Rotonde: where a resident follows what was asked, agreed and decided."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rotonde.besluiten import queries as besluiten
from rotonde.kern import klok
from rotonde.kern.aanmelding import eis_aangemeld
from rotonde.portaal.mijn import mijn_klachten, mijn_rotonde
from rotonde.toegang.bevestiging import queries as bevestigingen
from rotonde.toegang.bevestiging.papier import NAAM
from rotonde.toegang.forms import ingevuld, lukt
from rotonde.toegang.soorten import Kanaal
from rotonde.toezicht.klachten import actions as klachten
from rotonde.toezicht.klachten.actions import Klachtbrief
from rotonde.toezicht.klachten.forms import EigenKlachtForm
from rotonde.vorm.bijlage import als_bijlage


@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """My questions, my Aanspreekpunt, my Aanpak, my letters."""
    return render(request, "portaal/mijn.html", {"mijn": mijn_rotonde(eis_aangemeld(request).actor)})


@require_safe
def brief(request: HttpRequest, besluit: UUID) -> HttpResponse:
    """The letter as it was sent, as attachment (SEC-17); the line in the inzagelog commits before a byte leaves."""
    gevonden = besluiten.beschikking(besluit)
    return als_bijlage(gevonden.pdf, f"brief-{gevonden.kenmerk}.pdf")


@require_safe
def bevestiging(request: HttpRequest, melding: UUID) -> HttpResponse:
    """That a question was received, as it was sent."""
    return als_bijlage(bevestigingen.voor_inwoner(melding), NAAM)


@require_http_methods(["GET", "HEAD", "POST"])
def klacht(request: HttpRequest) -> HttpResponse:
    """Complain about how one was treated, and read what came of it."""
    ik = eis_aangemeld(request).actor
    form = EigenKlachtForm(ingevuld(request))
    if form.is_valid() and lukt(
        form,
        lambda: klachten.indienen(Klachtbrief(ik, form.cleaned_data["tekst"], Kanaal.PORTAAL, klok.vandaag())),
    ):
        messages.success(request, "Wij hebben uw klacht ontvangen. U krijgt binnen zes weken antwoord.")
        return redirect("portaal:klacht")
    gegevens = {"form": form, "klachten": mijn_klachten(ik)}
    return render(request, "portaal/klacht.html", gegevens, status=422 if form.errors else 200)


@require_POST
def klacht_intrekken(request: HttpRequest, klacht: UUID) -> HttpResponse:
    """No answer is needed any more."""
    klachten.intrekken(klacht)
    messages.success(request, "Uw klacht is ingetrokken.")
    return redirect("portaal:klacht")
