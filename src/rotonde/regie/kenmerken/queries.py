"""The kenmerken in a dossier, for who wrote the lines of the dossier already."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from rotonde.catalogus import queries as catalogus
from rotonde.kern import wie
from rotonde.kern.periode import DateRange
from rotonde.kern.rijen import Rijen
from rotonde.regie import policies as regie_policies
from rotonde.regie.kenmerken import policies
from rotonde.regie.models import Kenmerk


@dataclass(frozen=True)
class Regel:
    """One kenmerk of one person; `naam` is what it was called when it began."""

    id: UUID
    persoon: UUID
    naam: str
    periode: DateRange

    @property
    def loopt(self) -> bool:
        """True while it holds."""
        return self.periode.upper is None


def van_dossier(dossier: UUID) -> Rijen[Regel]:
    """All of them, what holds first."""
    rijen = Kenmerk.objects.filter(dossier_id=dossier)
    return Rijen(rijen.order_by("-periode__upper_inf", "-periode", "id"), _regels)


def een(dossier: UUID, kenmerk: UUID) -> Regel:
    """One of a dossier that one is involved in. Raises NietGevonden (SEC-11)."""
    regie_policies.check_betrokken([dossier])
    rijen = Kenmerk.objects.filter(dossier_id=dossier, pk=kenmerk)
    policies.check_gevonden(rijen.first())
    return _regels(rijen)[0]


@dataclass(frozen=True)
class Historieregel:
    """One kenmerk for statistics: of whom, in which dossier, over which days, and since when it was known."""

    persoon: UUID
    dossier: UUID
    code: str
    van: date
    tot: date | None
    gezet_op: date


def historie() -> list[Historieregel]:
    """Every kenmerk of the gemeente there ever was. Writes no line: who takes the facts does."""
    rijen = Kenmerk.objects.filter(gemeente_id=wie.huidig().gemeente).order_by("dossier_id", "persoon_id", "id")
    velden = rijen.values_list("persoon_id", "dossier_id", "code", "periode", "gezet_op")
    return [Historieregel(p, d, code, dagen.lower, dagen.upper, op) for p, d, code, dagen, op in velden]


def _regels(rijen: "QuerySet[Kenmerk]") -> list[Regel]:
    namen = catalogus.namen_van_kenmerken()
    return [Regel(rij.pk, rij.persoon_id, namen.get(rij.code, rij.code), rij.periode) for rij in rijen]
