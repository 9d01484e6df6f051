"""What a vraagverheldering says, for who is involved in its dossier; the line in the inzagelog first (PRIV-37)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rotonde.kern import inzage
from rotonde.kern.soorten import InzageSoort
from rotonde.regie.models import Deelname, Gezondheidscijfer, Leefgebiedbeeld, Vraagverheldering
from rotonde.regie.verheldering.soorten import Dimensie


@dataclass(frozen=True)
class Verheldering:
    """One vraagverheldering with what hangs on it."""

    rij: Vraagverheldering
    leefgebieden: Mapping[str, Leefgebiedbeeld]
    aanwezig: Sequence[Deelname]


@dataclass(frozen=True)
class Meting:
    """The marks of one day."""

    dag: date
    cijfers: Mapping[Dimensie, int]


def laatste(dossier: UUID, persoon: UUID) -> Verheldering | None:
    """The open vraagverheldering of this persoon in this dossier, else the newest; None when there is none.

    Writes a line for the persoon first.
    """
    inzage.noteer(InzageSoort.TONEN, [persoon], gegevensgroep="vraagverheldering", dossier=dossier)
    rijen = Vraagverheldering.objects.filter(dossier_id=dossier, persoon_id=persoon)
    # An open one has no moment of finishing, and PostgreSQL puts that first.
    rij = rijen.order_by("-afgerond_op", "-id").first()
    if rij is None:
        return None
    beelden = Leefgebiedbeeld.objects.filter(verheldering=rij)
    aanwezig = Deelname.objects.filter(verheldering=rij).order_by("id")
    return Verheldering(rij, {een.leefgebied: een for een in beelden}, list(aanwezig))


def metingen(dossier: UUID, persoon: UUID) -> list[Meting]:
    """The days on which this persoon gave marks, the first one first. The line is that of `laatste`."""
    per_dag: dict[date, dict[Dimensie, int]] = defaultdict(dict)
    rijen = Gezondheidscijfer.objects.filter(dossier_id=dossier, persoon_id=persoon).order_by("gemeten_op")
    for dag, dimensie, cijfer in rijen.values_list("gemeten_op", "dimensie", "cijfer"):
        per_dag[dag][Dimensie(dimensie)] = cijfer
    return [Meting(dag, cijfers) for dag, cijfers in per_dag.items()]
