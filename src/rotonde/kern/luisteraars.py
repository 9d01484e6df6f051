"""Listening to what lower rooms announce: each listener reads the gebeurtenissen once, in commit order.

The reading position moves in the transaction of the handling, so a crash repeats nothing and loses nothing; lines
of transactions that still run are left for the next round.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection, transaction

from rotonde.kern import wie
from rotonde.kern.models import Gebeurtenis, Gemeente, Luisterstand
from rotonde.kern.soorten import Doel, Wet


@dataclass(frozen=True)
class Luisteraar:
    """Who listens to which soorten. `functie` gets one gebeurtenis and must bear being called twice."""

    naam: str
    soorten: frozenset[str]
    functie: Callable[[Gebeurtenis], None]


LUISTERAARS: dict[str, Luisteraar] = {}


def luister(naam: str, *soorten: str) -> Callable[[Callable[[Gebeurtenis], None]], Callable[[Gebeurtenis], None]]:
    """Register a function of a higher room as listener to these soorten."""

    def registreer(functie: Callable[[Gebeurtenis], None]) -> Callable[[Gebeurtenis], None]:
        LUISTERAARS[naam] = Luisteraar(naam, frozenset(soorten), functie)
        return functie

    return registreer


def verwerk(luisteraar: Luisteraar) -> int:
    """Handle the next gebeurtenissen of all gemeenten; returns how many were handled."""
    with transaction.atomic():
        Luisterstand.objects.get_or_create(luisteraar=luisteraar.naam)
        stand = Luisterstand.objects.select_for_update().get(luisteraar=luisteraar.naam)
        grens = veilige_grens()
        aantal = sum(
            _verwerk_gemeente(luisteraar, code, stand.tot_xact, grens)
            for code in Gemeente.objects.values_list("code", flat=True)
        )
        stand.tot_xact = grens
        stand.save(update_fields=["tot_xact"])
    return aantal


def veilige_grens() -> int:
    """Every transaction below this number has ended: nothing can still appear there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kern_xact_grens()")
        return int(cursor.fetchone()[0])


def _verwerk_gemeente(luisteraar: Luisteraar, gemeente: str, van: int, tot: int) -> int:
    vrager = wie.dienst(
        gemeente=gemeente, wet=Wet.ALGEMEEN, doel=Doel.UITVOERING, grond=f"luisteraar {luisteraar.naam}"
    )
    with wie.als(vrager):
        regels = Gebeurtenis.objects.filter(gemeente_id=gemeente, soort__in=luisteraar.soorten).extra(
            where=["xact >= %s AND xact < %s"], params=[van, tot]
        )
        aantal = 0
        for gebeurtenis in regels.order_by("tijd").iterator(chunk_size=500):
            # What a listener sets in motion belongs to the trace of the act that it heard of.
            with wie.vervolg(gebeurtenis.proces):
                luisteraar.functie(gebeurtenis)
            aantal += 1
    return aantal
