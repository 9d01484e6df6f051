"""The screen on which one chooses who helps: what is lighter comes first (Wmo 2015 art. 2.3.2)."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from rotonde.inwoners import queries as inwoners
from rotonde.regie import actions, presenters
from rotonde.regie.beeld import DoelBeeld, DossierBeeld
from rotonde.regie.forms import InzetForm, LichterForm
from rotonde.regie.views import eigen, invullen, klaar, status
from rotonde.regie.views_aanpak import anders_dan_gezien, doel_in, revisie_van
from rotonde.toegang.forms import ingevuld, lukt
from rotonde.vorm.deel import gevraagd_deel

_PAGINA = "regie/inzet.html"
# The buttons beside what is offered: look again, and take one over. They store nothing.
ZOEK, KIES = "zoek", "kies"


@invullen
def inzet(request: HttpRequest, dossier: UUID, doel: UUID) -> HttpResponse:
    """Choose who does what for a doel, beside what there is that is lighter."""
    beeld = eigen(dossier)
    het_doel = doel_in(request, beeld, doel)
    if {ZOEK, KIES} & request.POST.keys():
        form = _overgenomen(request, het_doel, revisie_van(beeld))
        return _toon(request, form, beeld, het_doel, gevraagd_deel(request, "lichter", "velden"))
    form = InzetForm(ingevuld(request), wet=het_doel.wet, revisie=revisie_van(beeld))
    if form.is_valid() and lukt(form, lambda: actions.inzet_kiezen(doel, form.inhoud(), gezien=form.gezien())):
        return klaar(request, dossier, "De inzet staat bij het doel.")
    return _toon(request, form, beeld, het_doel)


def _overgenomen(request: HttpRequest, doel: DoelBeeld, revisie: int) -> InzetForm:
    """The form with what was typed, and over it what was chosen."""
    getypt = {naam: request.POST[naam] for naam in InzetForm.base_fields if request.POST.get(naam)}
    gekozen = presenters.als_inzet(request.POST[KIES]) if KIES in request.POST else {}
    return InzetForm(initial={**getypt, **gekozen}, wet=doel.wet, revisie=revisie)


def _toon(request: HttpRequest, form: InzetForm, beeld: DossierBeeld, doel: DoelBeeld, deel: str = "") -> HttpResponse:
    zoek = LichterForm(_zoekvraag(request), doel=doel, woonkern=inwoners.woonkern_van(doel.persoon))
    gegevens: dict[str, Any] = {
        "form": form,
        "zoek": zoek,
        "lichter": presenters.lichter(zoek.treffers()),
        "gekozen": form.initial.get("omschrijving", "") if KIES in request.POST else "",
        "inleiding": f"Voor het doel: {doel.omschrijving}",
        "terug": reverse("regie:dossier", args=[beeld.id]),
        # A part does not show it, so does not count as having seen it either.
        "anders": None if deel else anders_dan_gezien(form, beeld),
    }
    return render(request, f"{_PAGINA}#{deel}" if deel else _PAGINA, gegevens, status=status(form))


def _zoekvraag(request: HttpRequest) -> Any:
    return request.POST if {ZOEK, KIES} & request.POST.keys() else None
