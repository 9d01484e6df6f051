"""How lines of the catalogus are compared with those of a pack, and handed to the verb that stores them."""

from collections.abc import Sequence
from enum import Enum
from typing import Any

from pydantic import BaseModel

from rotonde.catalogus import actions, queries
from rotonde.catalogus.models import Catalogusregel
from rotonde.kern.pakket.segment import Mutatie, Segment, Tijdlijnen


class CatalogusLader:
    """Compares and stores one kind. `sleutel` names the field of the pack that is the code of the row."""

    gedateerd = True

    def __init__(self, soort: str, model: type[Catalogusregel], sleutel: str) -> None:
        self.soort, self.model, self.sleutel = soort, model, sleutel

    def inhoud(self, regel: Any) -> dict[str, Any]:
        """The row as the table holds it: no value is empty text, an enumeration its value, a block its JSON."""
        uit = {veld: _plat(getattr(regel, veld)) for veld in inhoudsvelden(self.model) if veld != "code"}
        return {"code": getattr(regel, self.sleutel), **uit}

    def huidig(self) -> Tijdlijnen:
        lijnen: Tijdlijnen = {}
        velden = inhoudsvelden(self.model)
        for rij in queries.alle_regels(self.model):
            inhoud = {veld: getattr(rij, veld) for veld in velden}
            lijnen.setdefault(rij.code, []).append(Segment(rij.geldig.lower, rij.geldig.upper, inhoud))
        return lijnen

    def toepassen(self, mutaties: Sequence[Mutatie]) -> None:
        actions.laden(self.soort, self.model, mutaties)


def inhoudsvelden(model: type[Catalogusregel]) -> list[str]:
    """The columns that a pack fills: all but keys and time."""
    overig = {"id", "gemeente", "lijn", "geldig"}
    return [veld.name for veld in model._meta.concrete_fields if veld.name not in overig]


def _plat(waarde: Any) -> Any:
    if waarde is None:
        return ""
    if isinstance(waarde, Enum):
        return waarde.value
    if isinstance(waarde, BaseModel):
        return waarde.model_dump(mode="json")
    return [_plat(deel) for deel in waarde] if isinstance(waarde, list) else waarde
