"""The datalek query: who saw these persons, and who received them, between two moments (PRIV-50)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from rotonde.kern import inzage, wie
from rotonde.kern.models import Medewerker
from rotonde.kern.soorten import ActorSoort, InzageSoort, Rol
from rotonde.privacy.logvraag import VRAAG
from rotonde.privacy.soorten import HANDELINGEN, LOG, VERSTREKT


@dataclass(frozen=True)
class Kijker:
    """Somebody who saw or took a group of data, how often, of how many of the persons, first and last."""

    actor: UUID
    naam: str
    rol: str
    organisatie: str
    handeling: str
    gegevensgroep: str
    regels: int
    personen: int
    eerste: datetime
    laatste: datetime
    ontvanger: bool


def wie_zag(
    personen: Iterable[UUID], van: datetime, tot: datetime, *, soort: InzageSoort = InzageSoort.TONEN
) -> list[Kijker]:
    """Everybody in the inzagelog about these persons in [van, tot), the last first; kwaliteit and the FG only.

    Reading it leaves a line per person, which the resident sees as well (PRIV-42).
    """
    gevraagd = sorted(set(personen))
    inzage.noteer(soort, gevraagd, gegevensgroep=LOG)
    with connection.cursor() as cursor:
        cursor.execute(VRAAG, {"gemeente": wie.huidig().gemeente, "personen": gevraagd, "van": van, "tot": tot})
        rijen = cursor.fetchall()
    namen = _namen({rij[0] for rij in rijen if rij[1] == ActorSoort.MEDEWERKER})
    return [_kijker(rij, namen) for rij in rijen]


def _namen(medewerkers: set[UUID]) -> dict[UUID, str]:
    gevonden = Medewerker.objects.filter(gemeente_id=wie.huidig().gemeente, id__in=medewerkers)
    return dict(gevonden.values_list("id", "naam"))


def _kijker(rij: tuple[Any, ...], namen: dict[UUID, str]) -> Kijker:
    actor, actor_soort, rol, organisatie, soort, groep, regels, personen, eerste, laatste = rij
    return Kijker(
        actor=actor,
        naam=namen.get(actor) or ActorSoort(actor_soort).label,
        rol=Rol(rol).label,
        organisatie=organisatie,
        handeling=HANDELINGEN[InzageSoort(soort)],
        gegevensgroep=groep,
        regels=regels,
        personen=personen,
        eerste=eerste,
        laatste=laatste,
        ontvanger=soort in VERSTREKT,
    )
