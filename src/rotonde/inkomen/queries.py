"""What other rooms and screens ask about uitkeringen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rotonde.inkomen.models import Uitkering
from rotonde.inkomen.soorten import RedenInstroom, RedenUitstroom, Regeling
from rotonde.kern import wie


@dataclass(frozen=True)
class Uitkeringsregel:
    """One uitkering as statistics read it; `tot` is the first day without it, or None."""

    id: UUID
    persoon: UUID
    regeling: Regeling
    van: date
    tot: date | None
    reden_instroom: RedenInstroom
    reden_uitstroom: RedenUitstroom | None


def stand(*, op: date) -> int:
    """How many people have an uitkering on a day (peildatum)."""
    return Uitkering.objects.filter(gemeente_id=wie.huidig().gemeente, periode__contains=op).count()


def ingestroomd(*, jaar: int) -> int:
    """How many uitkeringen began in a calendar year, a change of regeling from one day to the next left out."""
    return sum(regel.van.year == jaar for regel in _zonder_overgang(begin=True))


def uitgestroomd(*, jaar: int) -> int:
    """How many uitkeringen had their first day without in a calendar year, a change of regeling left out.

    Stock on 31 December = stock a year before + ingestroomd - uitgestroomd.
    """
    return sum(regel.tot is not None and regel.tot.year == jaar for regel in _zonder_overgang(begin=False))


def _zonder_overgang(*, begin: bool) -> Iterator[Uitkeringsregel]:
    regels = historie()
    aansluitend = {(regel.persoon, regel.tot if begin else regel.van) for regel in regels}
    return (regel for regel in regels if (regel.persoon, regel.van if begin else regel.tot) not in aansluitend)


def historie() -> list[Uitkeringsregel]:
    """Every uitkering of the gemeente, for statistics: who calls this writes the lines of the inzagelog first."""
    rijen = Uitkering.objects.filter(gemeente_id=wie.huidig().gemeente).order_by("persoon_id", "periode")
    return [
        Uitkeringsregel(
            rij.pk,
            rij.persoon_id,
            Regeling(rij.regeling),
            rij.periode.lower,
            rij.periode.upper,
            RedenInstroom(rij.reden_instroom),
            RedenUitstroom(rij.reden_uitstroom) if rij.reden_uitstroom else None,
        )
        for rij in rijen
    ]
