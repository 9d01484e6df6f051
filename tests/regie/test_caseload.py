"""Which dossiers of a caseload want something now: the onderzoek of the Wmo, by its last day (WMO-02)."""

from datetime import date, timedelta

import pytest
from tests.inwoners.gezin import Gezin
from tests.klanten import klant_als
from tests.regie.verheldering.test_actions import INHOUD
from tests.regie.zaak import Zaak
from tests.toegang.loket import Loket, aanspreekpunt

from rotonde.kern import klok, wie
from rotonde.kern.soorten import Rol, Wet
from rotonde.regie import actions, caseload, queries
from rotonde.regie.actions import Akkoord
from rotonde.regie.models import Vraagverheldering
from rotonde.regie.verheldering import actions as verheldering
from rotonde.regie.verheldering.klokken import ONDERZOEK, einde, onderzoek_dringt


def _laatste_dag(loket: Loket, zaak: Zaak) -> date:
    with wie.als(aanspreekpunt(loket.anna)):
        return einde(ONDERZOEK, queries.dossier(zaak.dossier).gemeld_op)


def _dringt(loket: Loket, dag: date) -> list[date | None]:
    with klok.op(klok.moment(dag)), wie.als(aanspreekpunt(loket.anna)):
        gevonden = [regel.onderzoek for regel in caseload.van(loket.anna, {})]
        assert caseload.aantal_te_onderzoeken(loket.anna) == sum(een is not None for een in gevonden)
        return gevonden


@pytest.mark.parametrize(("eerder", "dringt"), [(9, False), (7, True), (0, True), (-30, True)])
def test_from_five_werkdagen_before_its_last_day_on_it_shows(
    loket: Loket, zaak: Zaak, eerder: int, dringt: bool
) -> None:
    laatste = _laatste_dag(loket, zaak)
    assert _dringt(loket, laatste - timedelta(days=eerder)) == [laatste if dringt else None]


def test_an_onderzoek_that_was_finished_shows_no_more(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    laatste = _laatste_dag(loket, zaak)
    with wie.als(aanspreekpunt(loket.anna)):
        verheldering.vraag_verhelderen(zaak.dossier, gezin.moeder, INHOUD)
        verheldering.verheldering_afronden(Vraagverheldering.objects.get().pk)

    assert _dringt(loket, laatste) == [None]


def test_an_aanpak_that_lies_fixed_rests_on_one(loket: Loket, zaak: Zaak) -> None:
    laatste = _laatste_dag(loket, zaak)
    with wie.als(aanspreekpunt(loket.anna)):
        actions.akkoord_vastleggen(Akkoord(zaak.aanpak))

    assert _dringt(loket, laatste) == [None]


def test_under_another_wet_no_such_term_runs() -> None:
    gemeld = klok.moment(date(2024, 6, 3))
    with klok.op(klok.moment(date(2024, 9, 1))):
        assert [onderzoek_dringt(wet, gemeld) is not None for wet in (Wet.WMO, Wet.JEUGDWET, Wet.WGS)] == [
            True, False, False,
        ]  # fmt: skip


def test_it_stands_on_the_front_page_and_in_the_list(loket: Loket, zaak: Zaak) -> None:
    with klok.op(klok.moment(_laatste_dag(loket, zaak))):
        anna = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna)
        assert "Termijn van het onderzoek" in anna.zie("/proef/werk/").html
        assert "Rond het onderzoek af" in anna.zie("/proef/werk/regie/").html
