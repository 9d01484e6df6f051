"""The verbs of inkomen. Each single verb is the bulk verb with one item (AF-10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rotonde.inkomen import policies
from rotonde.inkomen.models import Uitkering
from rotonde.inkomen.soorten import RedenInstroom, RedenUitstroom, Regeling
from rotonde.kern import gebeurtenissen, wie
from rotonde.kern.actie import actie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.periode import DateRange, periode

_PARTIJ = 2000


@dataclass(frozen=True)
class Instroom:
    """Somebody gets an uitkering from `vanaf`, for one reason."""

    persoon: UUID
    regeling: Regeling
    vanaf: date
    reden: RedenInstroom


@dataclass(frozen=True)
class Uitstroom:
    """An uitkering ends: `per` is the first day without it."""

    uitkering: UUID
    per: date
    reden: RedenUitstroom


@actie("inkomen.instromen")
def instromen_alle(instromen: Sequence[Instroom]) -> list[UUID]:
    """Start uitkeringen and return their ids in the same order.

    Guarantees one uitkering at a time per persoon and one reason each. Raises KanNuNiet for somebody who has, or will
    have, an uitkering on or after that day.
    """
    policies.check_heeft_geen_uitkering(instromen)
    gemeente = wie.huidig().gemeente
    uitkeringen = [
        Uitkering(
            gemeente_id=gemeente,
            persoon_id=instroom.persoon,
            regeling=instroom.regeling,
            periode=periode(instroom.vanaf),
            reden_instroom=instroom.reden,
        )
        for instroom in instromen
    ]
    Uitkering.objects.bulk_create(uitkeringen, batch_size=_PARTIJ)
    gebeurtenissen.noteer("inkomen.ingestroomd", [_feit(uitkering) for uitkering in uitkeringen])
    return [uitkering.pk for uitkering in uitkeringen]


def instromen(instroom: Instroom) -> UUID:
    """Start one uitkering; see `instromen_alle`."""
    return instromen_alle([instroom])[0]


@actie("inkomen.uitstromen")
def uitstromen_alle(uitstromen: Sequence[Uitstroom]) -> None:
    """End uitkeringen, each for one reason.

    Raises NietGevonden for an unknown uitkering, KanNuNiet for one that ended already, Ongeldig when it would end on
    or before the day it began.
    """
    uitkeringen = policies.check_loopt_nog(uitstromen)
    for uitstroom in uitstromen:
        uitkering = uitkeringen[uitstroom.uitkering]
        uitkering.periode = DateRange(uitkering.periode.lower, uitstroom.per, "[)")
        uitkering.reden_uitstroom = uitstroom.reden
    Uitkering.objects.bulk_update(uitkeringen.values(), ["periode", "reden_uitstroom"], batch_size=100)
    gebeurtenissen.noteer("inkomen.uitgestroomd", [_feit(uitkeringen[u.uitkering]) for u in uitstromen])


def uitstromen(uitstroom: Uitstroom) -> None:
    """End one uitkering; see `uitstromen_alle`."""
    uitstromen_alle([uitstroom])


def _feit(uitkering: Uitkering) -> Feit:
    return Feit("uitkering", uitkering.pk, betrokkene=uitkering.persoon_id, gegevens={"regeling": uitkering.regeling})
