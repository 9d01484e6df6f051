"""The steps in order, each in one transaction with its mark: what was half done is not there, and is done again."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from rotonde.kern import statistiek, wie
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.soorten import Doel, Wet
from rotonde.simulatie import actions, queries
from rotonde.simulatie.processen import tegelijk
from rotonde.simulatie.stappen import (
    bijstand,
    contacten,
    hulp,
    inwoners,
    leefgeld,
    levensloop,
    medewerkers,
    signalen,
    toezicht,
    werkvoorraad,
)
from rotonde.simulatie.toneel import GROND, Toneel


@dataclass(frozen=True)
class Stap:
    """A step: the name of its mark, what the reader sees, and what it does."""

    code: str
    zin: str
    doe: Callable[[Toneel], int]


Baan = tuple[Stap, ...]


def _per_deel(code: str, zin: str, doe: Callable[..., int]) -> tuple[Baan, ...]:
    return tuple(
        (Stap(f"{code}-{deel + 1}", f"{zin}, deel {deel + 1}", partial(doe, deel=deel)),)
        for deel in range(inwoners.DELEN)
    )


# Blocks one after the other; in a block the lanes may go side by side: none reads or writes rows of another.
BLOKKEN: tuple[tuple[Baan, ...], ...] = (
    (
        (
            Stap("medewerkers", "medewerkers aanstellen", medewerkers.aanstellen),
            Stap("demo-inwoner", "de inwoner van de demonstratie inschrijven", inwoners.demo_inwoner),
        ),
    ),
    _per_deel("inwoners", "inwoners inschrijven", inwoners.inschrijven),
    _per_deel("levensloop", "verhuizingen en overlijdens vastleggen", levensloop.vastleggen),
    (
        (Stap("jeugd", "jeugdhulp toekennen en betalen", hulp.jeugd),),
        (
            Stap("contacten", "contacten registreren", contacten.registreren),
            Stap("bijstand", "uitkeringen starten en stoppen", bijstand.verlenen),
            Stap("leefgeld", "leefgeld toekennen en betalen", leefgeld.betalen),
            Stap("wmo", "voorzieningen van de Wmo toekennen en betalen", hulp.wmo),
            Stap("toeslagen", "studietoeslag toekennen en betalen", hulp.toeslagen),
            Stap("signalen", "vroegsignalen behandelen", signalen.behandelen),
        ),
    ),
    (
        (
            Stap("werkvoorraad", "een werkvoorraad klaarzetten", werkvoorraad.klaarzetten),
            Stap("toezicht", "toezicht laten meekijken", toezicht.laten_zien),
        ),
    ),
)


def speel(toneel: Toneel, *, processen: int = 1) -> float:
    """Do what is not done yet, so many lanes at the same time, and return the seconds it took.

    Raises KanNuNiet when this gemeente was drawn from another seed or in other steps: people are not drawn twice over
    each other.
    """
    gedaan = _gedaan(toneel)
    begin = time.monotonic()
    for blok in BLOKKEN:
        banen = [open_ for baan in blok if (open_ := [stap for stap in baan if stap.code not in gedaan])]
        if banen:
            statistiek.bekijk_tabellen()
            _loop_alle(toneel, banen, processen)
    return time.monotonic() - begin


def _loop_alle(toneel: Toneel, banen: Sequence[Sequence[Stap]], processen: int) -> None:
    def loop(nummer: int) -> None:
        for stap in banen[nummer]:
            _doe(toneel, stap)

    if processen > 1 and len(banen) > 1:
        for _ in tegelijk(loop, len(banen), processen=processen):
            pass
    else:
        for nummer in range(len(banen)):
            loop(nummer)


def is_klaar(toneel: Toneel) -> bool:
    """True when every step is marked."""
    return _codes() <= set(_gedaan(toneel))


def _codes() -> set[str]:
    return {stap.code for blok in BLOKKEN for baan in blok for stap in baan}


def _gedaan(toneel: Toneel) -> dict[str, int]:
    with wie.als(vrager(toneel.gemeente)):
        gedaan = queries.gedane_stappen()
    anders = set(gedaan.values()) - {toneel.zaad}
    if anders:
        raise KanNuNiet(
            f"Gemeente {toneel.gemeente} is al getrokken met zaad {min(anders)}: gebruik dat zaad, of begin opnieuw "
            "met een lege database."
        )
    if vreemd := set(gedaan) - _codes():
        raise KanNuNiet(
            f"Gemeente {toneel.gemeente} is getrokken door een andere versie (stap '{min(vreemd)}'): begin opnieuw met "
            "een lege database."
        )
    return gedaan


def _doe(toneel: Toneel, stap: Stap) -> None:
    toneel.voortgang.begin(f"{toneel.gemeente}: {stap.zin}")
    begin = time.monotonic()
    with wie.als(vrager(toneel.gemeente)):
        aantal = stap.doe(toneel)
        seconden = time.monotonic() - begin
        actions.stap_afronden(stap.code, zaad=toneel.zaad, seconden=seconden)
    toneel.voortgang.klaar(f"{toneel.gemeente}: {stap.zin}: {aantal} in {seconden:.1f} s")


def vrager(gemeente: str) -> wie.Wie:
    """Who draws: the service itself, to keep the system."""
    return wie.dienst(gemeente=gemeente, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond=GROND)
