"""Which nazorg somebody still has to do. The line in the inzagelog comes before a name (PRIV-37)."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from rotonde.inwoners import queries as inwoners
from rotonde.kern import klok, vervanging, wie
from rotonde.kern.rijen import Rijen
from rotonde.regie.models import Nazorg
from rotonde.regie.nazorg import policies


@dataclass(frozen=True)
class Regel:
    """One resident to ask once more how it goes; `nu` says that the day has come."""

    id: UUID
    inwoner: str
    gepland_op: date
    nu: bool


def te_doen(medewerker: UUID) -> Rijen[Regel]:
    """What this medewerker, or who (s)he stands in for, planned and did not do yet, first what comes first; a line for
    each that shows."""
    return Rijen(_open(medewerker).order_by("gepland_op", "id"), _regels)


def aantal_nu(medewerker: UUID) -> int:
    """How many the day has come for; a number, so nothing shows."""
    return _open(medewerker).filter(gepland_op__lte=klok.vandaag()).count()


def een(nazorg: UUID) -> Regel:
    """One of one's own, for the page on which one says what came of it. Raises NietGevonden (SEC-11)."""
    rijen = Nazorg.objects.filter(gemeente_id=wie.huidig().gemeente, pk=nazorg)
    policies.check_van_vrager(rijen.first())
    return _regels(rijen)[0]


def _open(medewerker: UUID) -> "QuerySet[Nazorg]":
    van = [medewerker, *vervanging.vervangt(medewerker)]
    return Nazorg.objects.filter(gemeente_id=wie.huidig().gemeente, medewerker_id__in=van, gedaan_op__isnull=True)


def _regels(rijen: "QuerySet[Nazorg, Any]") -> list[Regel]:
    gevonden = list(rijen)
    namen = inwoners.namen((rij.persoon_id for rij in gevonden), gegevensgroep="nazorg")
    vandaag = klok.vandaag()
    return [Regel(rij.pk, namen[rij.persoon_id], rij.gepland_op, rij.gepland_op <= vandaag) for rij in gevonden]
