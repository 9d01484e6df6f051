"""What was measured of each doel over all versions of the Aanpak, and when it is time to look back again."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from rotonde.kern import klok, wie
from rotonde.regie.beeld import EvaluatieBeeld
from rotonde.regie.models import Aanpak, Doel, Evaluatie


@dataclass(frozen=True)
class Metingen:
    """Of one dossier: by line of a doel its evaluaties, and by doel the effect."""

    per_lijn: dict[UUID, list[EvaluatieBeeld]]
    effecten: dict[UUID, int]


def van_dossier(dossier: UUID) -> Metingen:
    """All that was measured in a dossier, for who wrote the lines already."""
    per_lijn: dict[UUID, list[EvaluatieBeeld]] = {}
    for rij in (
        _op_lijn(Evaluatie.objects.filter(dossier_id=dossier))
        .filter(_GEHOUDEN | _geldt())
        .order_by(F("gehouden_op").asc(nulls_last=True), "gepland_op", "id")
        .values_list("van", *_VELDEN)
    ):
        per_lijn.setdefault(rij[0], []).append(EvaluatieBeeld(*rij[1:]))
    return Metingen(per_lijn, effecten(dossier) if per_lijn else {})


def effecten(dossier: UUID) -> dict[UUID, int]:
    """By doel, the last measured score minus the startscore of that doel; what was never measured is left out.

    In points of the scale from 1 to 10, over all versions: a next version goes on measuring the same doel.
    """
    laatste = _op_lijn(Evaluatie.objects.filter(_GEHOUDEN, dossier_id=OuterRef("dossier_id")))
    score = laatste.filter(van=OuterRef("eigen")).order_by("-gehouden_op", "-id").values("score")[:1]
    doelen = Doel.objects.filter(dossier_id=dossier).annotate(eigen=Coalesce("lijn", "id"), laatste=Subquery(score))
    return dict(doelen.filter(laatste__isnull=False).values_list("id", F("laatste") - F("startscore")))


def te_evalueren() -> "QuerySet[Evaluatie]":
    """Of the doelen that hold: what today, or earlier, was to be looked back on."""
    return Evaluatie.objects.filter(_geldt(), gemeente_id=wie.huidig().gemeente, gepland_op__lte=klok.vandaag())


def geldende_versies(dossiers: Iterable[UUID]) -> set[UUID]:
    """The version of the Aanpak that holds in each of these dossiers: the last that was fixed."""
    vast = Aanpak.objects.filter(dossier_id__in=list(dossiers), vastgesteld_op__isnull=False).order_by("versie")
    return set(dict(vast.values_list("dossier_id", "id")).values())


_VELDEN = ("id", "gepland_op", "gehouden_op", "erbij", "score", "woorden")
_GEHOUDEN = Q(gehouden_op__isnull=False)


def _op_lijn(rijen: "QuerySet[Evaluatie]") -> Any:
    return rijen.annotate(van=Coalesce("doel__lijn", "doel_id"))


def _geldt() -> Q:
    """Planned, for a doel of the version that holds."""
    later = Aanpak.objects.filter(
        dossier_id=OuterRef("dossier_id"), vastgesteld_op__isnull=False, versie__gt=OuterRef("doel__aanpak__versie")
    )
    return Q(gehouden_op__isnull=True) & ~Q(Exists(later))
