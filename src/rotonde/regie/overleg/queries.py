"""Overleg about a dossier, for who wrote the lines of the dossier already."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from rotonde.kern.rijen import Rijen
from rotonde.regie import policies as regie_policies
from rotonde.regie.models import Overleg, Overleggast
from rotonde.regie.overleg import policies
from rotonde.regie.overleg.soorten import OverlegToestand
from rotonde.regie.toestanden import van_overleg


@dataclass(frozen=True)
class Regel:
    """One overleg, as the page of its dossier shows it."""

    id: UUID
    moment: datetime
    plek: str
    agenda: list[str]
    gasten: list[str]
    van_buiten: str
    gehouden_op: date | None
    aanwezig: str
    besluiten: list[str]
    toestand: OverlegToestand

    @property
    def gepland(self) -> bool:
        """True while it can be recorded or called off."""
        return self.toestand == OverlegToestand.GEPLAND


def van_dossier(dossier: UUID) -> Rijen[Regel]:
    """Every overleg, the last one first."""
    return Rijen(_rijen(dossier).order_by("-moment", "-id"), _regels)


def een(dossier: UUID, overleg: UUID, werkwoord: str) -> Regel:
    """One with which this verb can be done. Raises NietGevonden (SEC-11), GeenBevoegdheid and KanNuNiet as it does."""
    regie_policies.check_is_aanspreekpunt([dossier])
    rij = policies.check_gevonden(_rijen(dossier).filter(pk=overleg).first())
    policies.check_kan(rij, werkwoord)
    return _regels([rij])[0]


def _rijen(dossier: UUID) -> "QuerySet[Overleg]":
    gasten = Prefetch("gasten", Overleggast.objects.select_related("medewerker").order_by("medewerker__naam"))
    return Overleg.objects.filter(dossier_id=dossier).prefetch_related(gasten)


def _regels(rijen: "QuerySet[Overleg, Any] | list[Overleg]") -> list[Regel]:
    return [
        Regel(
            rij.pk,
            rij.moment,
            rij.plek,
            list(rij.agenda),
            [gast.medewerker.naam for gast in rij.gasten.all()],
            rij.van_buiten,
            rij.gehouden_op,
            rij.aanwezig,
            list(rij.besluiten),
            van_overleg(rij.gehouden_op, rij.afgezegd_op),
        )
        for rij in rijen
    ]
