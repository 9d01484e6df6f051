"""A voorziening in any state, made by the verbs themselves."""

import datetime as dt
from decimal import Decimal
from typing import Any

from tests.besluiten.wereld import JAAR, Wereld

from rotonde.besluiten.models import Besluit
from rotonde.catalogus.soorten import Leveringsvorm
from rotonde.voorzieningen import actions
from rotonde.voorzieningen.actions import StartRegel, ToewijzingRegel
from rotonde.voorzieningen.models import Voorziening

START = dt.date(2026, 12, 1)


def regel(wereld: Wereld, besluit: Besluit, **anders: Any) -> ToewijzingRegel:
    velden = {
        "besluit_id": besluit.id,
        "aanbieder_id": wereld.aanbieder.id,
        "leveringsvorm": Leveringsvorm.ZIN,
        "periode": JAAR,
        "volume": Decimal(2),
        "tarief": Decimal("64.80"),
        "bedrag": Decimal(3_000),
    }
    return ToewijzingRegel(**{**velden, **anders})


def gestart(wereld: Wereld, bedrag: int = 3_000) -> Voorziening:
    """A voorziening of 1 December 2026 to 2027, started on its first day."""
    besluit = wereld.besluit(bedrag)
    with wereld.op(START), wereld.als(wereld.consulent):
        voorziening = actions.toewijzen(regel(wereld, besluit, bedrag=Decimal(bedrag)))
        return actions.starten(StartRegel(voorziening.id, START))
