"""The pages of voorzieningen, for the inspection of all screens."""

from typing import Any

from tests.besluiten.schermen import consulent, wereld
from tests.keuring.schermen import GeenScherm, Ingang, Scherm
from tests.voorzieningen.hulp import regel
from tests.voorzieningen.test_budget import BEGELEIDING, VERVOER

from rotonde.kern.soorten import Rol
from rotonde.voorzieningen import actions


def _van_besluit() -> dict[str, Any]:
    hier = wereld()
    besluit = hier.besluit()
    with hier.als(hier.consulent):
        actions.toewijzen(regel(hier, besluit))
    return {"besluit_id": besluit.id}


def _voorziening() -> dict[str, Any]:
    hier = wereld()
    besluit = hier.besluit()
    with hier.als(hier.consulent):
        return {"voorziening_id": actions.toewijzen(regel(hier, besluit)).id}


def _overzicht() -> dict[str, Any]:
    wereld().besluit()
    return {}


def _budget() -> dict[str, Any]:
    hier = wereld()
    with hier.als_dienst():
        actions.budgetten_instellen([BEGELEIDING, VERVOER])
    return {}


SCHERMEN: list[Ingang] = [
    Scherm("voorzieningen:overzicht", Rol.AANSPREEKPUNT, _overzicht, actor=consulent),
    Scherm("voorzieningen:van_besluit", Rol.AANSPREEKPUNT, _van_besluit, actor=consulent),
    Scherm("voorzieningen:voorziening", Rol.AANSPREEKPUNT, _voorziening, actor=consulent),
    Scherm("voorzieningen:budget", Rol.BELEID, _budget),
    GeenScherm("voorzieningen:starten", "handeling"),
    GeenScherm("voorzieningen:betalen", "handeling"),
]
