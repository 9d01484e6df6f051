"""The one authorization table: rol × route or verb, default deny (SEC-10).

It is a CSV that people review (AF-36). A route row also says under which wet, for which doel and on what grond the
door asks, because purpose has no default (AF-18). What has no row is refused, and fails the build.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rotonde.kern.fouten import GeenBevoegdheid
from rotonde.kern.soorten import Doel, Niveau, Rol, Wet

MAP = Path(__file__).resolve().parent.parent / "config" / "bevoegdheden"


@dataclass(frozen=True)
class Regel:
    """One row: what it is, who may, and for a route the context in which the door opens it.

    Three columns may be left out. `grens` names a limit of `kern.begrenzing` (SEC-23); `opnieuw` is «ja» for what asks
    to sign in again when that is a while ago: exports, mandaat, noodtoegang, rollen (SEC-04); `niveau` is how sure it
    must be who a resident is (SEC-01).
    """

    soort: str
    naam: str
    rollen: frozenset[Rol]
    wet: Wet | None
    doel: Doel | None
    grond: str
    grens: str = ""
    opnieuw: bool = False
    niveau: Niveau | None = None

    @property
    def vereist(self) -> Niveau | None:
        """The level a resident needs. What a resident may and a visitor may not, and names none, asks the highest."""
        if self.niveau is None and Rol.INWONER in self.rollen and Rol.ANONIEM not in self.rollen:
            return Niveau.HOOG
        return self.niveau


@cache
def tabel() -> dict[tuple[str, str], Regel]:
    """All rows of all rooms, keyed by (soort, naam); raises ValueError on a double or malformed row."""
    regels: dict[tuple[str, str], Regel] = {}
    for bestand in sorted(MAP.glob("*.csv")):
        with bestand.open(newline="", encoding="utf-8") as stroom:
            for rij in csv.DictReader(stroom, delimiter=";"):
                regel = _lees(rij)
                if (regel.soort, regel.naam) in regels:
                    raise ValueError(f"{bestand.name}: {regel.soort} {regel.naam} staat er dubbel in.")
                regels[regel.soort, regel.naam] = regel
    return regels


def _lees(rij: dict[str, str]) -> Regel:
    rollen = frozenset(rol for rol in Rol if rij.get(rol.value, "").strip() == "ja")
    return Regel(
        rij["soort"].strip(),
        rij["naam"].strip(),
        rollen,
        Wet(rij["wet"].strip()) if rij["wet"].strip() else None,
        Doel(rij["doel"].strip()) if rij["doel"].strip() else None,
        rij["grond"].strip(),
        (rij.get("grens") or "").strip(),
        (rij.get("opnieuw") or "").strip() == "ja",
        Niveau[niveau.upper()] if (niveau := (rij.get("niveau") or "").strip()) else None,
    )


def mag(soort: str, naam: str, rol: Rol) -> bool:
    """True when the table gives `soort` (route or actie) `naam` to `rol`."""
    regel = tabel().get((soort, naam))
    return regel is not None and rol in regel.rollen


def eis(soort: str, naam: str, rol: Rol) -> None:
    """Raise GeenBevoegdheid unless the table gives it."""
    if not mag(soort, naam, rol):
        raise GeenBevoegdheid(
            f"Als {rol.label} kunt u dit niet doen: vraag iemand met de juiste rol, of wissel van rol."
        )
