"""The web: a mark of ten lies on the rim, one of zero in the middle, and what was not asked has no point."""

from datetime import date

from rotonde.regie.verheldering.queries import Meting
from rotonde.regie.verheldering.soorten import Dimensie
from rotonde.regie.verheldering.spin import MIDDEN, STRAAL, web

DAG = date(2026, 3, 2)


def test_without_marks_there_is_nothing_to_draw() -> None:
    assert web([]) is None


def test_once_measured_is_before_only_and_each_mark_lies_as_far_out_as_it_is_high() -> None:
    eerste, tweede = list(Dimensie)[:2]
    getekend = web([Meting(DAG, {eerste: 10, tweede: 0})])

    assert getekend is not None
    assert getekend.voor == f"{float(MIDDEN)},{float(MIDDEN - STRAAL)} {float(MIDDEN)},{float(MIDDEN)}"
    assert (getekend.na, len(getekend.assen), len(getekend.ringen)) == ("", 6, 5)


def test_the_first_and_the_last_measuring_are_drawn() -> None:
    metingen = [Meting(DAG, dict.fromkeys(Dimensie, cijfer)) for cijfer in (2, 5, 8)]
    getekend = web(metingen)

    assert getekend is not None
    assert (getekend.voor, getekend.na) == (getekend.ringen[0], getekend.ringen[3])
