"""A dossier that Anna opened for the family, and an Aanpak in it."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from tests.inwoners.gezin import Gezin
from tests.toegang.loket import Loket, aanspreekpunt, opgepakt

from rotonde.kern import wie
from rotonde.kern.soorten import Afslag, Wet
from rotonde.regie import actions
from rotonde.regie.actions import DoelInhoud, InzetInhoud, Opstelling
from rotonde.regie.soorten import Ladder

# Words that stand in a doel only: where they show, the dossier shows.
KANARIE = "tjilpkanarie"
INZET = InzetInhoud(
    Ladder.MAATWERK, Afslag.HULP, "hulp in de buurt", Wet.WMO,
    product_code="hulp", reden_zwaarder="buren en familie kunnen dit niet",
)  # fmt: skip


@dataclass(frozen=True)
class Zaak:
    """The ids of a dossier and of what is in it."""

    dossier: UUID
    melding: UUID
    aanpak: UUID
    doel: UUID
    inzet: UUID


def doel(persoon: UUID, leefgebied: str = "wonen") -> DoelInhoud:
    return DoelInhoud(persoon, leefgebied, f"zelf het huis op orde, {KANARIE}", 4, 7, Wet.WMO)


def geopend(loket: Loket, persoon: UUID) -> tuple[UUID, UUID]:
    """A melding and the dossier that Anna opened from it."""
    melding = opgepakt(loket, persoon)
    with wie.als(aanspreekpunt(loket.anna)):
        return melding, actions.openen(melding)


@pytest.fixture
def zaak(loket: Loket, gezin: Gezin) -> Zaak:
    melding, dossier = geopend(loket, gezin.moeder)
    with wie.als(aanspreekpunt(loket.anna)):
        aanpak = actions.aanpak_opstellen(Opstelling(dossier, Wet.WMO))
        doel_id = actions.doel_stellen(aanpak, doel(gezin.moeder))
        inzet = actions.inzet_kiezen(doel_id, INZET)
    return Zaak(dossier, melding, aanpak, doel_id, inzet)
