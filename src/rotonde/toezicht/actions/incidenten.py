"""Opening an incident: from a noodtoegang that was not right, or a bevinding that nobody could explain."""

from uuid import UUID

from rotonde.kern import gebeurtenissen, klok, wie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.soorten import Rol
from rotonde.toezicht.actions.kennisgevingen import Bestemming, meld
from rotonde.toezicht.events import Soort
from rotonde.toezicht.models import Incident
from rotonde.toezicht.soorten import Bericht, Bron


def open_incident(bron: Bron, bron_id: UUID, medewerker: UUID, omschrijving: str) -> Incident:
    """Open an incident and tell the FG, in the transaction of the verb that calls."""
    vrager = wie.huidig()
    incident = Incident(
        gemeente_id=vrager.gemeente,
        bron=bron,
        bron_id=bron_id,
        medewerker_id=medewerker,
        omschrijving=omschrijving,
        geopend_door=vrager.actor,
        geopend_op=klok.nu(),
    )
    Incident.objects.bulk_create([incident])
    meld(Bericht.INCIDENT, incident.pk, [Bestemming.rol(Rol.FG)])
    gebeurtenissen.noteer(Soort.INCIDENT_GEOPEND, [Feit("incident", incident.pk, gegevens={"bron": str(bron)})])
    return incident
