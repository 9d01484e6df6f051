"""The terms of the onderzoek, from the day of the melding."""

from datetime import date

import pytest

from rotonde.kern import klok
from rotonde.kern.soorten import Wet
from rotonde.regie.verheldering.klokken import eigen_plan_tot, klokken
from rotonde.toegang.soorten import Spoed

GEMELD = klok.moment(date(2026, 3, 2))


def test_under_the_wmo_the_onderzoek_and_the_own_plan_have_their_days_and_articles() -> None:
    with klok.op(GEMELD):
        lopend = {klok_.regel: (klok_.uiterlijk, klok_.artikel) for klok_ in klokken(Wet.WMO, GEMELD)}

    assert lopend["WMO-02"] == (date(2026, 4, 13), "Wmo 2015 art. 2.3.2 lid 1")
    assert lopend["WMO-03"] == (date(2026, 3, 9), "Wmo 2015 art. 2.3.2 lid 2, 5")
    assert lopend["HUIS-01"] == (date(2026, 3, 9), "eigen norm")
    assert eigen_plan_tot(GEMELD) == date(2026, 3, 9)


@pytest.mark.parametrize("wet", [Wet.JEUGDWET, Wet.PARTICIPATIEWET])
def test_elsewhere_the_law_sets_no_term_before_there_is_an_aanvraag(wet: Wet) -> None:
    assert [klok_.regel for klok_ in klokken(wet, GEMELD)] == ["HUIS-01"]


def test_what_is_nearly_late_shows_it() -> None:
    with klok.op(klok.moment(date(2026, 4, 13))):
        spoed = {klok_.regel: klok_.spoed for klok_ in klokken(Wet.WMO, GEMELD)}
    assert (spoed["WMO-02"], spoed["WMO-03"]) == (Spoed.BIJNA, Spoed.TE_LAAT)
