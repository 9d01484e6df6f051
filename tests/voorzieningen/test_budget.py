"""A budget shows what is bound, spent and expected on each day; moving money keeps the sum."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.besluiten.wereld import Wereld
from tests.voorzieningen.hulp import START, gestart

from rotonde.kern import wie
from rotonde.kern.fouten import Gebruikersfout, NietGevonden, Ongeldig
from rotonde.kern.models import Gemeente
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Doel, Rol, Wet
from rotonde.voorzieningen import actions, queries
from rotonde.voorzieningen.actions import BetaalRegel, BudgetOpdracht
from rotonde.voorzieningen.models import Budget
from rotonde.voorzieningen.spreiding import na, per_jaar

D = dt.date.fromisoformat
BEGELEIDING = BudgetOpdracht(2027, "wmo-begeleiding", Wet.WMO, ("begeleiding",), Decimal(10_000), "test")
VERVOER = BudgetOpdracht(2027, "wmo-vervoer", Wet.WMO, ("vervoer", "rolstoel"), Decimal(2_000), "test")


def pots(wereld: Wereld) -> tuple[Budget, Budget]:
    with wereld.als_dienst():
        begeleiding, vervoer = actions.budgetten_instellen([BEGELEIDING, VERVOER])
    return begeleiding, vervoer


def test_a_pot_shows_bound_spent_and_expected_on_each_day(wereld: Wereld) -> None:
    pots(wereld)
    voorziening = gestart(wereld, 3_650)
    with wereld.op(D("2027-03-01")), wereld.als(wereld.consulent):
        actions.betalen(BetaalRegel(voorziening.id, D("2027-03-01"), Decimal(700)))

    with wereld.als(wereld.coach):
        voor, na_betaling, eind = (
            queries.budgetstand(2027, D(dag))[0] for dag in ("2027-02-28", "2027-03-01", "2027-11-30")
        )
    assert (voor.begroot, voor.vastgelegd, voor.gerealiseerd, voor.ruimte) == (10_000, 3_340, 0, 6_660)
    assert voor.prognose == 2_750, "275 dagen van 10 euro na 28 februari"
    assert (na_betaling.gerealiseerd, na_betaling.prognose) == (700, 700 + 2_740)
    assert (eind.vastgelegd, eind.prognose) == (3_340, 700)


def test_before_the_toewijzing_nothing_is_bound(wereld: Wereld) -> None:
    pots(wereld)
    gestart(wereld, 3_650)

    with wereld.als_dienst():
        assert queries.budgetstand(2027, START - dt.timedelta(days=1))[0].vastgelegd == 0
        assert queries.budgetstand(2027, START)[0].vastgelegd == 3_340


def test_loading_a_budget_again_changes_its_amount_and_makes_no_second(wereld: Wereld) -> None:
    pots(wereld)
    with wereld.als_dienst():
        actions.budgetten_instellen([BudgetOpdracht(2027, "wmo-vervoer", Wet.WMO, ("vervoer",), Decimal(5), "test")])

        assert {budget.code: budget.bedrag for budget in Budget.objects.all()} == {
            "wmo-begeleiding": 10_000,
            "wmo-vervoer": 5,
        }


def test_money_moves_between_pots_when_the_council_allows(wereld: Wereld) -> None:
    begeleiding, vervoer = pots(wereld)

    with wereld.als(wereld.consulent, Rol.BELEID):
        actions.verschuiven(begeleiding.id, vervoer.id, Decimal(4_000), raadsbesluit="2026-112")
        standen = {stand.code: stand.begroot for stand in queries.budgetstand(2027, D("2026-11-23"))}
        gisteren = {stand.code: stand.begroot for stand in queries.budgetstand(2027, D("2026-11-22"))}
    assert standen == {"wmo-begeleiding": 6_000, "wmo-vervoer": 6_000}
    assert gisteren == {"wmo-begeleiding": 10_000, "wmo-vervoer": 2_000}


def test_money_moves_only_within_a_year_with_a_raadsbesluit_and_never_below_zero(wereld: Wereld) -> None:
    begeleiding, vervoer = pots(wereld)
    with wereld.als_dienst():
        volgend_jaar = actions.budgetten_instellen([BudgetOpdracht(2028, "w", Wet.WMO, ("w",), Decimal(1), "test")])[0]
    weigeringen = [
        (begeleiding.id, vervoer.id, "10000.01", "2026-112", Ongeldig),
        (begeleiding.id, volgend_jaar.id, "1", "2026-112", Ongeldig),
        (begeleiding.id, vervoer.id, "1", " ", Ongeldig),
        (begeleiding.id, begeleiding.id, "1", "2026-112", Ongeldig),
        (begeleiding.id, wereld.product.id, "1", "2026-112", NietGevonden),
    ]

    with wereld.als(wereld.consulent, Rol.BELEID):
        for van, naar, bedrag, raadsbesluit, fout in weigeringen:
            with pytest.raises(fout):
                actions.verschuiven(van, naar, Decimal(bedrag), raadsbesluit=raadsbesluit)
        assert actions.verschuiven(begeleiding.id, vervoer.id, Decimal(10_000), raadsbesluit="2026-112")


BEDRAGEN = st.decimals(min_value=0, max_value=100_000, places=2)
DAGEN = st.dates(min_value=D("2020-01-01"), max_value=D("2030-12-31"))


@given(BEDRAGEN, DAGEN, st.integers(1, 2_000))
def test_an_amount_over_years_adds_up_to_the_cent(bedrag: Decimal, van: dt.date, dagen: int) -> None:
    looptijd = periode(van, van + dt.timedelta(days=dagen))

    stukken = per_jaar(bedrag, looptijd)

    assert sum(deel for _, deel in stukken) == bedrag
    assert all(deel >= 0 for _, deel in stukken)
    assert [stuk.lower for stuk, _ in stukken] == [looptijd.lower, *(stuk.upper for stuk, _ in stukken[:-1])]
    assert all(stuk.lower.year == (stuk.upper - dt.timedelta(days=1)).year for stuk, _ in stukken)


@given(BEDRAGEN, DAGEN, st.integers(1, 365))
def test_what_is_left_goes_from_all_to_nothing(bedrag: Decimal, van: dt.date, dagen: int) -> None:
    looptijd = periode(van, van + dt.timedelta(days=dagen))

    resten = [na(bedrag, looptijd, van + dt.timedelta(days=stap)) for stap in range(-1, dagen)]

    assert (resten[0], resten[-1]) == (bedrag, 0)
    assert resten == sorted(resten, reverse=True)


@pytest.mark.usefixtures("db")
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_is_moved_the_sum_stays(data: st.DataObject) -> None:
    """Random histories of verschuiven over four pots: the sum is preserved, no pot goes below zero."""
    if not Gemeente.objects.exists():
        Gemeente.objects.create(code="0246", naam="Heerde", slug="heerde")
    dienst = wie.dienst(gemeente="0246", wet=Wet.ALGEMEEN, doel=Doel.STATISTIEK, grond="test")
    jaar = 2100 + Budget.objects.count()
    with wie.als(dienst):
        opdrachten = [BudgetOpdracht(jaar, f"p{n}", Wet.WMO, (f"p{n}",), Decimal(1_000), "test") for n in range(4)]
        budgetten = actions.budgetten_instellen(opdrachten)
        jaar = budgetten[0].jaar
    with wie.als(_beleid()):
        for _ in range(data.draw(st.integers(0, 12))):
            van, naar = (data.draw(st.sampled_from(budgetten)).id for _ in range(2))
            bedrag = data.draw(st.decimals(min_value=-10, max_value=1_500, places=2))
            try:
                actions.verschuiven(van, naar, bedrag, raadsbesluit="proef")
            except Gebruikersfout:
                continue
        standen = queries.budgetstand(jaar, D("2099-12-31"))
    assert sum(stand.begroot for stand in standen) == 4_000
    assert all(stand.begroot >= 0 for stand in standen)


def _beleid() -> wie.Wie:
    dienst = wie.dienst(gemeente="0246", wet=Wet.ALGEMEEN, doel=Doel.STATISTIEK, grond="test")
    return replace(dienst, rol=Rol.BELEID)
