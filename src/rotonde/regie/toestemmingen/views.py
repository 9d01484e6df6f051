"""The screens of toestemming in a dossier: what was allowed, recording one, and ending one."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from rotonde.privacy.toestemming import actions
from rotonde.privacy.toestemming import presenters as in_woorden
from rotonde.privacy.toestemming import queries as toestemmingen
from rotonde.privacy.toestemming.presenters import Toestemmingsregel
from rotonde.privacy.toestemming.queries import Regel
from rotonde.regie import policies, presenters, queries
from rotonde.regie.toestemmingen.forms import ToestemmingForm
from rotonde.regie.views import eigen, invullen, status
from rotonde.toegang.forms import ingevuld, lukt
from rotonde.toegang.presenters import waarom_niet
from rotonde.vorm.bladen import blad_van


@dataclass(frozen=True)
class Lijstregel:
    """A toestemming in the list of a dossier; `url` is empty where it cannot be withdrawn."""

    regel: Toestemmingsregel
    wie: str
    url: str


@require_safe
def overzicht(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """What the residents of a dossier allow, and what they allowed before."""
    kop = queries.kop(dossier, gegevensgroep="dossier")
    mag = not waarom_niet("privacy.toestemming_intrekken", lambda: policies.check_houdt(ik_houd=kop.ik_houd))
    blad = blad_van(request, toestemmingen.van_dossier(dossier))
    gegevens = {
        "blad": blad,
        "regels": [_lijstregel(dossier, kop.namen, regel, mag=mag) for regel in blad],
        "nieuw": reverse("regie:toestemming", args=[dossier]) if mag else "",
        "pad": [("Dossier", reverse("regie:dossier", args=[dossier]))],
    }
    return render(request, "regie/toestemmingen.html", gegevens)


@invullen
def vastleggen(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Record what a resident allows."""
    beeld = eigen(dossier)
    form = ToestemmingForm(ingevuld(request), leden=presenters.namen(beeld))
    if form.is_valid() and lukt(form, lambda: actions.vastleggen(form.instemming(dossier))):
        messages.success(request, "De toestemming is vastgelegd. De inwoner ziet haar in Mijn Rotonde.")
        return redirect("regie:toestemmingen", dossier)
    inleiding = (
        "Voor wat bij onze taak hoort, vraagt u geen toestemming: daar zegt de wet al dat het mag. "
        "De inwoner mag nee zeggen, en een ja altijd intrekken."
    )
    return _pagina(request, form, dossier, "Leg een toestemming vast", "Leg vast", inleiding)


@invullen
def intrekken(request: HttpRequest, dossier: UUID, toestemming: UUID) -> HttpResponse:
    """End a toestemming because the resident says so."""
    eigen(dossier)
    regel = toestemmingen.een(toestemming, dossier=dossier)
    form = forms.Form(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.intrekken(toestemming)):
        messages.success(request, "De toestemming is ingetrokken. Zij telt vanaf nu niet meer.")
        return redirect("regie:toestemmingen", dossier)
    inleiding = f"{in_woorden.zin(regel)}. Wat al is gedaan, blijft gedaan. Vanaf nu mag het niet meer."
    return _pagina(request, form, dossier, "Trek de toestemming in", "Trek in", inleiding)


def _lijstregel(dossier: UUID, namen: dict[UUID, str], regel: Regel, *, mag: bool) -> Lijstregel:
    url = reverse("regie:toestemming_intrekken", args=[dossier, regel.id]) if mag and regel.geldt else ""
    wie = namen.get(regel.persoon, "iemand die niet meer in het huishouden woont")
    return Lijstregel(in_woorden.regel(regel), wie, url)


def _pagina(
    request: HttpRequest, form: forms.Form, dossier: UUID, titel: str, knop: str, inleiding: str
) -> HttpResponse:
    gegevens: dict[str, Any] = {
        "form": form,
        "titel": titel,
        "knop": knop,
        "inleiding": inleiding,
        "terug": reverse("regie:toestemmingen", args=[dossier]),
    }
    return render(request, "vorm/formulierpagina.html", gegevens, status=status(form))
