"""kill -9 of web, worker and PostgreSQL while people write and jobs run (REL-04, AF-40); full: ./rotonde bench hak."""

import pytest
from bench.geweld import Geweld
from bench.hak import Uitkomst, hak_er_op_los
from tests.reservekopie.conftest import Machine

KEREN = 20


@pytest.fixture(scope="module")
def uitkomst(teruggezet: Machine, balie: dict[str, str]) -> Uitkomst:
    """Twenty kills, in turn of the three."""
    with Geweld(teruggezet.installatie, "heerde", balie) as geweld:
        return hak_er_op_los(geweld, keren=KEREN, taken=40, gemeente="0246", zaad=4)


def test_nothing_is_lost_half_or_double_rel_04_af_40(uitkomst: Uitkomst) -> None:
    print(uitkomst)

    assert uitkomst.totaal == KEREN
    assert uitkomst.oordeel.bevestigd > KEREN
    assert uitkomst.oordeel.goed, uitkomst.oordeel


def test_at_least_half_of_the_kills_hit_an_open_transaction_af_40(uitkomst: Uitkomst) -> None:
    assert uitkomst.open_ * 2 >= uitkomst.totaal, uitkomst


def test_every_job_came_to_its_end_and_only_one_that_was_cut_off_sent_twice_rel_04(uitkomst: Uitkomst) -> None:
    assert uitkomst.taken.gedaan == uitkomst.taken.aantal > 13 * 40
    assert uitkomst.taken.mails >= uitkomst.taken.aantal
    assert uitkomst.te_veel_post <= uitkomst.keren["werker"] + uitkomst.keren["database"]


def test_the_chain_of_the_logs_holds_after_all_of_it_rel_04(uitkomst: Uitkomst) -> None:
    assert uitkomst.breuken == []
