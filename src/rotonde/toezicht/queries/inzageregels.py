"""Lines of the inzagelog without content. Reading them writes a line with each resident, one level deep (PRIV-42)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from rotonde.kern import inzage, klok, wie
from rotonde.kern.models import Inzage, Vertrouwelijkheid
from rotonde.kern.soorten import Doel, InzageSoort, RedenVertrouwelijk, Rol
from rotonde.privacy.soorten import GROEPEN, LOG
from rotonde.toezicht.queries.namen import namen_van, pseudoniem

# A page of lines; a finding keeps all ids, a screen shows the first.
REGELS_PER_BLAD = 50


@dataclass(frozen=True)
class Logregel:
    """One line of the inzagelog without content: who and whom by pseudonym."""

    id: UUID
    tijd: datetime
    wie: str
    rol: str
    inwoner: str
    handeling: str
    gegevens: str
    doel: str
    grond: str


def logregels(ids: Sequence[UUID]) -> list[Logregel]:
    """Lines of the inzagelog by id, oldest first; reading them is logged with each resident (PRIV-42)."""
    regels = list(Inzage.objects.filter(gemeente_id=wie.huidig().gemeente, id__in=ids).order_by("tijd", "id"))
    betrokkenen = sorted({regel.betrokkene for regel in regels if regel.betrokkene})
    inzage.noteer(InzageSoort.TONEN, betrokkenen, gegevensgroep=LOG)
    namen = namen_van(regel.actor for regel in regels)
    return [
        Logregel(
            regel.pk,
            regel.tijd,
            namen[regel.actor],
            Rol(regel.rol).label,
            pseudoniem(regel.betrokkene, "I") if regel.betrokkene else "",
            InzageSoort(regel.soort).label,
            GROEPEN.get(regel.gegevensgroep, regel.gegevensgroep).removeprefix("uw "),
            Doel(regel.doel).label,
            regel.grond,
        )
        for regel in regels
    ]


@dataclass(frozen=True)
class Vertrouwelijkeregel:
    """A line that its resident does not see yet."""

    inzage: UUID
    reden: str
    tot: date | None
    regel: Logregel


def vertrouwelijke_regels() -> list[Vertrouwelijkeregel]:
    """Lines that are held back today, with what they are; reading them is logged (PRIV-42). Not those about the own
    circle: these are held back from who asks as well (PRIV-20)."""
    rijen = Vertrouwelijkheid.objects.filter(gemeente_id=wie.huidig().gemeente, opheffingen=None)
    van_kracht = list(rijen.filter(Q(tot__isnull=True) | Q(tot__gt=klok.vandaag())).order_by("-id")[:REGELS_PER_BLAD])
    regels = {regel.id: regel for regel in logregels([rij.inzage_id for rij in van_kracht])}
    return [
        Vertrouwelijkeregel(rij.inzage_id, RedenVertrouwelijk(rij.reden).label, rij.tot, regels[rij.inzage_id])
        for rij in van_kracht
        if rij.inzage_id in regels
    ]
