"""The steps in order, each in one transaction with its mark: what was half done is not there, and is done again."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from rotonde.kern import wie
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.soorten import Doel, Wet
from rotonde.simulatie import actions, queries
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


STAPPEN = (
    Stap("medewerkers", "medewerkers aanstellen", medewerkers.aanstellen),
    Stap("demo-inwoner", "de inwoner van de demonstratie inschrijven", inwoners.demo_inwoner),
    Stap("inwoners", "inwoners inschrijven", inwoners.inschrijven),
    Stap("levensloop", "verhuizingen en overlijdens vastleggen", levensloop.vastleggen),
    Stap("contacten", "contacten registreren", contacten.registreren),
    Stap("bijstand", "uitkeringen starten en stoppen", bijstand.verlenen),
    Stap("leefgeld", "leefgeld toekennen en betalen", leefgeld.betalen),
    Stap("jeugd", "jeugdhulp toekennen en betalen", hulp.jeugd),
    Stap("wmo", "voorzieningen van de Wmo toekennen en betalen", hulp.wmo),
    Stap("toeslagen", "studietoeslag toekennen en betalen", hulp.toeslagen),
    Stap("signalen", "vroegsignalen behandelen", signalen.behandelen),
    Stap("werkvoorraad", "een werkvoorraad klaarzetten", werkvoorraad.klaarzetten),
    Stap("toezicht", "toezicht laten meekijken", toezicht.laten_zien),
)


def speel(toneel: Toneel) -> float:
    """Do what is not done yet and return the seconds it took.

    Raises KanNuNiet when this gemeente was drawn from another seed: people are not drawn twice over each other.
    """
    gedaan = _gedaan(toneel)
    begin = time.monotonic()
    for stap in STAPPEN:
        if stap.code not in gedaan:
            _doe(toneel, stap)
    return time.monotonic() - begin


def is_klaar(toneel: Toneel) -> bool:
    """True when every step is marked."""
    return {stap.code for stap in STAPPEN} <= set(_gedaan(toneel))


def _gedaan(toneel: Toneel) -> dict[str, int]:
    with wie.als(_vrager(toneel)):
        gedaan = queries.gedane_stappen()
    anders = set(gedaan.values()) - {toneel.zaad}
    if anders:
        raise KanNuNiet(
            f"Gemeente {toneel.gemeente} is al getrokken met zaad {min(anders)}: gebruik dat zaad, of begin opnieuw "
            "met een lege database."
        )
    return gedaan


def _doe(toneel: Toneel, stap: Stap) -> None:
    toneel.voortgang.begin(f"{toneel.gemeente}: {stap.zin}")
    begin = time.monotonic()
    with wie.als(_vrager(toneel)):
        aantal = stap.doe(toneel)
        seconden = time.monotonic() - begin
        actions.stap_afronden(stap.code, zaad=toneel.zaad, seconden=seconden)
    toneel.voortgang.klaar(f"{toneel.gemeente}: {stap.zin}: {aantal} in {seconden:.1f} s")


def _vrager(toneel: Toneel) -> wie.Wie:
    return wie.dienst(gemeente=toneel.gemeente, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond=GROND)
