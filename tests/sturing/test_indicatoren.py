"""Indicators are values that people read; engine and plain Python give the same figure for any facts."""

from collections.abc import Sequence
from dataclasses import FrozenInstanceError, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sturing.naslag import NASLAG
from tests.sturing.willekeurig import FEITEN

from rotonde.kern.fouten import NietGevonden
from rotonde.sturing import rekenen
from rotonde.sturing.feiten import opslag
from rotonde.sturing.feiten.schema import FEITEN as SCHEMA
from rotonde.sturing.indicatoren import INDICATOREN, indicator
from rotonde.sturing.indicatoren.definitie import Indicator, Voorbeeld
from rotonde.sturing.soorten import Openbaarmaking, Periodesoort, leeftijdsklasse

VOORBEELDEN = [
    pytest.param(indicator_, voorbeeld, id=f"{indicator_.code}-{nummer}")
    for indicator_ in INDICATOREN.values()
    for nummer, voorbeeld in enumerate(indicator_.voorbeelden)
]


@pytest.mark.parametrize(("indicator_", "voorbeeld"), VOORBEELDEN)
def test_an_example_gives_the_outcome_that_it_promises(indicator_: Indicator, voorbeeld: Voorbeeld) -> None:
    uitkomst = rekenen.bereken(indicator_, opslag.in_geheugen(voorbeeld.feiten), indicator_.periode(voorbeeld.periode))
    assert uitkomst.waarde == voorbeeld.verwacht


@given(feiten=FEITEN, jaar=st.sampled_from(["2023", "2024"]))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_engine_and_plain_python_agree_on_any_facts(feiten: dict[str, Sequence[dict[str, Any]]], jaar: str) -> None:
    bank = opslag.in_geheugen(feiten)
    for code, indicator_ in INDICATOREN.items():
        # Also for years before a gemeente began to register: the arithmetic is the same.
        periode = replace(indicator_, geldig_vanaf=date(2022, 1, 1)).periode(jaar)
        uitkomst = rekenen.bereken(indicator_, bank, periode)
        assert uitkomst.waarde == _volgens_naslag(indicator_, NASLAG[code](feiten, periode.van, periode.tot)), code


def _volgens_naslag(indicator_: Indicator, ruw: Decimal | int | None) -> Decimal | None:
    """The plain figure, rounded as the definition says."""
    if ruw is None:
        return None
    return Decimal(ruw).quantize(Decimal(1).scaleb(-indicator_.decimalen), ROUND_HALF_UP)


def test_every_indicator_has_a_reference_and_at_least_ten_have_one() -> None:
    assert set(NASLAG) == set(INDICATOREN)
    assert len(INDICATOREN) >= 10


@pytest.mark.parametrize("indicator_", INDICATOREN.values(), ids=lambda i: i.code)
def test_a_definition_says_what_people_need_to_know(indicator_: Indicator) -> None:
    teksten = (indicator_.naam, indicator_.definitie, indicator_.teller.tekst, indicator_.eigenaar)
    assert all(len(tekst) > 5 for tekst in teksten)
    assert indicator_.definitie.endswith(".")
    assert indicator_.voorbeelden
    assert set(indicator_.bron) <= set(SCHEMA)
    assert {naam for voorbeeld in indicator_.voorbeelden for naam in voorbeeld.feiten} >= set(indicator_.bron)


def test_an_indicator_cannot_be_changed_and_is_closed_unless_it_says_otherwise_priv_54() -> None:
    met = indicator("pw.bijstand.aantal")
    with pytest.raises(FrozenInstanceError):
        met.naam = "iets anders"
    velden = {veld: getattr(met, veld) for veld in met.__dataclass_fields__ if veld != "openbaarmaking"}
    assert Indicator(**velden).openbaarmaking == Openbaarmaking.GESLOTEN
    with pytest.raises(NietGevonden, match="geen indicator"):
        indicator("bestaat.niet")


def test_a_stock_of_a_year_is_counted_on_its_last_day() -> None:
    stand = indicator("pw.bijstand.aantal")
    assert stand.soort == Periodesoort.PEILDATUM
    assert stand.periode("2024") == stand.periode("2024-12-31")
    assert stand.periode("2024-06-30").code == "2024-06-30"
    assert [periode.code for periode in stand.periodes(date(2019, 6, 30))] == ["2017-12-31", "2018-12-31", "2019-06-30"]


@pytest.mark.parametrize("tekst", ["2016", "20245", "gisteren", "2024-13-01"])
def test_a_period_that_is_none_is_refused(tekst: str) -> None:
    with pytest.raises(ValueError):
        indicator("pw.bijstand.aantal").periode(tekst)


def test_a_year_figure_has_no_day() -> None:
    with pytest.raises(ValueError, match="heel jaar"):
        indicator("jeugd.kosten_totaal").periode("2024-12-31")


@pytest.mark.parametrize(
    ("leeftijd", "klasse"),
    [(0, "0-3"), (3, "0-3"), (4, "4-11"), (17, "12-17"), (18, "18-22"), (84, "75-84"), (101, "85+")],
)
def test_an_age_becomes_a_class_priv_53(leeftijd: int, klasse: str) -> None:
    assert leeftijdsklasse(leeftijd) == klasse
