"""Registering that somebody reached us."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from rotonde.kern import gebeurtenissen, wie
from rotonde.kern.actie import actie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import voeg_in
from rotonde.kern.models import nieuw_id
from rotonde.kern.soorten import Wet
from rotonde.toegang.events import Soort
from rotonde.toegang.models import Contactmoment
from rotonde.toegang.soorten import Antwoord, Kanaal
from rotonde.toegang.tijd import op


@dataclass(frozen=True)
class Contact:
    """A contact of `duur` minutes; without `persoon` it is anonymous. `medewerker` only when somebody else had it."""

    kanaal: Kanaal
    onderwerp: str
    duur: int
    antwoord: Antwoord
    wet: Wet
    persoon: UUID | None = None
    medewerker: UUID | None = None
    moment: datetime | None = None


@actie("toegang.contactmoment_registreren")
def contactmomenten_registreren(contacten: Sequence[Contact]) -> list[UUID]:
    """Register contacts and return their ids in the same order."""
    rijen = [_rij(contact) for contact in contacten]
    voeg_in(Contactmoment, rijen)
    gebeurtenissen.noteer(
        Soort.CONTACT_GEREGISTREERD, [Feit("contactmoment", rij["id"], betrokkene=rij["persoon_id"]) for rij in rijen]
    )
    return [rij["id"] for rij in rijen]


def contactmoment_registreren(contact: Contact) -> UUID:
    """Register one contact; see `contactmomenten_registreren`."""
    return contactmomenten_registreren([contact])[0]


def _rij(contact: Contact) -> dict[str, Any]:
    vrager = wie.huidig()
    with op(contact.moment) as moment:
        return {
            "id": nieuw_id(),
            "gemeente_id": vrager.gemeente,
            "persoon_id": contact.persoon,
            "kanaal": contact.kanaal,
            "onderwerp": contact.onderwerp,
            "duur": contact.duur,
            "antwoord": contact.antwoord,
            "moment": moment,
            "medewerker_id": contact.medewerker or vrager.actor,
            "wet": contact.wet,
        }
