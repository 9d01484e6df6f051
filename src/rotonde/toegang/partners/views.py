"""The two forms of a partner: referring a resident, and writing down support."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from rotonde.catalogus.soorten import Partnertaak
from rotonde.toegang.forms import WieForm, ingevuld, lukt
from rotonde.toegang.partners import actions, policies
from rotonde.toegang.partners.forms import OndersteunForm, VerwijsForm

_invullen = require_http_methods(["GET", "HEAD", "POST"])


@_invullen
def verwijzen(request: HttpRequest) -> HttpResponse:
    """Refer a resident to the gemeente."""
    policies.check_mag(Partnertaak.VERWIJZEN)
    form = VerwijsForm(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: _verwijs(form)):
        messages.success(request, "De vraag staat in de wachtrij van de gemeente.")
        return redirect("werkplek:partner")
    return _pagina(request, form, "toegang/verwijzen.html")


@_invullen
def ondersteunen(request: HttpRequest) -> HttpResponse:
    """Write down support that one gave."""
    policies.check_mag(Partnertaak.ONDERSTEUNEN)
    form = OndersteunForm(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.ondersteuning_vastleggen(form.hulp())):
        messages.success(request, "De ondersteuning is vastgelegd. De inwoner ziet haar in Mijn Rotonde.")
        return redirect("werkplek:partner")
    return _pagina(request, form, "toegang/ondersteunen.html")


def _verwijs(form: VerwijsForm) -> None:
    velden = form.cleaned_data
    actions.verwijzen(form.vraag(), akkoord=velden["akkoord"], terugkoppelen=velden["terugkoppelen"])


def _pagina(request: HttpRequest, form: WieForm, sjabloon: str) -> HttpResponse:
    return render(request, sjabloon, {"form": form}, status=422 if form.errors else 200)
