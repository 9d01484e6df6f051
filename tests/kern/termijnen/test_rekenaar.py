"""The product beside the slow calculator: a sample of every term here, every day in bench (REL-12, AF-39)."""

import ast
import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from bench import rekenaar, termijnen

from rotonde.kern.termijnen import tabel
from rotonde.kern.termijnen.duur import Eenheid
from rotonde.kern.termijnen.kalender import Kalender

BIJZONDER = (
    *[dt.date(jaar, 2, 28) + dt.timedelta(days=n) for jaar in (2015, 2016, 2020, 2024, 2032) for n in range(3)],
    *[dt.date(jaar, 12, 24) + dt.timedelta(days=n) for jaar in (2015, 2021, 2026) for n in range(10)],
    *[dt.date(jaar, maand, 24) + dt.timedelta(days=n) for jaar in (2019, 2026) for maand in (3, 10) for n in range(8)],
)


def _steekproef(stap: int) -> list[dt.date]:
    return sorted({*list(termijnen.dagen())[::stap], *BIJZONDER})


def test_the_calculator_imports_nothing_of_the_product_af_39() -> None:
    boom = ast.parse(Path(rekenaar.__file__).read_text(encoding="utf-8"))
    namen = [naam.name for knoop in ast.walk(boom) if isinstance(knoop, ast.Import) for naam in knoop.names]
    namen += [knoop.module or "" for knoop in ast.walk(boom) if isinstance(knoop, ast.ImportFrom)]

    assert namen
    assert {naam.partition(".")[0] for naam in namen} <= sys.stdlib_module_names


def test_it_knows_every_term_that_is_counted_in_days_rel_12() -> None:
    """All but what repeats another: the same duration and regime, under the same law, is counted once."""
    onze = {
        (regel.id, variant)
        for versies in tabel.regels().values()
        for regel in versies
        for variant, gegeven in regel.varianten.items()
        if gegeven.duur.eenheid not in {Eenheid.METEEN, Eenheid.AOW} and not gegeven.duur.op_de_klok
    }
    zijn = {(term.regel, term.variant) for term in rekenaar.TERMEN}

    assert zijn <= onze
    soorten = {(r.regime(v), r.richting, r.varianten[v].duur) for id_, v in onze for r in [tabel.versies_van(id_)[-1]]}
    gedekt = {(r.regime(v), r.richting, r.varianten[v].duur) for id_, v in zijn for r in [tabel.versies_van(id_)[-1]]}
    assert {str(duur) for regime, _, duur in soorten - gedekt if str(regime) in {"ja", "eu"}} == set()
    assert {duur for _, _, duur in soorten} - {duur for _, _, duur in gedekt} == set()


def test_every_term_on_a_sample_of_days_agrees_rel_12_af_39() -> None:
    stand = termijnen.termijnen(_steekproef(101))

    assert stand.verschillen == []
    assert stand.aantal > 10_000


def test_terms_that_stood_still_agree_rel_12_af_39() -> None:
    stand = termijnen.opschortingen(_steekproef(37))

    assert stand.verschillen == []
    assert stand.aantal > 1_500


def test_terms_that_were_put_off_agree_rel_12_af_39() -> None:
    stand = termijnen.verdagingen(_steekproef(29))
    kan = {id_ for id_, versies in tabel.regels().items() if versies[-1].verdaging}

    assert stand.verschillen == []
    assert stand.aantal > 1_500
    assert {regel for regel, _, _ in rekenaar.VERDAGINGEN} == kan


def test_hours_agree_on_both_sides_of_summer_time_rel_12_af_39() -> None:
    stand = termijnen.uren(_steekproef(41))

    assert stand.verschillen == []
    assert stand.aantal > 2_500


def test_the_dwangsom_agrees_to_the_euro_rel_12_af_39() -> None:
    stand = termijnen.dwangsommen(_steekproef(13))

    assert stand.verschillen == []
    assert stand.aantal > 400


@pytest.mark.parametrize("naam", [regel.naam for regel in tabel.kalender().regels if regel.naam != "Koninginnedag"])
def test_each_of_the_nine_holidays_is_missed_when_the_product_forgets_it_af_39(
    naam: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin: leave one kind of holiday out of the product, and the comparison finds it."""
    heel = tabel.kalender()
    zonder = Kalender([regel for regel in heel.regels if regel.naam != naam])
    term = next(term for term in rekenaar.TERMEN if term.regel == "WMO-07")
    monkeypatch.setattr(rekenaar, "TERMEN", [term])
    starten = [dag - dt.timedelta(weeks=2) for jaar in range(2015, 2036) for dag in rekenaar.feestdagen(jaar)]

    assert termijnen.termijnen(starten).verschillen == []
    monkeypatch.setattr(tabel, "kalender", lambda: zonder)
    assert termijnen.termijnen(starten).verschillen != []


def test_a_wrong_duration_is_found_af_39(monkeypatch: pytest.MonkeyPatch) -> None:
    term = next(term for term in rekenaar.TERMEN if term.regel == "WMO-02")
    monkeypatch.setattr(rekenaar, "TERMEN", [replace(term, wat="5w")])

    assert len(termijnen.termijnen([dt.date(2026, 3, 2)]).verschillen) == 1
