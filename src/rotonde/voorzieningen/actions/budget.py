"""Budgetten instellen and verschuiven: what there is to spend, and moving it when the council allows."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction

from rotonde.kern import gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.fouten import NietGevonden, Ongeldig
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.soorten import Wet
from rotonde.voorzieningen import events
from rotonde.voorzieningen.models import Budget, Verschuiving


@dataclass(frozen=True, slots=True)
class BudgetOpdracht:
    """One pot: euro for one calendar year and wet, and the product groups that are paid from it."""

    jaar: int
    code: str
    wet: Wet
    groepen: tuple[str, ...]
    bedrag: Decimal
    bron: str


@actie("voorzieningen.budgetten_instellen")
def budgetten_instellen(opdrachten: Sequence[BudgetOpdracht]) -> list[Budget]:
    """Store each pot; a known year and code gets the new amount and groups, which the audit trail keeps."""
    gemeente = wie.huidig().gemeente
    bekend = {(budget.jaar, budget.code): budget for budget in Budget.objects.all()}
    ingesteld = []
    for opdracht in opdrachten:
        budget = bekend.get((opdracht.jaar, opdracht.code)) or Budget(
            gemeente_id=gemeente, jaar=opdracht.jaar, code=opdracht.code
        )
        budget.wet, budget.groepen = opdracht.wet, list(opdracht.groepen)
        budget.bedrag, budget.bron = opdracht.bedrag, opdracht.bron
        budget.save()
        ingesteld.append(budget)
    gebeurtenissen.noteer(events.BUDGETTEN_INGESTELD, [Feit("budget", budget.id) for budget in ingesteld])
    return ingesteld


@actie("voorzieningen.verschuiven")
def verschuiven(van: UUID, naar: UUID, bedrag: Decimal, *, raadsbesluit: str) -> Verschuiving:
    """Move euro from one pot to another of the same year, under a decision of the council.

    The sum of all pots stays the same; no pot goes below 0. Raises NietGevonden or Ongeldig.
    """
    gemeente = wie.huidig().gemeente
    if Budget.objects.filter(id__in=[van, naar]).count() != len({van, naar}):
        raise NietGevonden("Een van de budgetten is niet gevonden: kies twee budgetten van deze gemeente.")
    if bedrag <= 0 or van == naar or not raadsbesluit.strip():
        raise Ongeldig("Een verschuiving noemt twee budgetten, een bedrag boven 0 en het besluit van de raad.")
    try:
        with transaction.atomic():
            verschuiving = Verschuiving.objects.create(
                gemeente_id=gemeente,
                van_id=van,
                naar_id=naar,
                bedrag=bedrag,
                datum=klok.vandaag(),
                raadsbesluit=raadsbesluit.strip(),
            )
    except IntegrityError as fout:
        raise Ongeldig("Er is niet genoeg in dit budget, of het andere is van een ander jaar.") from fout
    gebeurtenissen.noteer(events.BUDGET_VERSCHOVEN, [Feit("verschuiving", verschuiving.id)])
    return verschuiving
