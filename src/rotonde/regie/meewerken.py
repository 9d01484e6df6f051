"""In which dossiers somebody works along, or is a guest today. The line in the log comes before a name (PRIV-37)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from rotonde.inwoners import queries as inwoners
from rotonde.kern import betrokkenheid, klok, wie
from rotonde.kern.models import Betrokkenheid
from rotonde.kern.rijen import Rijen
from rotonde.kern.teruglezen import dag, of_niets
from rotonde.regie.models import Dossier, Regie
from rotonde.regie.overleg.actions import GAST
from rotonde.regie.team.soorten import Teamrol


@dataclass(frozen=True)
class Meeregel:
    """One dossier of a colleague in which one works along: as what, and the last day; None is until further notice."""

    dossier: UUID
    inwoner: str
    onderwerp: str
    aanspreekpunt: str
    als: str
    tot_en_met: date | None


def van_mij() -> Rijen[Meeregel]:
    """The open dossiers of colleagues in which who asks works along today, oldest first; one line for each resident
    that shows."""
    mijne = _banden().filter(_MEE, object_id=OuterRef("pk")).order_by("als")
    houder = Regie.objects.filter(dossier=OuterRef("pk"), periode__endswith__isnull=True)
    rijen = Dossier.objects.filter(
        ~Exists(_banden().filter(als=betrokkenheid.AANSPREEKPUNT, object_id=OuterRef("pk"))),
        id__in=_banden().filter(_MEE).values("object_id"),
        gesloten_op__isnull=True,
    ).annotate(
        houder=Subquery(houder.values("medewerker__naam")),
        banden=ArraySubquery(mijne.values_list(JSONObject(als="als", tot="periode__endswith"), flat=True)),
    )
    velden = ("id", "melding__persoon_id", "melding__onderwerp", "houder", "banden")
    return Rijen(rijen.order_by("geopend_op", "id").values_list(*velden), _regels)


_MEE = Q(als__in=Teamrol.values) | Q(als__startswith=f"{GAST} ")


def _banden() -> "QuerySet[Betrokkenheid]":
    """As what who asks is involved in dossiers today."""
    vrager = wie.huidig()
    return Betrokkenheid.objects.filter(
        gemeente_id=vrager.gemeente, wie_id=vrager.actor, object_soort="dossier", periode__contains=klok.vandaag()
    )


def _regels(rijen: "QuerySet[Dossier, Any]") -> list[Meeregel]:
    gevonden = list(rijen)
    if not gevonden:
        return []
    namen = inwoners.namen([rij[1] for rij in gevonden], gegevensgroep="caseload")
    return [
        Meeregel(dossier, namen[persoon], onderwerp, houder or "", _woorden(banden), _tot_en_met(banden))
        for dossier, persoon, onderwerp, houder, banden in gevonden
    ]


def _woorden(banden: Iterable[dict[str, Any]]) -> str:
    """Each once: two overleggen on one day make one guest."""
    rollen = dict(Teamrol.choices)
    return ", ".join(dict.fromkeys(rollen.get(band["als"], "gast bij een overleg") for band in banden))


def _tot_en_met(banden: Iterable[dict[str, Any]]) -> date | None:
    dagen = [of_niets(dag, band["tot"]) or date.max for band in banden]
    return None if (laatste := max(dagen)) == date.max else laatste - timedelta(days=1)
