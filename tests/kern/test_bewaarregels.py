"""The first, coarse selection of what may be due leaves nothing out (PRIV-44); the terms have tests of their own."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rotonde.kern.bewaring.regels import bewaartermijn, regels, uiterste_start

DAGEN = st.dates(date(2001, 1, 1), date(2050, 12, 31))
VARIANTEN = [
    (regel_id, naam) for regel_id in ("BEW-01", "BEW-03", "BEW-04", "BEW-05", "BEW-06", "BEW-07")
    for regel in regels(regel_id) for naam in regel.varianten
]  # fmt: skip


@given(st.sampled_from(VARIANTEN), DAGEN)
def test_niets_wordt_vooraf_uitgesloten_dat_aan_de_beurt_is_priv_44(regel: tuple[str, str], start: date) -> None:
    regel_id, variant = regel
    dag = bewaartermijn(regel_id, start, variant).dag

    assert start <= uiterste_start(regel_id, dag, variant)
