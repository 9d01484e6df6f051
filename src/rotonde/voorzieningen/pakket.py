"""What voorzieningen reads from a pack: the budgets per calendar year."""

from typing import Annotated

from pydantic import Field

from rotonde.kern.pakket.register import Soort, Verwijzing, registreer
from rotonde.kern.pakket.schema import Bedrag, Code, Regel, WetVeld
from rotonde.voorzieningen.lader import BudgetLader


class BudgetRegel(Regel):
    """One pot: euro for one calendar year and wet, and the product groups that are paid from it."""

    jaar: Annotated[int, Field(ge=2015, le=2100)]
    code: Code
    wet: WetVeld
    groepen: Annotated[list[Code], Field(min_length=1)]
    bedrag: Bedrag


registreer(
    Soort(
        "budgetten",
        BudgetRegel,
        sleutel=lambda regel: f"{regel.jaar}/{regel.code}",
        verwijzingen=(Verwijzing("groepen", "producten", "groep"),),
        lader=lambda pakket: BudgetLader(),
    )
)
