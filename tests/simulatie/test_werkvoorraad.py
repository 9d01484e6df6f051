"""The queue of a demonstration looks the same whatever day it is: two questions too late, the others in time."""

from datetime import date, timedelta
from itertools import combinations

from rotonde.kern import klok
from rotonde.simulatie.stappen.werkvoorraad import AFSPRAKEN, VRAGEN
from rotonde.toegang.afspraken import tijden
from rotonde.toegang.tijd import oppaktermijn

DAGEN = [date(2026, 1, 1) + timedelta(days=nr) for nr in range(3 * 365)]


def test_two_questions_are_late_on_every_day_of_drawing_and_on_the_next() -> None:
    for getrokken in DAGEN:
        uiterlijk = [oppaktermijn(getrokken - timedelta(days=vraag[0])).dag for vraag in VRAGEN]
        for vandaag in (getrokken, getrokken + timedelta(days=1)):
            te_laat = [nr for nr, dag in enumerate(uiterlijk) if dag < vandaag]
            assert te_laat == [0, 1], f"getrokken op {getrokken}, bekeken op {vandaag}"


def test_nobody_of_the_demonstration_is_at_two_places() -> None:
    """In the hours of the Aanspreekpunt, and in the same of the desk an hour later."""
    begin = klok.moment(DAGEN[0], 0)
    perioden = [tijden.bereik(begin + timedelta(hours=uur), minuten) for uur, minuten, *_ in AFSPRAKEN]

    assert not any(tijden.overlapt(een, ander) for een, ander in combinations(perioden, 2))
