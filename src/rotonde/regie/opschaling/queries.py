"""Where a dossier stands and how it came there, for who wrote the lines of the dossier already."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from rotonde.kern import klok
from rotonde.kern.rijen import Rijen
from rotonde.kern.teruglezen import dag, moment, of_niets
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
    return uit_json(_laatste(dossier).first())


def als_json(dossier: str) -> Subquery:
    """The same, in the statement that reads the dossier; `uit_json` reads it."""
    return Subquery(_laatste(OuterRef(dossier))[:1])


def uit_json(gevonden: dict[str, Any] | None) -> Stand | None:
    """What `als_json` found."""
    if gevonden is None or gevonden["naar"] == Niveau.GEEN:
        return None
    niveau = Niveau(gevonden["naar"])
    trede = next((een for een in tredes() if een.niveau == niveau), Trede(niveau, "zonder naam", ""))
    return Stand(
        trede,
        moment(gevonden["moment"]),
        gevonden["reden"],
        gevonden["procesregisseur"] or "",
        gevonden["veiligheidsplan"],
        of_niets(dag, gevonden["herzien_op"]),
    )


def _laatste(dossier: UUID | OuterRef) -> "QuerySet[Opschaling, Any]":
    velden = ("naar", "moment", "reden", "veiligheidsplan", "herzien_op")
    stap = JSONObject(procesregisseur="procesregisseur__naam", **{veld: veld for veld in velden})
    return Opschaling.objects.filter(dossier_id=dossier).order_by("-moment", "-id").values_list(stap, flat=True)


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
