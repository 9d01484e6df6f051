"""The screens of sturing."""

from typing import Any

from tests.keuring.schermen import GeenScherm, Ingang, Scherm

from rotonde.kern.soorten import Rol
from rotonde.sturing.indicatoren import INDICATOREN


def _een_indicator() -> dict[str, Any]:
    return {"code": next(iter(INDICATOREN))}


SCHERMEN: list[Ingang] = [
    Scherm("sturing:monitor", Rol.RAADSLID),
    GeenScherm("sturing:monitor_jaar", "dezelfde pagina als sturing:monitor, over een gekozen jaar"),
    Scherm("sturing:definitie", Rol.ANONIEM, _een_indicator),
]
