"""Counting uitkeringen: stock on a day, and who came in and left in a year."""

from datetime import date

import pytest
from tests.inkomen.test_actions import instroom
from tests.inwoners.gezin import Gezin

from rotonde.inkomen import actions, queries
from rotonde.inkomen.actions import Uitstroom
from rotonde.inkomen.soorten import RedenUitstroom, Regeling


@pytest.fixture
def stroom(gezin: Gezin) -> Gezin:
    """Moeder comes in 2022 and changes regeling on 1 January 2023; vader leaves on the last day of 2023."""
    moeder, vader = actions.instromen_alle([instroom(gezin.moeder), instroom(gezin.vader)])
    actions.uitstromen_alle([
        Uitstroom(moeder, date(2023, 1, 1), RedenUitstroom.ANDERE_REGELING),
        Uitstroom(vader, date(2023, 12, 31), RedenUitstroom.WERK),
    ])  # fmt: skip
    actions.instromen_alle([
        instroom(gezin.moeder, date(2023, 1, 1), Regeling.IOAW),
        instroom(gezin.buur, date(2024, 1, 1)),
    ])  # fmt: skip
    return gezin


def test_the_stock_is_counted_on_the_day_itself(stroom: Gezin) -> None:
    dagen = [date(2022, 3, 31), date(2022, 4, 1), date(2023, 12, 30), date(2023, 12, 31), date(2024, 1, 1)]
    assert [queries.stand(op=dag) for dag in dagen] == [0, 2, 2, 1, 2]


def test_a_change_of_regeling_is_neither_in_nor_out(stroom: Gezin) -> None:
    assert [queries.ingestroomd(jaar=jaar) for jaar in (2022, 2023, 2024)] == [2, 0, 1]
    assert [queries.uitgestroomd(jaar=jaar) for jaar in (2022, 2023, 2024)] == [0, 1, 0]


def test_stock_and_flow_agree(stroom: Gezin) -> None:
    for jaar in (2022, 2023, 2024):
        begin, einde = queries.stand(op=date(jaar - 1, 12, 31)), queries.stand(op=date(jaar, 12, 31))
        assert einde == begin + queries.ingestroomd(jaar=jaar) - queries.uitgestroomd(jaar=jaar)
