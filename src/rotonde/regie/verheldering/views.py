"""The screens of vraagverheldering: the conversation, and the marks of positieve gezondheid."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from rotonde.kern.fouten import NietGevonden
from rotonde.kern.soorten import Wet
from rotonde.regie import policies as regie_policies
from rotonde.regie import presenters
from rotonde.regie import queries as regie
from rotonde.regie.beeld import DossierBeeld
from rotonde.regie.verheldering import actions, policies, queries
from rotonde.regie.verheldering.forms import GezondheidForm, VerhelderingForm, tabel
from rotonde.regie.verheldering.klokken import EIGEN_PLAN, einde, klokken
from rotonde.regie.verheldering.queries import Verheldering
from rotonde.regie.verheldering.spin import web
from rotonde.toegang.forms import ingevuld, lukt


@require_http_methods(["GET", "HEAD", "POST"])
def verheldering(request: HttpRequest, dossier: UUID, persoon: UUID) -> HttpResponse:
    """Write down what is the matter with one member of the household; what is finished is shown as it was."""
    beeld, naam = _lid(dossier, persoon)
    alle = queries.laatste(dossier, persoon)
    open_ = next((een for een in alle if een.open), None)
    bevestigd_op = queries.bevestigd_op(dossier)
    form = VerhelderingForm(ingevuld(request), bestaand=open_, bevestigd_op=bevestigd_op)
    gegevens = {"form": form, "naam": naam, **_omgeving(beeld, persoon, alle)}
    gegevens["klokken"] = klokken(beeld.wet, beeld.gemeld_op, [een.rij for een in alle], bevestigd_op)
    gegevens["onderzoek"] = beeld.wet == Wet.WMO
    if form.is_valid() and lukt(form, lambda: _bewaar(form, dossier, persoon)):
        messages.success(request, "De vraagverheldering is bewaard.")
        return redirect("regie:verheldering", dossier, persoon)
    nu = open_.rij.revisie if open_ else 0
    if form.is_bound and form.cleaned_data.get("revisie") != nu:
        gegevens["anders"] = form.anders_dan(open_) if open_ else None
        form.op_wat_er_nu_staat(nu)
    gegevens["leest"] = bool(alle) and not (open_ or form.is_bound or "nieuw" in request.GET)
    return render(request, "regie/verheldering.html", gegevens, status=422 if form.errors else 200)


@require_POST
def afronden(request: HttpRequest, dossier: UUID, persoon: UUID) -> HttpResponse:
    """Finish the open vraagverheldering of this persoon."""
    _lid(dossier, persoon)
    alle = queries.laatste(dossier, persoon)
    if not alle:
        raise policies.niet_gevonden()
    actions.verheldering_afronden(alle[0].rij.pk)
    messages.success(request, "De vraagverheldering is afgerond.")
    return redirect("regie:verheldering", dossier, persoon)


@require_http_methods(["GET", "HEAD", "POST"])
def gezondheid(request: HttpRequest, dossier: UUID, persoon: UUID) -> HttpResponse:
    """Ask for the marks of positieve gezondheid, and see those of the first and the last time."""
    beeld, naam = _lid(dossier, persoon)
    form = GezondheidForm(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.gezondheid_meten(dossier, persoon, form.cijfers())):
        messages.success(request, "De cijfers zijn bewaard.")
        return redirect("regie:gezondheid", dossier, persoon)
    gemeten = queries.metingen(dossier, persoon)
    gegevens = {
        "form": form,
        "naam": naam,
        "web": web(gemeten),
        "tabel": tabel(gemeten) if gemeten else [],
        "dagen": [meting.dag for meting in gemeten],
        "pad": [
            *_pad(beeld),
            (f"Vraagverheldering van {naam}", reverse("regie:verheldering", args=[dossier, persoon])),
        ],
    }
    return render(request, "regie/gezondheid.html", gegevens, status=422 if form.errors else 200)


def _bewaar(form: VerhelderingForm, dossier: UUID, persoon: UUID) -> None:
    actions.vraag_verhelderen(dossier, persoon, form.inhoud(), revisie=form.cleaned_data["revisie"] or 0)


def _lid(dossier: UUID, persoon: UUID) -> tuple[DossierBeeld, str]:
    """A dossier that who asks holds, and the name of a member of its household.

    Raises NietGevonden for somebody else, GeenBevoegdheid for who only sees the dossier.
    """
    beeld = regie.dossier(dossier)
    regie_policies.check_houdt(ik_houd=beeld.ik_houd)
    naam = presenters.namen(beeld).get(persoon)
    if naam is None:
        raise NietGevonden("Deze inwoner hoort niet bij het huishouden van dit dossier: kijk in het dossier.")
    return beeld, naam


def _omgeving(beeld: DossierBeeld, persoon: UUID, alle: list[Verheldering]) -> dict[str, Any]:
    lopend = alle[0].rij if alle and alle[0].open else None
    return {
        "eerder": [een for een in alle if not een.open],
        "ontbreekt": policies.ontbreekt(lopend, einde(EIGEN_PLAN, beeld.gemeld_op)) if lopend else [],
        "bewaard": lopend is not None,
        "pad": _pad(beeld),
        "afronden": reverse("regie:verheldering_afronden", args=[beeld.id, persoon]),
        "gezondheid": reverse("regie:gezondheid", args=[beeld.id, persoon]),
    }


def _pad(beeld: DossierBeeld) -> list[tuple[str, str]]:
    return [
        ("Mijn dossiers", reverse("regie:caseload")),
        (presenters.titel(beeld), reverse("regie:dossier", args=[beeld.id])),
    ]
