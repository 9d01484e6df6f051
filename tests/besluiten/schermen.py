"""The pages of besluiten, for the inspection of all screens."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from tests.besluiten.wereld import Wereld
from tests.keuring.schermen import GeenScherm, Ingang, Scherm

from rotonde.kern.soorten import Rol

_laatste: list[Wereld] = []


def wereld() -> Wereld:
    """A new small municipality; `consulent` and `coach` of it may be asked for afterwards."""
    _laatste[:] = [Wereld()]
    return _laatste[0]


def consulent() -> UUID:
    return _laatste[0].consulent.id


def coach() -> UUID:
    return _laatste[0].coach.id


def _overzicht() -> dict[str, Any]:
    hier = wereld()
    with hier.als(hier.consulent):
        hier.voorstel()
    with hier.als_dienst():
        hier.nieuw_dossier()
    return {}


def _voorstel() -> dict[str, Any]:
    hier = wereld()
    with hier.als(hier.consulent):
        return {"voorstel_id": hier.voorstel().id}


def _besluit(*, bekend: bool) -> Callable[[], dict[str, Any]]:
    return lambda: {"besluit_id": wereld().besluit(bekend=bekend).id}


SCHERMEN: list[Ingang] = [
    Scherm("besluiten:overzicht", Rol.AANSPREEKPUNT, _overzicht, actor=consulent),
    Scherm("besluiten:voorstellen", Rol.AANSPREEKPUNT, lambda: {"inzet_id": wereld().inzet.id}, actor=consulent),
    Scherm("besluiten:voorstel", Rol.AANSPREEKPUNT, _voorstel, actor=coach),
    Scherm("besluiten:besluit", Rol.AANSPREEKPUNT, _besluit(bekend=True), actor=consulent),
    GeenScherm("besluiten:beschikking", "een pdf; gekeurd in tests/besluiten/test_bekendmaking.py"),
]
