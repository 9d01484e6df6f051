"""What holds for every term, whatever the day."""

import datetime as dt
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rotonde.kern.termijnen import tabel
from rotonde.kern.termijnen.berekening import bereken
from rotonde.kern.termijnen.duur import Eenheid
from rotonde.kern.termijnen.schema import Regime, Termijnregel
from rotonde.kern.termijnen.uitleg import als_json, regels
from rotonde.kern.termijnen.vraag import Opschorting, Reden, Storing, Vraag, uit_invoer

EEN_DAG = dt.timedelta(days=1)
DAGEN = st.dates(dt.date(2026, 1, 1), dt.date(2060, 12, 31))
IN_DAGEN = [
    (regel, variant)
    for versies in tabel.regels().values()
    for regel in versies
    for variant, gegeven in regel.varianten.items()
    if not gegeven.duur.op_de_klok and gegeven.duur.eenheid != Eenheid.AOW
]
KALENDER = tabel.kalender()
termen = st.sampled_from(IN_DAGEN)
opschortbaar = st.sampled_from([paar for paar in IN_DAGEN if paar[0].opschorting])


def vraag(paar: tuple[Termijnregel, str], start: dt.date, **meer: Any) -> Vraag:
    return Vraag(paar[0].id, start, variant=paar[1], **meer)


@given(termen, DAGEN)
def test_who_starts_a_day_later_never_ends_earlier_rel_12(paar: tuple[Termijnregel, str], start: dt.date) -> None:
    assert bereken(vraag(paar, start)).dag <= bereken(vraag(paar, start + EEN_DAG)).dag


@given(termen, DAGEN)
def test_a_term_that_moves_ends_on_a_werkdag_and_one_that_does_not_stays_rel_12(
    paar: tuple[Termijnregel, str], start: dt.date
) -> None:
    termijn = bereken(vraag(paar, start))
    eerder = termijn.stappen[1].op

    if paar[0].regime(paar[1]) == Regime.EU or _valt_onder_de_wet(paar):
        assert KALENDER.is_werkdag(termijn.dag)
        assert termijn.dag == KALENDER.eerste_werkdag(eerder)
    else:
        assert termijn.dag == eerder


def _valt_onder_de_wet(paar: tuple[Termijnregel, str]) -> bool:
    """Algemene termijnenwet art. 4, in days: no term of this table lies between 92 days and four months."""
    regel, variant = paar
    duur = regel.varianten[variant].duur
    dagen = {Eenheid.DAG: 1, Eenheid.WEEK: 7, Eenheid.MAAND: 30, Eenheid.WERKDAG: 1}.get(duur.eenheid, 9999)
    return regel.regime(variant) == Regime.JA and duur.aantal * dagen <= 92


@given(opschortbaar, DAGEN, st.integers(1, 10), st.integers(1, 200))
def test_standing_still_moves_the_end_by_exactly_its_days_rel_12(
    paar: tuple[Termijnregel, str], start: dt.date, na: int, dagen: int
) -> None:
    van = start + na * EEN_DAG
    stil = Opschorting(van, van + dagen * EEN_DAG)
    zonder, met = bereken(vraag(paar, start)), bereken(vraag(paar, start, opschortingen=(stil,)))

    assert met.stappen[2].op - zonder.stappen[1].op == dagen * EEN_DAG
    assert met.dag == KALENDER.eerste_werkdag(zonder.stappen[1].op + dagen * EEN_DAG)


@given(opschortbaar, DAGEN, st.lists(st.integers(1, 6), min_size=2, max_size=6, unique=True))
def test_cutting_a_period_in_two_changes_nothing_rel_12(
    paar: tuple[Termijnregel, str], start: dt.date, grenzen: list[int]
) -> None:
    punten = [start + grens * EEN_DAG for grens in sorted(grenzen)]
    stukken = tuple(Opschorting(van, tot) for van, tot in pairwise(punten))
    geheel = (Opschorting(punten[0], punten[-1]),)

    assert (
        bereken(vraag(paar, start, opschortingen=stukken)).dag == bereken(vraag(paar, start, opschortingen=geheel)).dag
    )


@given(termen, DAGEN)
def test_the_steps_lead_from_the_start_to_the_outcome_rel_12(paar: tuple[Termijnregel, str], start: dt.date) -> None:
    termijn = bereken(vraag(paar, start))

    assert termijn.stappen[0].op == start
    assert termijn.stappen[-1].op == termijn.uitkomst
    assert start + sum(stap.dagen for stap in termijn.stappen) * EEN_DAG == termijn.uitkomst
    assert als_json(termijn)["uitkomst"] == termijn.uitkomst.isoformat()
    assert all(regels(termijn)[0:2])


@given(
    opschortbaar, DAGEN, st.integers(1, 5), st.sampled_from(list(Reden)), st.sampled_from(["", "P1W"]), st.booleans()
)
def test_what_was_kept_computes_the_same_again_rel_12(
    paar: tuple[Termijnregel, str], start: dt.date, dagen: int, reden: Reden, lokaal: str, verdaagd: bool
) -> None:
    gevraagd = vraag(
        paar,
        start,
        opschortingen=(Opschorting(start + EEN_DAG, start + (1 + dagen) * EEN_DAG, reden),),
        lokaal=lokaal if paar[0].lokaal else "",
        verdagingen=int(verdaagd and paar[0].verdaging is not None),
    )
    termijn = bereken(gevraagd)

    opnieuw = bereken(uit_invoer(termijn.regel.id, termijn.regel.versie, termijn.invoer))
    assert (opnieuw.uitkomst, opnieuw.stappen) == (termijn.uitkomst, termijn.stappen)


@given(DAGEN, st.integers(0, 40), st.integers(1, 200))
def test_a_storing_never_takes_time_away_from_the_resident_awb_13(start: dt.date, dagen: int, uren: int) -> None:
    zonder = bereken(Vraag("AWB-07", start))
    van = dt.datetime(start.year, start.month, start.day, 8, tzinfo=dt.UTC) + (dagen + 10) * EEN_DAG
    storing = Storing(van, van + dt.timedelta(hours=uren))
    met = bereken(Vraag("AWB-07", start, storingen=(storing,)))

    assert met.dag >= zonder.dag
    assert (met.dag == zonder.dag) == (not storing.raakt(zonder.dag))
    assert not storing.raakt(met.dag)
    assert KALENDER.is_werkdag(met.dag)
