"""A theme per municipality: from two colours to a readable page."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from django.test import Client

from rotonde.vorm.huisstijl import (
    NEUTRAAL,
    Huisstijl,
    HuisstijlFout,
    contrast,
    controleer,
    css,
    huisstijl_van,
    lees_kleur,
    trap,
)

WIT = (255, 255, 255)


def test_contrast_is_dat_van_wcag() -> None:
    assert contrast((0, 0, 0), WIT) == pytest.approx(21)
    assert contrast(lees_kleur("#767676"), WIT) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("kleur", ["#00524c", "#0f4f75", NEUTRAAL.hoofdkleur])
def test_trap_loopt_van_licht_naar_donker(kleur: str) -> None:
    treden = [contrast(trede, WIT) for trede in trap(lees_kleur(kleur)).values()]

    assert treden == sorted(treden)
    assert treden[0] < 1.2


def test_gemeente_geeft_haar_kleur_en_telefoon() -> None:
    gemeente = SimpleNamespace(
        naam="Heerde", huisstijl={"kleuren": {"hoofd": "#00524c"}, "telefoon": "0578 00 00 00"}, contact={}
    )

    assert huisstijl_van(gemeente) == Huisstijl("Heerde", "#00524c", NEUTRAAL.accentkleur, "0578 00 00 00")


def test_zonder_gemeente_is_de_pagina_neutraal() -> None:
    assert huisstijl_van(None) == NEUTRAAL


def test_leesbare_kleur_wordt_aangenomen() -> None:
    controleer(Huisstijl("Heerde", "#00524c", "#8a4b00"))


def test_te_lichte_kleur_wordt_geweigerd_met_wat_te_doen() -> None:
    with pytest.raises(HuisstijlFout, match=r"#ff9900 heeft een contrast van .* Kies een donkerdere kleur\."):
        controleer(Huisstijl("Heerde", "#ff9900", "#8a4b00"))


@pytest.mark.parametrize("tekst", ["groen", "#fff", "#gggggg", "00524c0"])
def test_wat_geen_kleur_is_wordt_geweigerd(tekst: str) -> None:
    with pytest.raises(HuisstijlFout, match="geen kleur"):
        lees_kleur(tekst)


def test_stijlblad_zet_alleen_eigenschappen() -> None:
    regels = css(NEUTRAAL).strip().splitlines()

    assert regels[0] == ".voorbeeld-theme {"
    assert regels[-1] == "}"
    assert all(re.fullmatch(r"  --[a-z0-9-]+: #[0-9a-f]{6};", regel) for regel in regels[1:-1])


def test_elke_gemeente_heeft_haar_eigen_stijlblad() -> None:
    bladen = [Client().get("/huisstijl.css", headers={"X-Gemeente": code}) for code in ("0246", "1509", "geen")]

    assert [blad.headers["Content-Type"] for blad in bladen] == ["text/css; charset=utf-8"] * 3
    assert len({blad.content for blad in bladen}) == 3


PAKKETTEN = sorted((Path(__file__).resolve().parents[2] / "gemeenten").glob("*/huisstijl.yaml"))


@pytest.mark.parametrize("bestand", PAKKETTEN, ids=lambda pad: pad.parent.name)
def test_elk_pakket_heeft_een_leesbare_huisstijl(bestand: Path) -> None:
    inhoud = yaml.safe_load(bestand.read_text(encoding="utf-8"))

    controleer(huisstijl_van(SimpleNamespace(naam=bestand.parent.name, huisstijl=inhoud, contact={})))

    assert inhoud["kleuren"]["hoofd"] != NEUTRAAL.hoofdkleur


def test_beide_gemeenten_hebben_een_huisstijl() -> None:
    assert len(PAKKETTEN) >= 2
