"""The verbs about uitkeringen: who comes in, and who leaves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rotonde.inkomen import policies
from rotonde.inkomen.models import Indeling, Uitkering
from rotonde.inkomen.soorten import RedenInstroom, RedenUitstroom, Regeling
from rotonde.kern import botsing, gebeurtenissen, wie
from rotonde.kern.actie import actie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import voeg_toe, werk_bij
from rotonde.kern.periode import DateRange, periode, sluit


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
    with botsing.als_zin({"uitkering_een_tegelijk": policies.al_een_uitkering}):
        voeg_toe(uitkeringen)
    gebeurtenissen.noteer("inkomen.ingestroomd", [_feit(uitkering) for uitkering in uitkeringen])
    return [uitkering.pk for uitkering in uitkeringen]


def instromen(instroom: Instroom) -> UUID:
    """Start one uitkering; see `instromen_alle`."""
    return instromen_alle([instroom])[0]


@actie("inkomen.uitstromen")
def uitstromen_alle(uitstromen: Sequence[Uitstroom]) -> None:
    """End uitkeringen, each for one reason; who was in a trajectgroep leaves it that day.

    Raises NietGevonden for an unknown uitkering, KanNuNiet for one that ended already, Ongeldig when it would end on
    or before the day it began.
    """
    uitkeringen = policies.check_loopt_nog(uitstromen)
    for uitstroom in uitstromen:
        uitkering = uitkeringen[uitstroom.uitkering]
        uitkering.periode = DateRange(uitkering.periode.lower, uitstroom.per, "[)")
        uitkering.reden_uitstroom = uitstroom.reden
    werk_bij(uitkeringen.values(), ["periode", "reden_uitstroom"])
    _beeindig_indeling({uitkeringen[u.uitkering].persoon_id: u.per for u in uitstromen})
    gebeurtenissen.noteer("inkomen.uitgestroomd", [_feit(uitkeringen[u.uitkering]) for u in uitstromen])


def uitstromen(uitstroom: Uitstroom) -> None:
    """End one uitkering; see `uitstromen_alle`."""
    uitstromen_alle([uitstroom])


def _beeindig_indeling(per: Mapping[UUID, date]) -> None:
    """Without an uitkering somebody is in no trajectgroep."""
    lopend = list(Indeling.objects.select_for_update().filter(persoon_id__in=per, periode__endswith__isnull=True))
    for indeling in lopend:
        indeling.periode = sluit(indeling.periode, per[indeling.persoon_id])
    werk_bij(lopend, ["periode"])


def _feit(uitkering: Uitkering) -> Feit:
    return Feit("uitkering", uitkering.pk, betrokkene=uitkering.persoon_id, gegevens={"regeling": uitkering.regeling})
