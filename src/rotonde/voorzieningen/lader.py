"""How budgets of a pack are compared with those that stand, and handed to the verb that stores them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from rotonde.kern import wie
from rotonde.kern.pakket.segment import Mutatie, Segment, Tijdlijnen
from rotonde.kern.soorten import Wet
from rotonde.voorzieningen.actions.budget import BudgetOpdracht, budgetten_instellen
from rotonde.voorzieningen.models import Budget

_VELDEN = ("jaar", "code", "wet", "groepen", "bedrag", "bron")


class BudgetLader:
    """A budget belongs to a calendar year and has no dates besides; a new amount replaces the old in place."""

    gedateerd = False

    def inhoud(self, regel: Any) -> dict[str, Any]:
        return {**{veld: getattr(regel, veld) for veld in _VELDEN}, "wet": regel.wet.value}

    def huidig(self) -> Tijdlijnen:
        rijen = Budget.objects.filter(gemeente_id=wie.huidig().gemeente).values(*_VELDEN)
        return {f"{rij['jaar']}/{rij['code']}": [Segment(date.min, None, dict(rij))] for rij in rijen}

    def toepassen(self, mutaties: Sequence[Mutatie]) -> None:
        inhouden = [mutatie.segment.inhoud for mutatie in mutaties]
        budgetten_instellen(
            [
                BudgetOpdracht(**{**inhoud, "wet": Wet(inhoud["wet"]), "groepen": tuple(inhoud["groepen"])})
                for inhoud in inhouden
            ]
        )
