"""What the rules and the sample found."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rotonde.kern import wie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import Team
from rotonde.toezicht.afwijkingen.regels import ALLE, Detectieregel
from rotonde.toezicht.models import (
    Bevinding,
)
from rotonde.toezicht.queries.inzageregels import REGELS_PER_BLAD, Logregel, logregels
from rotonde.toezicht.queries.namen import namen_van
from rotonde.toezicht.soorten import Afhandeling


@dataclass(frozen=True)
class Bevindingregel:
    """One bevinding in a list: which rule, of whom by pseudonym, how many lines."""

    id: UUID
    regel: Detectieregel
    medewerker: UUID | None
    wie: str
    aantal: int
    vanaf: datetime
    afhandeling: Afhandeling | None
    motivering: str


def bevindingen(regel: str, *, open_: bool) -> list[Bevindingregel]:
    """What rules found, newest first; of one rule, or of all when that is empty."""
    rijen = Bevinding.objects.filter(gemeente_id=wie.huidig().gemeente, afgehandeld_op__isnull=open_)
    if regel:
        rijen = rijen.filter(regel=regel)
    return _bevindingregels(rijen.order_by("-vanaf", "-id"))


def bevinding(bevinding_id: UUID) -> tuple[Bevindingregel, list[Logregel]]:
    """One bevinding with its lines; a line is written for each resident in them. Raises NietGevonden."""
    rij = bevinding_rij(bevinding_id)
    ids = [UUID(id_) for id_ in rij.inzagen[:REGELS_PER_BLAD]]
    return _bevindingregels([rij])[0], logregels(ids)


def bevinding_rij(bevinding_id: UUID) -> Bevinding:
    """The row itself, for a verb; raises NietGevonden."""
    rij = Bevinding.objects.filter(pk=bevinding_id, gemeente_id=wie.huidig().gemeente).first()
    if rij is None:
        raise NietGevonden("Deze bevinding is niet gevonden: kijk in de lijst.")
    return rij


def _bevindingregels(rijen: Iterable[Bevinding]) -> list[Bevindingregel]:
    gevonden = list(rijen)
    namen = namen_van(rij.medewerker_id for rij in gevonden)
    teams = dict(Team.objects.filter(id__in={rij.team_id for rij in gevonden}).values_list("id", "naam"))
    return [
        Bevindingregel(
            rij.pk,
            ALLE[rij.regel],
            rij.medewerker_id,
            namen[rij.medewerker_id] if rij.medewerker_id else teams[rij.team_id] if rij.team_id else "",
            rij.aantal,
            rij.vanaf,
            Afhandeling(rij.afhandeling) if rij.afhandeling else None,
            rij.motivering,
        )
        for rij in gevonden
    ]
