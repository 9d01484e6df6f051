"""What screens, other rooms and sturing ask about voorzieningen and money.

Figures over persons (`kosten_per_wet`, `unieke_clienten`, `stand_op`, `uitgaven`) count what the asker may see: only
a service with purpose statistiek sees all. `budgetstand` reads no person and is for everyone in the gemeente.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, Sum

from rotonde.kern import inzage, wie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.soorten import InzageSoort, Wet
from rotonde.voorzieningen.models import Betaling, Boeking, Budget, Verschuiving, Voorziening
from rotonde.voorzieningen.soorten import BoekingSoort
from rotonde.voorzieningen.spreiding import na

NUL = Decimal(0)


@dataclass(frozen=True, slots=True)
class Stand:
    """How many voorzieningen run on a day, and of how many different persons."""

    voorzieningen: int
    clienten: int


@dataclass(frozen=True, slots=True)
class Uitgave:
    """What was paid for one persoon under one wet in one year."""

    persoon_id: UUID
    wet: Wet
    bedrag: Decimal


@dataclass(frozen=True, slots=True)
class Budgetstand:
    """A pot on a day, in euro: what there is after verschuivingen, what is bound, what is spent, what is expected."""

    code: str
    wet: Wet
    begroot: Decimal
    vastgelegd: Decimal
    gerealiseerd: Decimal
    prognose: Decimal

    @property
    def ruimte(self) -> Decimal:
        return self.begroot - self.vastgelegd


def van_dossier(dossier_id: UUID) -> list[Voorziening]:
    """The voorzieningen of a dossier, newest first; first a line per betrokkene in the inzagelog (PRIV-37)."""
    rijen = Voorziening.objects.filter(dossier_id=dossier_id)
    betrokkenen = rijen.order_by("persoon_id").values_list("persoon_id", flat=True).distinct()
    inzage.noteer(InzageSoort.TONEN, betrokkenen, gegevensgroep="voorzieningen", dossier=dossier_id)
    return list(rijen.select_related("product", "aanbieder").order_by("-toegewezen_op", "-id"))


def van_persoon(persoon_id: UUID) -> list[Voorziening]:
    """The voorzieningen of one persoon, for Mijn Rotonde; first the line (PRIV-37)."""
    inzage.noteer(InzageSoort.TONEN, [persoon_id], gegevensgroep="voorzieningen")
    rijen = Voorziening.objects.filter(persoon_id=persoon_id)
    return list(rijen.select_related("product", "aanbieder").order_by("-toegewezen_op", "-id"))


def onder_besluit(besluit_id: UUID) -> list[Voorziening]:
    """The voorzieningen under one besluit, for a screen that wrote its line already."""
    return list(Voorziening.objects.filter(besluit_id=besluit_id).select_related("aanbieder").order_by("periode", "id"))


def voorziening(voorziening_id: UUID) -> Voorziening:
    """One voorziening with what belongs to it; raises NietGevonden. Writes the line first (PRIV-37)."""
    rij = Voorziening.objects.filter(pk=voorziening_id)
    betrokkene = rij.values_list("persoon_id", "dossier_id").first()
    if betrokkene is None:
        raise NietGevonden("Deze voorziening is er niet, of u bent niet betrokken bij het dossier.")
    inzage.noteer(InzageSoort.TONEN, [betrokkene[0]], gegevensgroep="voorzieningen", dossier=betrokkene[1])
    return rij.select_related("product", "aanbieder", "persoon").get()


def betalingen(voorziening_id: UUID) -> list[Betaling]:
    """What was paid on a voorziening, newest first, for a screen that wrote its line already."""
    return list(Betaling.objects.filter(voorziening_id=voorziening_id).order_by("-datum", "-id"))


def betaald(voorziening_id: UUID) -> Decimal:
    """What was paid on a voorziening so far, credits taken off."""
    return Betaling.objects.filter(voorziening_id=voorziening_id).aggregate(som=Sum("bedrag"))["som"] or NUL


def kosten_per_wet(jaar: int) -> dict[Wet, Decimal]:
    """Euro paid in a calendar year per wet, by day of payment, credits taken off."""
    rijen = Betaling.objects.filter(datum__year=jaar).values_list("wet").annotate(Sum("bedrag"))
    return {Wet(wet): bedrag for wet, bedrag in rijen}


def unieke_clienten(wet: Wet, jaar: int) -> int:
    """Different persons for whom something was paid under a wet in a calendar year, and not all taken back."""
    per_persoon = Betaling.objects.filter(wet=wet, datum__year=jaar).values("persoon_id").annotate(som=Sum("bedrag"))
    return per_persoon.filter(som__gt=0).count()


def uitgaven(jaar: int) -> list[Uitgave]:
    """What was paid per persoon and wet in a calendar year: the facts under kosten and unieke cliënten."""
    rijen = Betaling.objects.filter(datum__year=jaar).values_list("persoon_id", "wet").annotate(Sum("bedrag"))
    return [Uitgave(persoon, Wet(wet), bedrag) for persoon, wet, bedrag in rijen.order_by("persoon_id", "wet")]


def stand_op(dag: dt.date) -> dict[Wet, Stand]:
    """Per wet the voorzieningen that had started and still ran on a day (peildatum)."""
    rijen = (
        Voorziening.objects.filter(gestart_op__lte=dag, periode__contains=dag)
        .values_list("wet")
        .annotate(Count("id"), Count("persoon_id", distinct=True))
    )
    return {Wet(wet): Stand(voorzieningen, clienten) for wet, voorzieningen, clienten in rijen}


def budgetjaren() -> list[int]:
    """The years that have a budget, ascending."""
    return list(Budget.objects.order_by("jaar").values_list("jaar", flat=True).distinct())


def budgetstand(jaar: int, dag: dt.date) -> list[Budgetstand]:
    """Every pot of a year as it stood on a day.

    Prognose = spent until that day + what is bound for the days after it in that year.
    """
    vastgelegd, gerealiseerd, rest = _boekingen(jaar, dag)
    verschoven = _verschoven(jaar, dag)
    standen = []
    for budget in Budget.objects.filter(jaar=jaar).order_by("wet", "code"):
        sleutels = [(budget.wet, groep) for groep in budget.groepen]
        uitgegeven = sum((gerealiseerd[sleutel] for sleutel in sleutels), NUL)
        standen.append(
            Budgetstand(
                code=budget.code,
                wet=Wet(budget.wet),
                begroot=budget.bedrag + verschoven[budget.id],
                vastgelegd=sum((vastgelegd[sleutel] for sleutel in sleutels), NUL),
                gerealiseerd=uitgegeven,
                prognose=uitgegeven + sum((rest[sleutel] for sleutel in sleutels), NUL),
            )
        )
    return standen


Sommen = dict[tuple[str, str], Decimal]


def _boekingen(jaar: int, dag: dt.date) -> tuple[Sommen, Sommen, Sommen]:
    """Per wet and group: bound, spent, and bound for the days after `dag`."""
    vastgelegd: Sommen = defaultdict(Decimal)
    gerealiseerd: Sommen = defaultdict(Decimal)
    rest: Sommen = defaultdict(Decimal)
    for boeking in Boeking.objects.filter(jaar=jaar, datum__lte=dag):
        sleutel = (boeking.wet, boeking.groep)
        if boeking.soort == BoekingSoort.GEREALISEERD:
            gerealiseerd[sleutel] += boeking.bedrag
        else:
            vastgelegd[sleutel] += boeking.bedrag
            rest[sleutel] += na(boeking.bedrag, boeking.looptijd, dag)
    return vastgelegd, gerealiseerd, rest


def _verschoven(jaar: int, dag: dt.date) -> dict[UUID, Decimal]:
    saldo: dict[UUID, Decimal] = defaultdict(Decimal)
    for verschuiving in Verschuiving.objects.filter(van__jaar=jaar, datum__lte=dag):
        saldo[verschuiving.van_id] -= verschuiving.bedrag
        saldo[verschuiving.naar_id] += verschuiving.bedrag
    return saldo


@dataclass(frozen=True, slots=True)
class Voorzieningregel:
    """One voorziening as statistics read it: codes and dates; `tot` is the first day without."""

    id: UUID
    persoon: UUID
    wet: Wet
    product: str
    groep: str
    afslag: int
    leveringsvorm: str
    toegewezen_op: dt.date
    van: dt.date
    tot: dt.date | None
    gestart_op: dt.date | None


@dataclass(frozen=True, slots=True)
class Betalingregel:
    """One payment as statistics read it; taken back is negative."""

    voorziening: UUID
    persoon: UUID
    wet: Wet
    datum: dt.date
    bedrag: Decimal


def historie() -> list[Voorzieningregel]:
    """Every voorziening that the asker may see, for statistics: who calls this writes the lines of the inzagelog."""
    rijen = Voorziening.objects.filter(gemeente_id=wie.huidig().gemeente).select_related("product").order_by("id")
    return [
        Voorzieningregel(
            rij.pk,
            rij.persoon_id,
            Wet(rij.wet),
            rij.product.code,
            rij.product.groep,
            rij.product.afslag,
            rij.leveringsvorm.lower(),
            rij.toegewezen_op,
            rij.periode.lower,
            rij.periode.upper,
            rij.gestart_op,
        )
        for rij in rijen
    ]


def betaalhistorie() -> list[Betalingregel]:
    """Every payment that the asker may see, for statistics; as `historie`."""
    rijen = Betaling.objects.filter(gemeente_id=wie.huidig().gemeente).order_by("datum", "id")
    return [
        Betalingregel(voorziening, persoon, Wet(wet), datum, bedrag)
        for voorziening, persoon, wet, datum, bedrag in rijen.values_list(
            "voorziening_id", "persoon_id", "wet", "datum", "bedrag"
        )
    ]
