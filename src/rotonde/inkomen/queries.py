"""What other rooms and screens ask about uitkeringen, work and leefgeld."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, Sum

from rotonde.inkomen.models import Indeling, Leefgeldbetaling, Uitkering, Werkregeling
from rotonde.inkomen.soorten import Opvang, RedenInstroom, RedenUitstroom, Regeling, Trajectgroep, Werksoort
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


def trajectgroepen(*, op: date) -> dict[Trajectgroep, int]:
    """How many people are in each trajectgroep on a day (peildatum)."""
    rijen = Indeling.objects.filter(gemeente_id=wie.huidig().gemeente, periode__contains=op)
    return {groep: rijen.filter(groep=groep).count() for groep in Trajectgroep}


def statushouders(groep: Trajectgroep, *, op: date) -> int:
    """How many people of a trajectgroep on a day came into their uitkering with a verblijfsvergunning."""
    rijen = Indeling.objects.filter(gemeente_id=wie.huidig().gemeente, periode__contains=op, groep=groep)
    gekomen = Uitkering.objects.filter(
        periode__contains=op,
        reden_instroom=RedenInstroom.VERBLIJFSVERGUNNING,
        persoon_id__in=rijen.values("persoon_id"),
    )
    return gekomen.count()


def werkregelingen(*, op: date) -> dict[Werksoort, int]:
    """How many people work with each regeling on a day (peildatum)."""
    rijen = Werkregeling.objects.filter(gemeente_id=wie.huidig().gemeente, periode__contains=op)
    return {soort: rijen.filter(soort=soort).count() for soort in Werksoort}


def aan_het_werk_zonder_uitkering(*, op: date) -> int:
    """How many people with a werkregeling have no uitkering on a day: niet-uitkeringsgerechtigden."""
    rijen = Werkregeling.objects.filter(gemeente_id=wie.huidig().gemeente, periode__contains=op)
    return rijen.exclude(persoon_id__in=Uitkering.objects.filter(periode__contains=op).values("persoon_id")).count()


@dataclass(frozen=True)
class Leefgeldtelling:
    """Leefgeld in a calendar year: to how many people, and how much in euro."""

    ontvangers: int
    bedrag: Decimal


def leefgeld(*, jaar: int) -> dict[Opvang, Leefgeldtelling]:
    """What was paid as leefgeld in a calendar year, by kind of shelter."""
    betaald = Leefgeldbetaling.objects.filter(gemeente_id=wie.huidig().gemeente, datum__year=jaar)
    per_opvang = betaald.values_list("leefgeld__opvang").annotate(Count("persoon_id", distinct=True), Sum("bedrag"))
    return {Opvang(opvang): Leefgeldtelling(aantal, bedrag) for opvang, aantal, bedrag in per_opvang}
