"""The gate: what is not said to be open is closed, and no hidden cell can be calculated back from the total."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rotonde.sturing import onthulling
from rotonde.sturing.indicatoren import INDICATOREN, indicator
from rotonde.sturing.onthulling import BELEID
from rotonde.sturing.soorten import Openbaarmaking

DICHT = replace(indicator("pw.bijstand.aantal"), openbaarmaking=Openbaarmaking.GESLOTEN)
TOTAAL = replace(DICHT, openbaarmaking=Openbaarmaking.TOTAAL)
VANAF_TIEN = replace(DICHT, openbaarmaking=Openbaarmaking.DREMPEL)
UITGESPLITST = replace(DICHT, openbaarmaking=Openbaarmaking.UITSPLITSING)


def test_closed_shows_nothing_and_a_total_may_show_however_small_af_21() -> None:
    assert onthulling.totaal(DICHT, Decimal(175)) is None
    assert onthulling.totaal(TOTAAL, Decimal(9)) == 9
    assert onthulling.totaal(UITGESPLITST, Decimal(9)) == 9


def test_a_breakdown_needs_its_own_permission_priv_54() -> None:
    groepen = {"noord": 120, "zuid": 55}
    assert onthulling.uitgesplitst(TOTAAL, groepen) == {"noord": None, "zuid": None}
    assert onthulling.uitgesplitst(UITGESPLITST, groepen) == {"noord": 120, "zuid": 55}


@pytest.mark.parametrize(("waarde", "getoond"), [(0, 0), (1, None), (9, None), (10, 10), (11, 11)])
def test_of_what_neighbours_would_recognise_a_small_total_hides_priv_54(waarde: int, getoond: int | None) -> None:
    assert onthulling.totaal(VANAF_TIEN, Decimal(waarde)) == getoond
    assert onthulling.uitgesplitst(VANAF_TIEN, {"noord": 120}) == {"noord": None}


@pytest.mark.parametrize(
    ("aantallen", "verwacht"),
    [
        ({"a": 9, "b": 12, "c": 103}, {"a": None, "b": None, "c": 105}),
        ({"a": 10, "b": 12, "c": 13}, {"a": 10, "b": 10, "c": 15}),
        ({"a": 4, "b": 3, "c": 50, "d": 60}, {"a": None, "b": None, "c": None, "d": 60}),
        ({"a": 0, "b": 100}, {"a": None, "b": None}),
    ],
)
def test_small_cells_hide_and_take_a_second_along_priv_54(
    aantallen: dict[str, int], verwacht: dict[str, int | None]
) -> None:
    assert onthulling.uitgesplitst(UITGESPLITST, aantallen) == verwacht


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 60), max_size=8))
def test_no_small_cell_shows_and_none_can_be_recalculated_priv_55(aantallen: dict[str, int]) -> None:
    getoond = onthulling.uitgesplitst(UITGESPLITST, aantallen)
    verborgen = [groep for groep, waarde in getoond.items() if waarde is None]

    assert all(aantallen[groep] >= BELEID.drempel for groep in getoond if groep not in verborgen)
    assert all(waarde is None or waarde % BELEID.afronding == 0 for waarde in getoond.values())
    som = sum(aantallen[groep] for groep in verborgen)
    assert not verborgen or len(verborgen) == len(aantallen) or (len(verborgen) >= 2 and som >= BELEID.drempel)


def test_what_the_monitor_counts_is_open_as_a_total_only() -> None:
    vanaf_tien = {code for code, i in INDICATOREN.items() if i.openbaarmaking == Openbaarmaking.DREMPEL}
    assert vanaf_tien == {code for code, i in INDICATOREN.items() if "kenmerk" in i.bron}
    assert all(i.openbaarmaking == Openbaarmaking.TOTAAL for c, i in INDICATOREN.items() if c not in vanaf_tien)
