"""Betalen: money on a voorziening, never more than was toegewezen."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import Sum

from rotonde.kern import botsing, gebeurtenissen
from rotonde.kern.actie import actie
from rotonde.kern.fouten import NietGevonden, Ongeldig
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import voeg_toe
from rotonde.regie.vergrendelen import vergrendel
from rotonde.voorzieningen import events, policies
from rotonde.voorzieningen.models import Betaling, Boeking, Voorziening
from rotonde.voorzieningen.soorten import BoekingSoort


@dataclass(frozen=True, slots=True)
class BetaalRegel:
    """Euro on a voorziening on a day. With `crediteert` it takes back (part of) that payment and is negative."""

    voorziening_id: UUID
    dag: dt.date
    bedrag: Decimal
    crediteert: UUID | None = None


def betalen(regel: BetaalRegel) -> Betaling:
    """As `betalen_bulk`, for one betaling."""
    return betalen_bulk([regel])[0]


@actie("voorzieningen.betalen")
def betalen_bulk(regels: Sequence[BetaalRegel]) -> list[Betaling]:
    """Record payments and credits, and book what they spend in the year of their day.

    Raises NietGevonden, KanNuNiet (not started), Ongeldig (above the toewijzing, in the future, or a sign that does
    not fit). Two payments at once cannot both just fit: the database adds up under a lock.
    """
    ids = {regel.voorziening_id for regel in regels}
    vergrendel(Voorziening.objects.filter(id__in=ids).values_list("dossier_id", flat=True))
    # Many voorzieningen have one product: read once, and not once more beside each.
    gevonden = Voorziening.objects.prefetch_related("product").in_bulk(list(ids))
    if len(gevonden) != len(ids):
        raise NietGevonden("Deze voorziening is er niet, of u bent niet betrokken bij het dossier.")
    eerder = Betaling.objects.filter(voorziening__in=ids).values_list("voorziening_id").annotate(Sum("bedrag"))
    betaald: dict[UUID, Decimal] = defaultdict(Decimal, dict(eerder))
    for regel in regels:
        if regel.bedrag == 0 or (regel.bedrag < 0) != (regel.crediteert is not None):
            raise Ongeldig("Een betaling is meer dan 0; alleen wie een betaling terughaalt, noemt die en gaat eronder.")
        policies.eis_betaalbaar(gevonden[regel.voorziening_id], regel.dag, regel.bedrag, betaald[regel.voorziening_id])
        betaald[regel.voorziening_id] += regel.bedrag
    _eis_terug_te_halen(regels)
    with botsing.als_zin({"betaling_binnen_toewijzing": _past_niet_meer}):
        betalingen = voeg_toe([_betaling(regel, gevonden[regel.voorziening_id]) for regel in regels])
    _boek(betalingen)
    gebeurtenissen.noteer(
        events.BETAALD,
        [
            Feit("betaling", b.id, b.persoon_id, b.dossier_id, {"voorziening": str(b.voorziening_id)})
            for b in betalingen
        ],
    )
    return betalingen


def _past_niet_meer() -> Ongeldig:
    return Ongeldig("Er is intussen betaald of teruggehaald: kijk wat er nog over is en probeer het opnieuw.")


def _eis_terug_te_halen(regels: Sequence[BetaalRegel]) -> None:
    """Raise Ongeldig when a credit names no payment of the same voorziening, or takes back more than is left of it."""
    bronnen = {regel.crediteert for regel in regels if regel.crediteert}
    if not bronnen:
        return
    betaald = Betaling.objects.filter(id__in=bronnen, crediteert=None).in_bulk()
    eerder = Betaling.objects.filter(crediteert__in=bronnen).values_list("crediteert_id").annotate(Sum("bedrag"))
    terug: dict[UUID, Decimal] = defaultdict(Decimal, dict(eerder))
    for regel in regels:
        if regel.crediteert is None:
            continue
        bron = betaald.get(regel.crediteert)
        terug[regel.crediteert] += regel.bedrag
        past = bron and bron.voorziening_id == regel.voorziening_id and bron.datum <= regel.dag
        if bron is None or not past or bron.bedrag + terug[regel.crediteert] < 0:
            raise Ongeldig("Van deze betaling kan dit niet meer worden teruggehaald: kijk wat er nog van over is.")


def _betaling(regel: BetaalRegel, voorziening: Voorziening) -> Betaling:
    return Betaling(
        gemeente_id=voorziening.gemeente_id,
        voorziening=voorziening,
        besluit_id=voorziening.besluit_id,
        dossier_id=voorziening.dossier_id,
        persoon_id=voorziening.persoon_id,
        wet=voorziening.wet,
        datum=regel.dag,
        bedrag=regel.bedrag,
        crediteert_id=regel.crediteert,
    )


def _boek(betalingen: Sequence[Betaling]) -> None:
    """One boeking per day, wet and group: less to read back, and further from any one person."""
    sommen: dict[tuple[dt.date, str, str], Decimal] = defaultdict(Decimal)
    for betaling in betalingen:
        sommen[betaling.datum, betaling.wet, betaling.voorziening.product.groep] += betaling.bedrag
    voeg_toe(
        [
            Boeking(
                gemeente_id=betalingen[0].gemeente_id,
                datum=dag,
                soort=BoekingSoort.GEREALISEERD,
                jaar=dag.year,
                wet=wet,
                groep=groep,
                bedrag=bedrag,
            )
            for (dag, wet, groep), bedrag in sommen.items()
        ]
    )
