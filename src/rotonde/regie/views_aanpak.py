"""The screens on which the one Aanpak is written."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse

from rotonde.kern.fouten import NietGevonden
from rotonde.kern.soorten import Wet
from rotonde.regie import actions, presenters, queries, verschil
from rotonde.regie.actions import Opstelling
from rotonde.regie.beeld import DoelBeeld, DossierBeeld
from rotonde.regie.forms import AkkoordForm, DoelForm, DoelWijzigForm, InAanpakForm
from rotonde.regie.verschil import Verschil
from rotonde.regie.views import eigen, formulier, invullen, klaar
from rotonde.toegang.forms import ingevuld, lukt


@invullen
def aanpak(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Begin a version of the one Aanpak: it runs over all wetten, each doel and inzet names its own (PRIV-02)."""
    eigen(dossier)
    form = forms.Form(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.aanpak_opstellen(Opstelling(dossier, Wet.ALGEMEEN))):
        return klaar(request, dossier, "De Aanpak staat klaar om in te vullen.")
    inleiding = "Er is één Aanpak voor alles wat er speelt. Bij elk doel kiest u de wet."
    return formulier(request, form, dossier, "Stel de Aanpak op", "Begin", inleiding)


@invullen
def doel(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Set a doel in the version that is being written."""
    beeld = eigen(dossier)
    form = DoelForm(ingevuld(request), leden=presenters.namen(beeld), revisie=revisie_van(beeld))
    if form.is_valid() and lukt(
        form, lambda: actions.doel_stellen(_aanpak(beeld), form.inhoud(), gezien=form.gezien())
    ):
        return klaar(request, dossier, "Het doel staat in de Aanpak.")
    return _in_aanpak(request, form, beeld, "Stel een doel", "Bewaar het doel")


@invullen
def doel_wijzigen(request: HttpRequest, dossier: UUID, doel: UUID) -> HttpResponse:
    """Change what a doel says."""
    beeld = eigen(dossier)
    het_doel = doel_in(request, beeld, doel)
    form = DoelWijzigForm(ingevuld(request), doel=het_doel, revisie=revisie_van(beeld))
    if form.is_valid() and lukt(form, lambda: actions.doel_wijzigen(doel, form.wijziging(), gezien=form.gezien())):
        return klaar(request, dossier, "Het doel is gewijzigd.")
    return _in_aanpak(request, form, beeld, "Wijzig het doel", "Bewaar het doel", doel=doel)


@invullen
def akkoord(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Fix the version that is being written."""
    beeld = eigen(dossier)
    form = AkkoordForm(ingevuld(request), revisie=revisie_van(beeld))
    if form.is_valid() and lukt(
        form,
        lambda: actions.akkoord_vastleggen(form.vastlegging(_aanpak(beeld))),
    ):
        return klaar(request, dossier, "De Aanpak ligt vast.")
    inleiding = "Daarna verandert deze versie niet meer. Moet er iets anders? Dan maakt u een nieuwe versie."
    return _in_aanpak(request, form, beeld, "Leg het akkoord vast", "Stel de Aanpak vast", inleiding)


def _aanpak(dossier: DossierBeeld) -> UUID:
    if dossier.aanpak is None:
        raise NietGevonden("Er is nog geen Aanpak in dit dossier: stel die eerst op.")
    return dossier.aanpak.id


def revisie_van(dossier: DossierBeeld) -> int:
    """The revision that a form of this dossier is about."""
    return dossier.aanpak.revisie if dossier.aanpak else 0


def doel_in(request: HttpRequest, dossier: DossierBeeld, doel: UUID) -> DoelBeeld:
    """The doel of the newest version; what was typed for one that was fixed meanwhile keeps its form, and its text."""
    versies = dossier.aanpakken if request.method == "POST" else dossier.aanpakken[:1]
    gevonden = next((een for versie in versies for een in versie.doelen if een.id == doel), None)
    if gevonden is None:
        raise NietGevonden("Dit doel is niet gevonden in dit dossier: ga terug naar het dossier.")
    return gevonden


def _in_aanpak(
    request: HttpRequest,
    form: InAanpakForm,
    beeld: DossierBeeld,
    titel: str,
    knop: str,
    inleiding: str = "",
    *,
    doel: UUID | None = None,
) -> HttpResponse:
    return formulier(request, form, beeld.id, titel, knop, inleiding, anders=anders_dan_gezien(form, beeld, doel))


def anders_dan_gezien(form: InAanpakForm, beeld: DossierBeeld, doel: UUID | None = None) -> Verschil | None:
    """What changed since the reader of this form saw the Aanpak; from here on that was seen too (REL-11)."""
    if form.is_bound:
        # While the verb waited for its turn, another may have written.
        beeld = queries.dossier(beeld.id)
    anders = verschil.sinds_gezien(beeld, form, doel)
    form.staat_op(revisie_van(beeld))
    return anders
