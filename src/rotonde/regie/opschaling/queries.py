"""Where a dossier stands and how it came there, for who wrote the lines of the dossier already."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from rotonde.kern import klok
from rotonde.kern.rijen import Rijen
from rotonde.regie.models import Opschaling
from rotonde.regie.opschaling.niveaus import Trede, tredes
from rotonde.regie.opschaling.soorten import Niveau


@dataclass(frozen=True)
class Stand:
    """Where an escalated dossier stands."""

    trede: Trede
    sinds: datetime
    reden: str
    procesregisseur: str
    veiligheidsplan: str
    herzien_op: date | None

    @property
    def doornemen(self) -> bool:
        """True when it is time to go over the veiligheidsplan again."""
        return self.herzien_op is not None and self.herzien_op <= klok.vandaag()


@dataclass(frozen=True)
class Stapregel:
    """One step in the history."""

    moment: datetime
    van: Niveau
    naar: Niveau
    reden: str
    procesregisseur: str


def stand(dossier: UUID) -> Stand | None:
    """Where it stands; None for a dossier that is not escalated."""
    rij = _stappen(dossier).first()
    if rij is None or rij.naar == Niveau.GEEN:
        return None
    niveau = Niveau(rij.naar)
    trede = next((een for een in tredes() if een.niveau == niveau), Trede(niveau, "zonder naam", ""))
    return Stand(trede, rij.moment, rij.reden, _naam(rij), rij.veiligheidsplan, rij.herzien_op)


def stappen(dossier: UUID) -> Rijen[Stapregel]:
    """Every step, the last one first."""
    return Rijen(_stappen(dossier), _regels)


def _stappen(dossier: UUID) -> "QuerySet[Opschaling]":
    rijen = Opschaling.objects.filter(dossier_id=dossier).select_related("procesregisseur")
    return rijen.order_by("-moment", "-id")


def _regels(rijen: "QuerySet[Opschaling]") -> list[Stapregel]:
    return [Stapregel(rij.moment, Niveau(rij.van), Niveau(rij.naar), rij.reden, _naam(rij)) for rij in rijen]


def _naam(rij: Opschaling) -> str:
    return rij.procesregisseur.naam if rij.procesregisseur else ""
