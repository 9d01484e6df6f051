"""The screen on which one looks back on a doel with the resident."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from rotonde.kern.fouten import NietGevonden
from rotonde.regie import actions
from rotonde.regie.beeld import DoelBeeld, DossierBeeld
from rotonde.regie.forms import EvaluatieForm
from rotonde.regie.views import eigen, formulier, invullen, klaar
from rotonde.toegang.forms import ingevuld, lukt


@invullen
def evaluatie(request: HttpRequest, dossier: UUID, evaluatie: UUID) -> HttpResponse:
    """Record what came of looking back."""
    doel = _doel(eigen(dossier), evaluatie)
    form = EvaluatieForm(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.evaluatie_vastleggen(evaluatie, form.verslag())):
        return klaar(request, dossier, "Het staat in het dossier.")
    inleiding = f"Voor het doel: {doel.omschrijving} Het begon met een {doel.startscore}."
    return formulier(request, form, dossier, "Kijk samen terug", "Bewaar", inleiding)


def _doel(dossier: DossierBeeld, evaluatie: UUID) -> DoelBeeld:
    doelen = [doel for versie in dossier.aanpakken for doel in versie.doelen]
    gevonden = next((doel for doel in doelen if evaluatie in {een.id for een in doel.evaluaties}), None)
    if gevonden is None:
        raise NietGevonden("Deze evaluatie is niet gevonden in dit dossier: ga terug naar het dossier.")
    return gevonden
