"""Voorstellen: what somebody proposes to decide, with the reason per doel."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from rotonde.besluiten import events, policies
from rotonde.besluiten.actions.aanvraag import AanvraagRegel, aanvragen
from rotonde.besluiten.models import Aanvraag, Motivering, Voorstel
from rotonde.besluiten.soorten import BesluitSoort, eenheid
from rotonde.catalogus.models import Product
from rotonde.kern import gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.fouten import NietGevonden, Ongeldig
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import voeg_toe
from rotonde.kern.periode import DateRange
from rotonde.kern.soorten import Wet
from rotonde.regie.models import Doel, Inzet
from rotonde.regie.vergrendelen import vergrendeld


@dataclass(frozen=True, slots=True)
class VoorstelRegel:
    """A proposal on an aanvraag for one inzet: per doel why, and in `bedrag` the euro for the whole period."""

    aanvraag_id: UUID
    inzet_id: UUID
    product_id: UUID
    soort: BesluitSoort
    periode: DateRange
    volume: Decimal
    bedrag: Decimal
    motivering: Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class VoorstelOpInzet:
    """An aanvraag and the voorstel on it, from one inzet: its dossier, persoon and doel follow from there."""

    inzet_id: UUID
    product_id: UUID
    ontvangen_op: dt.date
    soort: BesluitSoort
    periode: DateRange
    volume: Decimal
    bedrag: Decimal
    toelichting: str


def voorstellen(regel: VoorstelRegel) -> Voorstel:
    """As `voorstellen_bulk`, for one voorstel."""
    return voorstellen_bulk([regel])[0]


def voorstellen_op_inzet(opdracht: VoorstelOpInzet) -> Voorstel:
    """Record an aanvraag for an inzet of the Aanpak together with the voorstel on it; both or neither.

    Raises NietGevonden when the inzet is not there or not yours, and what `aanvragen` and `voorstellen` raise.
    """
    inzet = Inzet.objects.filter(pk=opdracht.inzet_id).first()
    product = Product.objects.filter(pk=opdracht.product_id).first()
    if inzet is None or product is None:
        raise NietGevonden("Deze inzet is er niet, of u bent niet betrokken bij het dossier.")
    with transaction.atomic():
        aanvraag = aanvragen(
            AanvraagRegel(inzet.dossier_id, inzet.persoon_id, Wet(product.wet), product.naam, opdracht.ontvangen_op)
        )
        return voorstellen(
            VoorstelRegel(
                aanvraag_id=aanvraag.id,
                inzet_id=inzet.id,
                product_id=product.id,
                soort=opdracht.soort,
                periode=opdracht.periode,
                volume=opdracht.volume,
                bedrag=opdracht.bedrag,
                motivering={inzet.doel_id: opdracht.toelichting},
            )
        )


@actie("besluiten.voorstellen")
def voorstellen_bulk(regels: Sequence[VoorstelRegel]) -> list[Voorstel]:
    """Record voorstellen in the name of the asker.

    Guarantees that inzet and doelen belong to the dossier of the aanvraag and that each has a reason (Awb 3:46).
    Raises NietGevonden for what is not there or not yours, AlBesloten when the aanvraag was decided, KanNuNiet when
    the Aanpak is not fixed yet, Ongeldig when the period has no end, the reason is empty, or an amount does not fit
    the kind of besluit.
    """
    bronnen = _Bronnen(regels)
    paren = [(regel, _voorstel(regel, bronnen)) for regel in regels]
    policies.eis_onbesloten([voorstel.aanvraag_id for _, voorstel in paren])
    gedaan = voeg_toe([voorstel for _, voorstel in paren])
    voeg_toe([motivering for regel, voorstel in paren for motivering in _motiveringen(regel, voorstel, bronnen)])
    gebeurtenissen.noteer(
        events.VOORSTEL_GEDAAN,
        [
            Feit("voorstel", v.id, v.persoon_id, v.dossier_id, {"aanvraag": str(v.aanvraag_id), "soort": v.soort})
            for v in gedaan
        ],
    )
    return gedaan


class _Bronnen:
    """What the regels refer to, read by their keys in a fixed number of queries however many there are."""

    def __init__(self, regels: Sequence[VoorstelRegel]) -> None:
        self.aanvragen = Aanvraag.objects.in_bulk([regel.aanvraag_id for regel in regels])
        vergrendeld(aanvraag.dossier_id for aanvraag in self.aanvragen.values())
        self.producten = Product.objects.in_bulk([regel.product_id for regel in regels])
        inzetten = Inzet.objects.filter(id__in=[regel.inzet_id for regel in regels])
        self.inzetten = inzetten.prefetch_related("doel__aanpak").in_bulk()
        doelen = Doel.objects.filter(id__in={doel for regel in regels for doel in regel.motivering})
        self.dossier_van_doel = dict(doelen.values_list("id", "dossier_id"))


def _voorstel(regel: VoorstelRegel, bronnen: _Bronnen) -> Voorstel:
    aanvraag = bronnen.aanvragen.get(regel.aanvraag_id)
    product = bronnen.producten.get(regel.product_id)
    inzet = bronnen.inzetten.get(regel.inzet_id)
    if aanvraag is None or product is None or inzet is None or inzet.dossier_id != aanvraag.dossier_id:
        raise NietGevonden("De aanvraag, het product of de inzet is niet gevonden: begin opnieuw vanuit de Aanpak.")
    policies.eis_vaste_aanpak(inzet)
    _controleer(regel, aanvraag, product)
    return Voorstel(
        gemeente_id=aanvraag.gemeente_id,
        aanvraag_id=aanvraag.id,
        dossier_id=aanvraag.dossier_id,
        persoon_id=aanvraag.persoon_id,
        inzet_id=regel.inzet_id,
        product_id=product.id,
        wet=aanvraag.wet,
        soort=regel.soort,
        periode=regel.periode,
        volume=regel.volume,
        eenheid=eenheid(product.eenheid, product.frequentie),
        bedrag=regel.bedrag,
        voorgesteld_door_id=wie.huidig().actor,
        voorgesteld_op=klok.vandaag(),
    )


def _controleer(regel: VoorstelRegel, aanvraag: Aanvraag, product: Product) -> None:
    if product.wet != aanvraag.wet:
        raise Ongeldig("Het product hoort bij een andere wet dan de aanvraag: kies een product van dezelfde wet.")
    if regel.periode.lower is None or regel.periode.upper is None:
        raise Ongeldig("De periode heeft geen einddatum: vul een begin en een einde in.")
    if regel.soort == BesluitSoort.AFWIJZEN and regel.bedrag != 0:
        raise Ongeldig("Bij een afwijzing hoort geen bedrag: zet het bedrag op 0.")
    if regel.soort == BesluitSoort.TOEKENNEN and (regel.volume <= 0 or regel.bedrag < 0):
        raise Ongeldig("Bij een toekenning hoort een hoeveelheid en een bedrag: vul beide in.")
    if not regel.motivering or any(not tekst.strip() for tekst in regel.motivering.values()):
        raise Ongeldig("Het voorstel is niet gemotiveerd: schrijf bij elk doel waarom.")


def _motiveringen(regel: VoorstelRegel, voorstel: Voorstel, bronnen: _Bronnen) -> list[Motivering]:
    if any(bronnen.dossier_van_doel.get(doel) != voorstel.dossier_id for doel in regel.motivering):
        raise NietGevonden("Een doel hoort niet bij dit dossier: begin opnieuw vanuit de Aanpak.")
    return [
        Motivering(
            gemeente_id=voorstel.gemeente_id,
            voorstel=voorstel,
            dossier_id=voorstel.dossier_id,
            persoon_id=voorstel.persoon_id,
            doel_id=doel,
            wet=voorstel.wet,
            toelichting=toelichting.strip(),
        )
        for doel, toelichting in regel.motivering.items()
    ]
