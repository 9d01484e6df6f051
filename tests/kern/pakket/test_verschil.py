"""What loading changes, and what it leaves alone."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from rotonde.kern.pakket.segment import Handeling, Segment, Tijdlijnen
from rotonde.kern.pakket.verschil import Verschil, tijdlijn, vergelijk

NIEUWJAAR = date(2024, 1, 1)
VANDAAG = date(2024, 7, 1)


def lijn(*delen: tuple[date, int]) -> list[Segment]:
    return tijdlijn([Segment(van, None, {"bedrag": bedrag}) for van, bedrag in delen])


def toegepast(huidig: Tijdlijnen, verschil: Verschil) -> Tijdlijnen:
    """The time lines after the mutations, as a loader would store them."""
    uit = {sleutel: list(segmenten) for sleutel, segmenten in huidig.items()}
    for mutatie in verschil.mutaties:
        lijst = uit.setdefault(mutatie.sleutel, [])
        lijst[:] = [s for s in lijst if s.van != mutatie.segment.van] + [mutatie.segment]
        lijst.sort(key=lambda s: s.van)
    return uit


def test_een_nieuwe_regel_opent() -> None:
    verschil = vergelijk({}, {"a": lijn((NIEUWJAAR, 1))}, VANDAAG)
    assert verschil.nieuw == ["a"]
    assert [m.handeling for m in verschil.mutaties] == [Handeling.OPENEN]


def test_een_gewijzigde_regel_sluit_de_oude_vandaag_en_opent_een_nieuwe() -> None:
    verschil = vergelijk({"a": lijn((NIEUWJAAR, 1))}, {"a": lijn((NIEUWJAAR, 2))}, VANDAAG)
    assert verschil.gewijzigd == {"a": {"bedrag": (1, 2)}}
    assert [(m.handeling, m.segment.van, m.segment.tot) for m in verschil.mutaties] == [
        (Handeling.SLUITEN, NIEUWJAAR, VANDAAG),
        (Handeling.OPENEN, VANDAAG, None),
    ]


def test_een_regel_met_latere_ingang_wisselt_op_die_dag() -> None:
    straks = date(2025, 1, 1)
    verschil = vergelijk({"a": lijn((NIEUWJAAR, 1))}, {"a": lijn((NIEUWJAAR, 1), (straks, 2))}, VANDAAG)
    assert [(m.handeling, m.segment.van, m.segment.tot) for m in verschil.mutaties] == [
        (Handeling.SLUITEN, NIEUWJAAR, straks),
        (Handeling.OPENEN, straks, None),
    ]


def test_een_weggehaalde_regel_vervalt_vandaag_en_blijft_staan_als_geschiedenis() -> None:
    verschil = vergelijk({"a": lijn((NIEUWJAAR, 1))}, {}, VANDAAG)
    assert verschil.vervallen == ["a"]
    assert verschil.mutaties[0].segment.tot == VANDAAG


def test_een_correctie_op_de_eerste_dag_maakt_geen_lege_periode() -> None:
    verschil = vergelijk({"a": lijn((VANDAAG, 1))}, {"a": lijn((VANDAAG, 2))}, VANDAAG)
    assert [m.handeling for m in verschil.mutaties] == [Handeling.VERVANGEN]


dagen = st.dates(date(2022, 1, 1), date(2026, 12, 31))
lijnen = st.dictionaries(dagen, st.integers(1, 3), min_size=1, max_size=4).map(lambda d: lijn(*d.items()))
tijdlijnen = st.dictionaries(st.sampled_from("abc"), lijnen, max_size=3)


@settings(deadline=None)
@given(eerst=tijdlijnen, dan=tijdlijnen, vandaag=dagen)
def test_een_tweede_keer_laden_verandert_niets(eerst: Tijdlijnen, dan: Tijdlijnen, vandaag: date) -> None:
    na_eerst = toegepast({}, vergelijk({}, eerst, vandaag))
    na_dan = toegepast(na_eerst, vergelijk(na_eerst, dan, vandaag))
    assert not vergelijk(na_dan, dan, vandaag).mutaties


@settings(deadline=None)
@given(eerst=tijdlijnen, dan=tijdlijnen, vandaag=dagen)
def test_perioden_van_een_regel_overlappen_nooit_en_zijn_nooit_leeg(
    eerst: Tijdlijnen, dan: Tijdlijnen, vandaag: date
) -> None:
    na_eerst = toegepast({}, vergelijk({}, eerst, vandaag))
    for segmenten in toegepast(na_eerst, vergelijk(na_eerst, dan, vandaag)).values():
        assert all(s.tot is None or s.van < s.tot for s in segmenten)
        for links, rechts in pairwise(segmenten):
            assert links.tot is not None
            assert links.tot <= rechts.van


@settings(deadline=None)
@given(eerst=tijdlijnen, dan=tijdlijnen, vandaag=dagen)
def test_het_verleden_wordt_niet_herschreven_zonder_eigen_datum(
    eerst: Tijdlijnen, dan: Tijdlijnen, vandaag: date
) -> None:
    """What held before today, and began before today, holds unchanged when the pack gives no date before today."""
    toekomst = {
        s: [replace(seg, van=vandaag + timedelta(days=1), tot=None) for seg in lijn_[:1]] for s, lijn_ in dan.items()
    }
    na_eerst = toegepast({}, vergelijk({}, eerst, vandaag))
    na_dan = toegepast(na_eerst, vergelijk(na_eerst, toekomst, vandaag))
    gisteren = vandaag - timedelta(days=1)
    for sleutel, segmenten in na_eerst.items():
        assert op(segmenten, gisteren) == op(na_dan[sleutel], gisteren)


def op(segmenten: list[Segment], dag: date) -> object:
    return next((s.inhoud for s in segmenten if s.overlapt(dag, dag + timedelta(days=1))), None)
