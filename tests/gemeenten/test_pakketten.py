"""The packs that come along are valid, and hold what the two municipalities are known for."""

from pathlib import Path

import pytest

from rotonde.kern.pakket import register
from rotonde.kern.pakket.controle import Pakket, controleer
from rotonde.kern.pakket.lezer import lees
from rotonde.kern.soorten import Wet

GEMEENTEN = Path(__file__).resolve().parents[2] / "gemeenten"
HEERDE = "0246-heerde"
OIJ = "1509-oude-ijsselstreek"


@pytest.fixture(scope="module")
def pakketten() -> dict[str, Pakket]:
    return {naam: controleer(GEMEENTEN / naam, register.ontdek()) for naam in (HEERDE, OIJ)}


def waarden(pakket: Pakket, soort: str) -> list[object]:
    return [plaats.waarde for plaats in pakket.regels[soort]]


def test_elke_map_onder_gemeenten_is_een_geldig_pakket() -> None:
    for map_ in sorted(pad for pad in GEMEENTEN.iterdir() if pad.is_dir()):
        assert controleer(map_, register.ontdek()).gemeentecode == map_.name[:4]


def test_heerde_heeft_22_opgaven_met_hun_indicatoren(pakketten: dict[str, Pakket]) -> None:
    opgaven = waarden(pakketten[HEERDE], "opgaven")
    assert len(opgaven) == 22
    assert sum(len(opgave.indicatoren) for opgave in opgaven) == 63
    assert {opgave.thema for opgave in opgaven} == {plaats.sleutel for plaats in pakketten[HEERDE].regels["themas"]}


def test_heerde_heeft_de_leefgebieden_van_de_enquete(pakketten: dict[str, Pakket]) -> None:
    letters = [regel.letter for regel in waarden(pakketten[HEERDE], "leefgebieden") if regel.herkomst == "enquete"]
    assert letters == list("abcdefghijkl")


def test_oude_ijsselstreek_heeft_de_matrix_van_97_regels(pakketten: dict[str, Pakket]) -> None:
    matrix = waarden(pakketten[OIJ], "matrix")
    assert len(matrix) == 97
    per_afslag = {nummer: sum(nummer in regel.afslagen for regel in matrix) for nummer in (1, 2, 3)}
    assert per_afslag == {1: 42, 2: 56, 3: 12}
    assert sum(not regel.afslag_zeker for regel in matrix) == 5
    assert sum(regel.experiment for regel in matrix) == 10


def test_oude_ijsselstreek_laat_een_inwoner_niets_toekennen(pakketten: dict[str, Pakket]) -> None:
    verleend = {regel.rol for regel in waarden(pakketten[OIJ], "mandaten") if regel.oordeel == "verleend"}
    assert "inwoner" not in verleend
    assert "wijkverpleegkundige" not in verleend
    assert {"aanspreekpunt", "professional-met-mandaat", "huisarts", "jeugdarts"} == verleend


@pytest.mark.parametrize("naam", [HEERDE, OIJ])
def test_elk_maatwerk_van_wmo_en_jeugdwet_heeft_een_tarief_in_2022_tot_2025(
    pakketten: dict[str, Pakket], naam: str
) -> None:
    pakket = pakketten[naam]
    for jaar in (2022, 2023, 2024, 2025):
        geprijsd = {r.product for r in waarden(pakket, "tarieven") if r.geldig_vanaf.year == jaar}
        nodig = {r.code for r in waarden(pakket, "producten") if r.wet in {Wet.WMO, Wet.JEUGDWET}}
        assert nodig <= geprijsd


@pytest.mark.parametrize("naam", [HEERDE, OIJ])
def test_elke_productgroep_wordt_per_jaar_uit_een_pot_betaald(pakketten: dict[str, Pakket], naam: str) -> None:
    pakket = pakketten[naam]
    groepen = {(r.wet, r.groep) for r in waarden(pakket, "producten")}
    for jaar in (2022, 2023, 2024, 2025):
        potten = [(r.wet, g) for r in waarden(pakket, "budgetten") if r.jaar == jaar for g in r.groepen]
        assert len(potten) == len(set(potten))
        assert groepen <= set(potten)


@pytest.mark.parametrize("naam", [HEERDE, OIJ])
def test_elk_product_van_afslag_2_of_3_kan_door_iemand_worden_toegekend(
    pakketten: dict[str, Pakket], naam: str
) -> None:
    pakket = pakketten[naam]
    mandaten = [m for m in waarden(pakket, "mandaten") if m.oordeel == "verleend"]
    for product in waarden(pakket, "producten"):
        if product.vorm in {"maatwerk", "uitkering", "werk", "dienst"} and product.afslag > 1:
            assert any(
                m.wet == product.wet and m.afslag == product.afslag and (not m.groepen or product.groep in m.groepen)
                for m in mandaten
            ), product.code


@pytest.mark.parametrize("naam", [HEERDE, OIJ])
def test_elke_kern_heeft_vrij_toegankelijk_aanbod(pakketten: dict[str, Pakket], naam: str) -> None:
    pakket = pakketten[naam]
    for kern in pakket.regels["kernen"]:
        assert any(kern.sleutel in regel.kernen for regel in waarden(pakket, "aanbod"))


def test_geen_bron_wijst_naar_een_bestand_buiten_het_huis() -> None:
    for pad in GEMEENTEN.rglob("*.yaml"):
        tekst = pad.read_text(encoding="utf-8")
        assert ".txt" not in tekst
        assert "shared" not in tekst


def test_gepubliceerde_reeksen_zijn_compleet() -> None:
    inhoud = lees(GEMEENTEN / HEERDE, "raadsmonitor/2024.yaml").waarde
    assert len(inhoud["regels"]) == 121
