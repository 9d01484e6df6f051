"""Consults: asked of one, and asked in a dossier. The line in the inzagelog comes first (PRIV-37)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from rotonde.kern import inzage, wie
from rotonde.kern.rijen import Rijen
from rotonde.kern.soorten import InzageSoort
from rotonde.regie.consult import policies
from rotonde.regie.models import Consult

GROEP = "consult"


@dataclass(frozen=True)
class Regel:
    """One consult, as who asked or who is asked reads it: nobody it is about is named."""

    id: UUID
    dossier: UUID
    vrager: str
    gevraagde: str
    vraag: str
    verteld: list[str]
    gevraagd_op: datetime
    antwoord: str
    beantwoord_op: datetime | None


def aan_mij(medewerker: UUID) -> Rijen[Regel]:
    """What this medewerker was asked and did not answer yet, the oldest first; a line for each that shows."""
    return Rijen(_open(medewerker).order_by("gevraagd_op", "id"), _regels)


def aantal_aan_mij(medewerker: UUID) -> int:
    """How many; a number, so nothing shows."""
    return _open(medewerker).count()


def door_mij(medewerker: UUID) -> Rijen[Regel]:
    """What this medewerker asked, and what was asked in dossiers that (s)he holds, the newest first; a line for each.

    Row level security leaves just these, and what is asked of her or him.
    """
    rijen = Consult.objects.filter(gemeente_id=wie.huidig().gemeente, ingetrokken_op__isnull=True)
    rijen = rijen.exclude(gevraagde_id=medewerker)
    return Rijen(rijen.order_by("-gevraagd_op", "-id"), _regels)


def een(consult: UUID) -> Regel:
    """One that was asked of who asks. Raises NietGevonden (SEC-11) and KanNuNiet as answering does."""
    rij = policies.check_gevraagde(_een(consult))
    policies.check_kan(rij, "regie.consult_beantwoorden")
    return _regels([rij])[0]


def eigen(consult: UUID) -> Regel:
    """One that who asks asked. Raises NietGevonden (SEC-11) and KanNuNiet as taking back does."""
    rij = policies.check_vrager(_een(consult))
    policies.check_kan(rij, "regie.consult_intrekken")
    return _regels([rij])[0]


def _een(consult: UUID) -> Consult | None:
    return Consult.objects.filter(gemeente_id=wie.huidig().gemeente, pk=consult).first()


def _open(medewerker: UUID) -> "QuerySet[Consult]":
    return Consult.objects.filter(
        gemeente_id=wie.huidig().gemeente,
        gevraagde_id=medewerker,
        beantwoord_op__isnull=True,
        ingetrokken_op__isnull=True,
    )


def _regels(rijen: "QuerySet[Consult, Any] | list[Consult]") -> list[Regel]:
    if isinstance(rijen, QuerySet):
        rijen = list(rijen.select_related("vrager", "gevraagde"))
    inzage.noteer(InzageSoort.TONEN, [rij.persoon_id for rij in rijen], gegevensgroep=GROEP)
    return [
        Regel(
            rij.pk,
            rij.dossier_id,
            rij.vrager.naam,
            rij.gevraagde.naam,
            rij.vraag,
            list(rij.verteld),
            rij.gevraagd_op,
            rij.antwoord,
            rij.beantwoord_op,
        )
        for rij in rijen
    ]
