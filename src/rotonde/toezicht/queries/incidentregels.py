"""Incidenten: what was not right, and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rotonde.kern import wie
from rotonde.kern.fouten import NietGevonden
from rotonde.toezicht.models import (
    Incident,
)
from rotonde.toezicht.queries.namen import namen_van
from rotonde.toezicht.soorten import Bron


@dataclass(frozen=True)
class Incidentregel:
    """One incident."""

    id: UUID
    bron: Bron
    medewerker: UUID
    wie: str
    omschrijving: str
    geopend_op: datetime
    uitkomst: str
    gesloten_op: datetime | None


def incidenten() -> list[Incidentregel]:
    """Every incident, open ones first and then the newest."""
    rijen = Incident.objects.filter(gemeente_id=wie.huidig().gemeente)
    gevonden = sorted(rijen.order_by("-geopend_op", "-id"), key=lambda rij: rij.gesloten_op is not None)
    namen = namen_van(rij.medewerker_id for rij in gevonden)
    return [_incidentregel(rij, namen[rij.medewerker_id]) for rij in gevonden]


def incident(incident_id: UUID) -> Incidentregel:
    """One incident; raises NietGevonden."""
    rij = incident_rij(incident_id)
    return _incidentregel(rij, namen_van([rij.medewerker_id])[rij.medewerker_id])


def incident_rij(incident_id: UUID) -> Incident:
    """The row itself, for a verb; raises NietGevonden."""
    rij = Incident.objects.filter(pk=incident_id, gemeente_id=wie.huidig().gemeente).first()
    if rij is None:
        raise NietGevonden("Dit incident is niet gevonden: kijk in de lijst.")
    return rij


def _incidentregel(rij: Incident, naam: str) -> Incidentregel:
    return Incidentregel(
        rij.pk, Bron(rij.bron), rij.medewerker_id, naam, rij.omschrijving, rij.geopend_op, rij.uitkomst, rij.gesloten_op
    )
