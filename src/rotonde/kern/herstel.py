"""What must happen between putting back a copy and opening the doors, and the proof that it did (PRIV-46, REL-14).

A copy knows nothing of what happened after it was made. What must survive that (what was destroyed since, above all)
stands outside the database, and a room registers here how it is done again:

    herstelstap("privacy.vernietigingslijst", openstaand=..., doe=...)

`terugzetten` runs every step before anybody can enter; each process that opens a door asks `waarom_dicht()` first, so a
database that was put back by other means (a base backup, a hand-made dump) opens no sooner.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from rotonde.kern.models import Herstelbewijs
from rotonde.kern.soorten import HerstelSoort


@dataclass(frozen=True)
class Herstelstap:
    """One thing to do again after restoring.

    `openstaand` counts what is still to be done in this database, 0 when nothing; it is asked at every start, so it is
    cheap. `doe` does it, as worker, and returns how many were done; it may be called twice.
    """

    naam: str
    openstaand: Callable[[], int]
    doe: Callable[[], int]


HERSTELSTAPPEN: dict[str, Herstelstap] = {}


def herstelstap(naam: str, *, openstaand: Callable[[], int], doe: Callable[[], int]) -> Herstelstap:
    """Register a step; from `events.py` of a room, which every process loads."""
    stap = Herstelstap(naam, openstaand, doe)
    HERSTELSTAPPEN[naam] = stap
    return stap


def voer_stappen_uit() -> dict[str, int]:
    """Run every step; how many each did. Raises RuntimeError when a step says afterwards that it is not done."""
    gedaan = {}
    for stap in HERSTELSTAPPEN.values():
        gedaan[stap.naam] = stap.doe()
        if rest := stap.openstaand():
            raise RuntimeError(f"De herstelstap «{stap.naam}» is gedraaid en laat er nog {rest} openstaan.")
    return gedaan


def waarom_dicht() -> str:
    """Why no door may open on this database yet, as one sentence; empty when it may."""
    if halverwege := half_teruggezet():
        return f"Het terugzetten van kopie {halverwege} is niet afgerond: draai ./rotonde beheer herstel afronden."
    for stap in HERSTELSTAPPEN.values():
        if rest := stap.openstaand():
            return (
                f"Deze database komt van vóór {rest} handelingen van «{stap.naam}», die opnieuw moeten: "
                "draai ./rotonde beheer herstel afronden."
            )
    return ""


def half_teruggezet() -> str:
    """The copy that was put back and whose steps were not all done; empty when there is none."""
    later = Herstelbewijs.objects.filter(
        soort=HerstelSoort.AFGEROND, kopie=OuterRef("kopie"), moment__gte=OuterRef("moment")
    )
    begonnen = Herstelbewijs.objects.filter(soort=HerstelSoort.TERUGGEZET)
    return begonnen.exclude(Exists(later)).values_list("kopie", flat=True).first() or ""


@dataclass(frozen=True)
class Stand:
    """When a copy was last made, and when one was last restored to the end to see that it works."""

    kopie: datetime | None
    proef: datetime | None


def stand() -> Stand:
    """The last copy and the last good drill that this database knows of."""

    def laatste(*soorten: HerstelSoort) -> datetime | None:
        rijen = Herstelbewijs.objects.filter(soort__in=soorten, gelukt=True).order_by("-moment")
        return rijen.values_list("moment", flat=True).first()

    return Stand(laatste(HerstelSoort.KOPIE), laatste(HerstelSoort.PROEF))


def noteer(
    soort: HerstelSoort,
    kopie: str,
    *,
    gelukt: bool,
    seconden: float = 0,
    bytes_: int = 0,
    rijen: int = 0,
    melding: str = "",
) -> None:
    """Add a line to the proof of recovery; only the worker's commands do."""
    Herstelbewijs.objects.create(
        soort=soort,
        kopie=kopie,
        gelukt=gelukt,
        seconden=round(seconden, 1),
        bytes=bytes_,
        rijen=rijen,
        melding=melding[:300],
    )
