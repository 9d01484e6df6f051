"""What a vraagverheldering says, for who is involved in its dossier; the line in the inzagelog first (PRIV-37)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rotonde.kern import inzage
from rotonde.kern.soorten import InzageSoort
from rotonde.regie.models import Deelname, Dossier, Gezondheidscijfer, Leefgebiedbeeld, Vraagverheldering
from rotonde.regie.verheldering.soorten import Dimensie
from rotonde.toegang.bevestiging import queries as bevestiging
from rotonde.toegang.queries import leefgebieden

# Of one resident in one dossier; who was heard more often is heard in what is newest.
HOOGSTENS = 20


@dataclass(frozen=True)
class Verheldering:
    """One vraagverheldering with what hangs on it."""

    rij: Vraagverheldering
    leefgebieden: Mapping[str, Leefgebiedbeeld]
    aanwezig: Sequence[Deelname]
    namen: Mapping[str, str]

    @property
    def open(self) -> bool:
        """False once it was finished."""
        return self.rij.afgerond_op is None

    def per_gebied(self) -> Iterator[tuple[str, Leefgebiedbeeld]]:
        """The name of each leefgebied of which something was written down, with what that is."""
        for code, beeld in self.leefgebieden.items():
            if beeld.tekst or beeld.cijfer:
                yield self.namen.get(code, code), beeld


@dataclass(frozen=True)
class Meting:
    """The marks of one day."""

    dag: date
    cijfers: Mapping[Dimensie, int]


def laatste(dossier: UUID, persoon: UUID) -> list[Verheldering]:
    """The vraagverhelderingen of this persoon in this dossier: the open one first, then the newest, so many as fit.

    Writes a line for the persoon first.
    """
    inzage.noteer(InzageSoort.TONEN, [persoon], gegevensgroep="vraagverheldering", dossier=dossier)
    rijen = Vraagverheldering.objects.filter(dossier_id=dossier, persoon_id=persoon)
    # An open one has no moment of finishing, and PostgreSQL puts that first.
    gevonden = list(rijen.order_by("-afgerond_op", "-id")[:HOOGSTENS])
    beelden: dict[UUID, dict[str, Leefgebiedbeeld]] = defaultdict(dict)
    for beeld in Leefgebiedbeeld.objects.filter(verheldering__in=gevonden):
        beelden[beeld.verheldering_id][beeld.leefgebied] = beeld
    aanwezig: dict[UUID, list[Deelname]] = defaultdict(list)
    for deelname in Deelname.objects.filter(verheldering__in=gevonden, vervallen=False).order_by("nr"):
        aanwezig[deelname.verheldering_id].append(deelname)
    namen = leefgebieden() if gevonden else {}
    return [Verheldering(rij, beelden[rij.pk], aanwezig[rij.pk], namen) for rij in gevonden]


def bevestigd_op(dossier: UUID) -> date | None:
    """When the melding of this dossier was confirmed, by its letter or as somebody wrote down; it is about nobody."""
    melding = Dossier.objects.filter(pk=dossier).values_list("melding_id", flat=True).first()
    if melding is not None and (dag := bevestiging.bevestigd_op(melding)) is not None:
        return dag
    rijen = Vraagverheldering.objects.filter(dossier_id=dossier, bevestigd_op__isnull=False)
    return rijen.order_by("bevestigd_op").values_list("bevestigd_op", flat=True).first()


def metingen(dossier: UUID, persoon: UUID) -> list[Meting]:
    """The days on which this persoon gave marks, the first one first. Writes a line for the persoon first."""
    inzage.noteer(InzageSoort.TONEN, [persoon], gegevensgroep="positieve gezondheid", dossier=dossier)
    per_dag: dict[date, dict[Dimensie, int]] = defaultdict(dict)
    rijen = Gezondheidscijfer.objects.filter(dossier_id=dossier, persoon_id=persoon).order_by("gemeten_op")
    for dag, dimensie, cijfer in rijen.values_list("gemeten_op", "dimensie", "cijfer"):
        per_dag[dag][Dimensie(dimensie)] = cijfer
    return [Meting(dag, cijfers) for dag, cijfers in per_dag.items()]
