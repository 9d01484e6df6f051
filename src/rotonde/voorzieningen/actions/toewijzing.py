"""Toewijzen: a voorziening under an announced besluit, and the money it binds."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import Sum

from rotonde.besluiten.models import Besluit
from rotonde.catalogus.models import Organisatie
from rotonde.catalogus.soorten import Leveringsvorm
from rotonde.kern import botsing, gebeurtenissen, klok
from rotonde.kern.actie import actie
from rotonde.kern.fouten import KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import voeg_toe
from rotonde.kern.periode import DateRange
from rotonde.regie.vergrendelen import vergrendel
from rotonde.voorzieningen import events, policies
from rotonde.voorzieningen.models import Boeking, Voorziening
from rotonde.voorzieningen.soorten import BoekingSoort
from rotonde.voorzieningen.spreiding import per_jaar


@dataclass(frozen=True, slots=True)
class ToewijzingRegel:
    """What is toegewezen under a besluit. `tarief` is euro per unit; `bedrag` is the most that will be paid in all."""

    besluit_id: UUID
    aanbieder_id: UUID | None
    leveringsvorm: Leveringsvorm
    periode: DateRange
    volume: Decimal
    tarief: Decimal
    bedrag: Decimal


def toewijzen(regel: ToewijzingRegel) -> Voorziening:
    """As `toewijzen_bulk`, for one voorziening."""
    return toewijzen_bulk([regel])[0]


@actie("voorzieningen.toewijzen")
def toewijzen_bulk(regels: Sequence[ToewijzingRegel]) -> list[Voorziening]:
    """Make voorzieningen within the period and amount of their besluit, and bind the money per calendar year.

    Raises NietGevonden, KanNuNiet (nothing granted, not announced, the same product already runs with this
    aanbieder) or Ongeldig (outside the besluit). The database holds the same once more.
    """
    gevraagd = [regel.besluit_id for regel in regels]
    vergrendel(Besluit.objects.filter(id__in=gevraagd).values_list("dossier_id", flat=True))
    besluiten = Besluit.objects.prefetch_related("product", "voorstel").in_bulk(gevraagd)
    aanbieders = Organisatie.objects.in_bulk([regel.aanbieder_id for regel in regels if regel.aanbieder_id])
    if any(regel.besluit_id not in besluiten for regel in regels) or any(
        regel.aanbieder_id and regel.aanbieder_id not in aanbieders for regel in regels
    ):
        raise NietGevonden("Het besluit of de aanbieder is niet gevonden: begin opnieuw vanuit het dossier.")
    policies.eis_bekend(list(besluiten.values()))
    _eis_ruimte(regels, besluiten)
    nieuw = [_voorziening(regel, besluiten[regel.besluit_id], aanbieders.get(regel.aanbieder_id)) for regel in regels]
    with botsing.als_zin({"voorziening_geen_overlap": _loopt_al, "voorziening_binnen_besluit": _past_niet_meer}):
        toegewezen = voeg_toe(nieuw)
    _leg_vast(toegewezen)
    gebeurtenissen.noteer(events.TOEGEWEZEN, [_feit(voorziening) for voorziening in toegewezen])
    return toegewezen


def _eis_ruimte(regels: Sequence[ToewijzingRegel], besluiten: dict[UUID, Besluit]) -> None:
    eerder = Voorziening.objects.filter(besluit__in=besluiten).values_list("besluit_id").annotate(Sum("bedrag"))
    al_toegewezen: dict[UUID, Decimal] = defaultdict(Decimal, dict(eerder))
    for regel in regels:
        besluit = besluiten[regel.besluit_id]
        policies.eis_leverbaar(besluit, regel.leveringsvorm, regel.aanbieder_id)
        policies.eis_binnen_besluit(besluit, regel.periode, regel.bedrag, al_toegewezen[besluit.id])
        al_toegewezen[besluit.id] += regel.bedrag


def _loopt_al() -> KanNuNiet:
    return KanNuNiet("Deze voorziening loopt al bij deze aanbieder: kies een andere periode.")


def _past_niet_meer() -> Ongeldig:
    """All else was just looked at: what can have changed is what others assigned, or who may see the besluit."""
    return Ongeldig("Dit past niet meer binnen het besluit: kijk wat er intussen is toegewezen.")


def _leg_vast(toegewezen: Sequence[Voorziening]) -> None:
    voeg_toe(
        [
            Boeking(
                gemeente_id=voorziening.gemeente_id,
                datum=voorziening.toegewezen_op,
                soort=BoekingSoort.VASTGELEGD,
                jaar=stuk.lower.year,
                wet=voorziening.wet,
                groep=voorziening.product.groep,
                looptijd=stuk,
                bedrag=deel,
            )
            for voorziening in toegewezen
            for stuk, deel in per_jaar(voorziening.bedrag, voorziening.periode)
        ]
    )


def _voorziening(regel: ToewijzingRegel, besluit: Besluit, aanbieder: Organisatie | None) -> Voorziening:
    return Voorziening(
        gemeente_id=besluit.gemeente_id,
        besluit=besluit,
        dossier_id=besluit.dossier_id,
        persoon_id=besluit.persoon_id,
        product=besluit.product,
        product_lijn=besluit.product.lijn,
        aanbieder=aanbieder,
        aanbieder_lijn=aanbieder.lijn if aanbieder else None,
        wet=besluit.wet,
        leveringsvorm=regel.leveringsvorm,
        periode=regel.periode,
        volume=regel.volume,
        eenheid=besluit.voorstel.eenheid,
        tarief=regel.tarief,
        bedrag=regel.bedrag,
        toegewezen_op=klok.vandaag(),
    )


def _feit(voorziening: Voorziening) -> Feit:
    gegevens = {"besluit": str(voorziening.besluit_id), "wet": voorziening.wet}
    return Feit("voorziening", voorziening.id, voorziening.persoon_id, voorziening.dossier_id, gegevens)
