"""The terms of the onderzoek, from the day of the melding."""

from datetime import date

import pytest

from rotonde.kern import klok
from rotonde.kern.soorten import Wet
from rotonde.regie.models import Vraagverheldering
from rotonde.regie.verheldering.klokken import BEVESTIGEN, EIGEN_PLAN, GESPREK, ONDERZOEK, Klok, einde, klokken
from rotonde.regie.verheldering.soorten import EigenPlan, Uitstel
from rotonde.toegang.soorten import Spoed

GEMELD = klok.moment(date(2026, 3, 2))


def _op(
    dag: date, *gesprekken: Vraagverheldering, wet: Wet = Wet.WMO, bevestigd_op: date | None = None
) -> dict[str, Klok]:
    with klok.op(klok.moment(dag)):
        return {een.regel: een for een in klokken(wet, GEMELD, gesprekken, bevestigd_op)}


def test_under_the_wmo_each_term_has_its_day_and_article() -> None:
    lopend = {regel: (een.uiterlijk, een.artikel) for regel, een in _op(date(2026, 3, 2)).items()}

    assert lopend == {
        BEVESTIGEN: (date(2026, 3, 3), "Wmo 2015 art. 2.3.2 lid 1"),
        EIGEN_PLAN: (date(2026, 3, 9), "Wmo 2015 art. 2.3.2 lid 2, 5"),
        ONDERZOEK: (date(2026, 4, 13), "Wmo 2015 art. 2.3.2 lid 1"),
    }
    assert einde(EIGEN_PLAN, GEMELD) == date(2026, 3, 9)


@pytest.mark.parametrize("wet", [Wet.JEUGDWET, Wet.PARTICIPATIEWET])
def test_elsewhere_the_law_sets_no_term_before_there_is_an_aanvraag(wet: Wet) -> None:
    assert klokken(wet, GEMELD) == []


def test_what_is_nearly_late_shows_it_and_the_days_of_the_resident_make_nobody_late() -> None:
    spoed = {regel: een.spoed for regel, een in _op(date(2026, 4, 13)).items()}
    assert spoed == {BEVESTIGEN: Spoed.TE_LAAT, EIGEN_PLAN: Spoed.RUIM, ONDERZOEK: Spoed.BIJNA}


def test_what_was_done_is_late_no_more_and_says_what_was_done() -> None:
    lopend = _op(date(2026, 4, 13), Vraagverheldering(eigen_plan=EigenPlan.FAMILIE), bevestigd_op=date(2026, 3, 3))
    assert (lopend[BEVESTIGEN].gedaan, lopend[BEVESTIGEN].spoed) == ("bevestigd op 3 maart 2026", Spoed.RUIM)
    assert lopend[EIGEN_PLAN].gedaan == "familiegroepsplan gekregen"
    wacht = _op(date(2026, 3, 10), Vraagverheldering(eigen_plan=EigenPlan.WACHT))[EIGEN_PLAN]
    assert (wacht.gedaan, wacht.noot) == ("", "De dagen zijn om: vraag of er een plan komt.")


def test_a_delay_stands_beside_the_day_of_the_law_which_stays() -> None:
    uitstel = Vraagverheldering(uitgesteld_tot=date(2026, 5, 4), uitstel_reden=Uitstel.AFWEZIG)
    op_tijd, te_laat = (_op(dag, uitstel)[ONDERZOEK] for dag in (date(2026, 4, 1), date(2026, 4, 14)))

    assert (op_tijd.uiterlijk, op_tijd.noot) == (
        date(2026, 4, 13),
        "Afgesproken met de inwoner: 4 mei 2026 (de inwoner is ziek of weg).",
    )
    assert (te_laat.spoed, "zelf een aanvraag doen" in te_laat.noot) == (Spoed.TE_LAAT, True)


def test_an_onderzoek_that_was_finished_is_late_no_more_also_when_one_talks_again() -> None:
    afgerond = Vraagverheldering(afgerond_op=klok.moment(date(2026, 4, 10)))
    onderzoek = _op(date(2026, 6, 1), Vraagverheldering(), afgerond)[ONDERZOEK]

    assert (onderzoek.gedaan, onderzoek.spoed, onderzoek.noot) == ("afgerond op 10 april 2026", Spoed.RUIM, "")
    assert _op(date(2026, 6, 1), Vraagverheldering())[ONDERZOEK].spoed == Spoed.TE_LAAT


def test_under_the_wgs_the_first_conversation_comes_within_four_weeks_and_sooner_when_a_home_is_at_stake() -> None:
    wacht = _op(date(2026, 3, 3), wet=Wet.WGS)[GESPREK]
    gehad = _op(date(2026, 6, 1), Vraagverheldering(gesprek_op=date(2026, 3, 4)), wet=Wet.WGS)[GESPREK]

    assert (wacht.uiterlijk, wacht.artikel, wacht.gedaan) == (date(2026, 3, 30), "Wgs art. 4 lid 1", "")
    assert "uiterlijk 5 maart 2026" in wacht.noot
    assert (gehad.gedaan, gehad.spoed) == ("gesprek op 4 maart 2026", Spoed.RUIM)
