"""Can it happen now: what must hold before a signaal is taken in, followed up or closed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from rotonde.kern.fouten import KanNuNiet, NietGevonden, Ongeldig
from rotonde.signalen.models import Signaal
from rotonde.signalen.soorten import SignaalStatus

if TYPE_CHECKING:
    from rotonde.signalen.actions import Ontvangst


def check_over_iemand(ontvangsten: Sequence[Ontvangst]) -> None:
    """Raise Ongeldig when a signaal names neither an address nor a persoon."""
    if any(ontvangst.adres is None and ontvangst.persoon is None for ontvangst in ontvangsten):
        raise Ongeldig("Dit signaal noemt geen adres en geen inwoner: vraag de partner om het aan te vullen.")


def check_open(ids: set[UUID], *, eenmaal: int | None = None) -> dict[UUID, Signaal]:
    """The signalen, locked; raises when one is unknown, closed, or (`eenmaal` items expected) named twice."""
    signalen = {signaal.pk: signaal for signaal in Signaal.objects.select_for_update().filter(pk__in=ids)}
    if len(signalen) != len(ids):
        raise NietGevonden("Dit signaal is niet gevonden: controleer de gegevens of zoek opnieuw.")
    gesloten = any(signaal.status == SignaalStatus.AFGEROND for signaal in signalen.values())
    if gesloten or eenmaal not in {None, len(ids)}:
        raise KanNuNiet("Dit signaal is al afgerond: er is niets veranderd.")
    return signalen


def check_niet_voor_ontvangst(momenten: Iterable[tuple[Signaal, date]]) -> None:
    """Raise Ongeldig when something would have happened to a signaal before it was received."""
    if any(op < signaal.ontvangen_op for signaal, op in momenten):
        raise Ongeldig("Deze datum ligt voor de dag waarop het signaal binnenkwam: kies een latere datum.")
