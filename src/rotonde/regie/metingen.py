"""What was measured of each doel over all versions of the Aanpak, and when it is time to look back again."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, JSONObject

from rotonde.kern import klok, wie
from rotonde.kern.teruglezen import dag, of_niets, sleutel
from rotonde.regie.beeld import EvaluatieBeeld
from rotonde.regie.models import Aanpak, Evaluatie


@dataclass(frozen=True)
class Metingen:
    """Of one dossier, by line of a doel: its evaluaties, the one that is planned last."""

    per_lijn: dict[UUID, list[EvaluatieBeeld]]

    def van(self, doel: UUID, lijn: UUID | None) -> list[EvaluatieBeeld]:
        """Those of one doel, over all versions of the Aanpak: a next version goes on measuring the same doel."""
        return self.per_lijn.get(lijn or doel, [])


def effect(evaluaties: Iterable[EvaluatieBeeld], startscore: int) -> int | None:
    """The last measured score minus this startscore, in points of the scale from 1 to 10; None when none was measured.

    Of two on one day the one counts that was planned last.
    """
    gehouden = [(een.gehouden_op, een.id, een.score) for een in evaluaties if een.gehouden_op and een.score is not None]
    return max(gehouden)[2] - startscore if gehouden else None


def als_json(dossier: str) -> ArraySubquery:
    """All that was measured, in the statement that reads the dossier; `uit_json` reads it."""
    rijen = Evaluatie.objects.filter(_GEHOUDEN | _geldt(), dossier_id=OuterRef(dossier))
    rijen = rijen.order_by(F("gehouden_op").asc(nulls_last=True), "gepland_op", "id")
    return ArraySubquery(
        rijen.values_list(JSONObject(van=Coalesce("doel__lijn", "doel_id"), **{v: v for v in _VELDEN}), flat=True)
    )


def uit_json(gevonden: Iterable[dict[str, Any]]) -> Metingen:
    """What `als_json` found."""
    per_lijn: dict[UUID, list[EvaluatieBeeld]] = {}
    for een in gevonden:
        beeld = EvaluatieBeeld(
            sleutel(een["id"]),
            dag(een["gepland_op"]),
            of_niets(dag, een["gehouden_op"]),
            een["erbij"],
            een["score"],
            een["woorden"],
        )
        per_lijn.setdefault(sleutel(een["van"]), []).append(beeld)
    return Metingen(per_lijn)


def te_evalueren() -> "QuerySet[Evaluatie]":
    """Of the doelen that hold: what today, or earlier, was to be looked back on."""
    return Evaluatie.objects.filter(_geldt(), gemeente_id=wie.huidig().gemeente, gepland_op__lte=klok.vandaag())


def geldende_versies(dossiers: Iterable[UUID]) -> set[UUID]:
    """The version of the Aanpak that holds in each of these dossiers: the last that was fixed."""
    vast = Aanpak.objects.filter(dossier_id__in=list(dossiers), vastgesteld_op__isnull=False).order_by("versie")
    return set(dict(vast.values_list("dossier_id", "id")).values())


_VELDEN = ("id", "gepland_op", "gehouden_op", "erbij", "score", "woorden")
_GEHOUDEN = Q(gehouden_op__isnull=False)


def _geldt() -> Q:
    """Planned, for a doel of the version that holds."""
    later = Aanpak.objects.filter(
        dossier_id=OuterRef("dossier_id"), vastgesteld_op__isnull=False, versie__gt=OuterRef("doel__aanpak__versie")
    )
    return Q(gehouden_op__isnull=True) & ~Q(Exists(later))
