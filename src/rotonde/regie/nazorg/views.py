"""The screens of nazorg: whom to ask once more, and what came of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from rotonde.kern import klok
from rotonde.kern.aanmelding import eis_aangemeld
from rotonde.kern.opmaak import datum
from rotonde.regie.nazorg import actions, queries
from rotonde.regie.nazorg.forms import NazorgForm
from rotonde.regie.nazorg.soorten import NazorgUitkomst
from rotonde.regie.views import invullen, status
from rotonde.toegang.forms import ingevuld, lukt
from rotonde.vorm.bladen import blad_van


@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """Whom one still has to ask how it goes."""
    blad = blad_van(request, queries.te_doen(eis_aangemeld(request).actor))
    return render(request, "regie/nazorg.html", {"blad": blad})


@invullen
def vastleggen(request: HttpRequest, nazorg: UUID) -> HttpResponse:
    """Say what came of it."""
    regel = queries.een(nazorg)
    form = NazorgForm(ingevuld(request), initial={"gedaan_op": klok.vandaag().isoformat()})
    if form.is_valid() and lukt(form, lambda: actions.vastleggen(nazorg, form.verslag())):
        vraag = form.verslag().uitkomst == NazorgUitkomst.VRAAG
        verder = " Noteer de nieuwe vraag nu: zo gaat zij niet verloren." if vraag else ""
        messages.success(request, f"De nazorg is vastgelegd.{verder}")
        return redirect("toegang:melden" if vraag else "regie:nazorg_overzicht")
    gegevens = {
        "form": form,
        "titel": f"Nazorg voor {regel.inwoner}",
        "knop": "Leg vast",
        "inleiding": f"Gepland op {datum(regel.gepland_op)}. Na het vastleggen ziet u dit niet meer.",
        "terug": reverse("regie:nazorg_overzicht"),
    }
    return render(request, "vorm/formulierpagina.html", gegevens, status=status(form))
