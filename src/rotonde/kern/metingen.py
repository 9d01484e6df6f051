"""Figures that need counting: the worker counts them per gemeente, in its own role, and everybody reads the outcome.

So a health check or a scrape costs a handful of rows, and a web process that asks for a figure never comes near the
persons behind it (PRIV-17).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max, Sum
from django.utils import timezone

from rotonde.kern import wie
from rotonde.kern.models import Gemeente, Meting
from rotonde.kern.soorten import Doel, Wet

Waarden = Mapping[str, float | None]


@dataclass(frozen=True)
class Meetsoort:
    """One figure, with its unit in the name. `functie` answers for the gemeente of `kern.wie`, by part or under ""."""

    naam: str
    uitleg: str
    functie: Callable[[], Waarden]


MEETSOORTEN: dict[str, Meetsoort] = {}


def meting(naam: str, *, uitleg: str) -> Callable[[Callable[[], Waarden]], Callable[[], Waarden]]:
    """Register a function of a room as a figure to keep an eye on; `uitleg` is English, for who reads the metrics."""

    def registreer(functie: Callable[[], Waarden]) -> Callable[[], Waarden]:
        MEETSOORTEN[naam] = Meetsoort(naam, uitleg, functie)
        return functie

    return registreer


def meet_alles() -> int:
    """Count every figure of every gemeente and keep the outcome; returns how many were kept. Worker only."""
    codes = list(Gemeente.objects.values_list("code", flat=True))
    return sum(_meet_gemeente(code) for code in codes)


def laatste() -> list[Meting]:
    """The last outcome of every figure, by name, gemeente and part."""
    return list(Meting.objects.order_by("naam", "gemeente", "deel"))


def hoogste(naam: str) -> float | None:
    """The highest outcome of one figure over gemeenten and parts; None when there is nothing to say."""
    hoogste_: float | None = Meting.objects.filter(naam=naam).aggregate(hoogste=Max("waarde"))["hoogste"]
    return hoogste_


def totaal(naam: str) -> float:
    """The sum of one figure over gemeenten and parts."""
    return float(Meting.objects.filter(naam=naam).aggregate(totaal=Sum("waarde"))["totaal"] or 0)


def _meet_gemeente(code: str) -> int:
    vrager = wie.dienst(gemeente=code, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="BIO2 8.16, bewaking")
    with wie.als(vrager):
        rijen = [
            Meting(naam=soort.naam, deel=deel, gemeente=code, waarde=waarde, gemeten_op=timezone.now())
            for soort in MEETSOORTEN.values()
            for deel, waarde in soort.functie().items()
        ]
    with transaction.atomic():
        Meting.objects.bulk_create(
            rijen,
            update_conflicts=True,
            unique_fields=["naam", "deel", "gemeente"],
            update_fields=["waarde", "gemeten_op"],
        )
        # A part that is gone, such as a listener of an older version, may not look stale for ever.
        Meting.objects.filter(gemeente=code).exclude(naam__in=MEETSOORTEN).delete()
    return len(rijen)
