"""What other rooms and screens ask about signalen."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from rotonde.kern import wie
from rotonde.signalen.models import Contactpoging, Signaal
from rotonde.signalen.soorten import Achterstand, Kanaal, Resultaat


@dataclass(frozen=True)
class Signaalregel:
    """One signaal as statistics read it."""

    id: UUID
    adres: UUID | None
    persoon: UUID | None
    partner: str
    achterstand: Achterstand
    bedrag: Decimal
    ontvangen_op: date
    afgerond_op: date | None
    resultaat: Resultaat | None


@dataclass(frozen=True)
class Pogingregel:
    """One attempt at contact as statistics read it."""

    signaal: UUID
    op: date
    kanaal: Kanaal
    gelukt: bool


def historie() -> list[Signaalregel]:
    """Every signaal of the gemeente, for statistics: who calls this writes the lines of the inzagelog first."""
    rijen = Signaal.objects.filter(gemeente_id=wie.huidig().gemeente).order_by("ontvangen_op", "id")
    return [
        Signaalregel(
            rij.pk,
            rij.adres_id,
            rij.persoon_id,
            rij.partner,
            Achterstand(rij.achterstand),
            rij.bedrag,
            rij.ontvangen_op,
            rij.afgerond_op,
            Resultaat(rij.resultaat) if rij.resultaat else None,
        )
        for rij in rijen
    ]


def pogingen() -> list[Pogingregel]:
    """Every attempt at contact of the gemeente, for statistics."""
    rijen = Contactpoging.objects.filter(gemeente_id=wie.huidig().gemeente).order_by("op", "id")
    return [
        Pogingregel(signaal, op, Kanaal(kanaal), gelukt)
        for signaal, op, kanaal, gelukt in rijen.values_list("signaal_id", "op", "kanaal", "gelukt")
    ]


def te_verwijderen(*, op: date) -> list[UUID]:
    """Signalen whose term has ended on a day: what may be proposed for destruction (PRIV-47)."""
    rijen = Signaal.objects.filter(gemeente_id=wie.huidig().gemeente, bewaren_tot__lte=op)
    return list(rijen.order_by("bewaren_tot", "id").values_list("id", flat=True))
