"""A faulty pack names file, line, field and repair, for all its faults at once, and gives nothing."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.kern.pakket.conftest import BESTANDEN, Wijzig

from rotonde.kern.pakket import register
from rotonde.kern.pakket.bevinding import Bevinding, PakketFout
from rotonde.kern.pakket.controle import controleer


def zinnen(map_: Path) -> list[str]:
    with pytest.raises(PakketFout) as fout:
        controleer(map_, register.ontdek())
    return [str(bevinding) for bevinding in fout.value.bevindingen]


def test_een_goed_pakket_geeft_alle_regels(proefdam: Path) -> None:
    pakket = controleer(proefdam, register.ontdek())
    assert pakket.gemeentecode == "9901"
    assert [plaats.sleutel for plaats in pakket.regels["kernen"]] == ["noord", "zuid"]


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "zin"),
    [
        (
            "mandaten.yaml",
            "max_bedrag",
            "max_bedrg",
            "mandaten.yaml:8, veld “regels[1].max_bedrg”: deze sleutel bestaat hier niet; schrijf “max_bedrag”.",
        ),
        (
            "mandaten.yaml",
            "rol: consulent",
            "rol: consulant",
            "mandaten.yaml:5, veld “regels[1].rol”: “consulant” staat niet in rollen.yaml; schrijf “consulent”.",
        ),
        (
            "mandaten.yaml",
            "wet: WMO",
            "wet: AWBZ",
            "mandaten.yaml:6, veld “regels[1].wet”: AWBZ is geen wet; "
            "kies uit: WMO, JEUGDWET, PARTICIPATIEWET, WGS, ALGEMEEN.",
        ),
        (
            "mandaten.yaml",
            "    wet: WMO\n",
            "",
            "mandaten.yaml:4, veld “regels[1].wet”: dit veld ontbreekt; vul het in.",
        ),
        (
            "mandaten.yaml",
            "afslag: 2",
            "afslag: 4",
            "mandaten.yaml:7, veld “regels[1].afslag”: 4 is geen afslag; kies uit: 1, 2, 3.",
        ),
        (
            "mandaten.yaml",
            "max_bedrag: 5000",
            "max_bedrag: veel",
            "mandaten.yaml:8, veld “regels[1].max_bedrag”: veel is geen getal; "
            "schrijf een getal met een decimale punt.",
        ),
        (
            "kernen.yaml",
            "aandeel: 0.4",
            "aandeel: 0.5",
            "kernen.yaml:3, veld “regels”: de aandelen van de kernen tellen op tot 1.1; zorg dat ze samen 1 zijn.",
        ),
        (
            "kernen.yaml",
            "code: zuid",
            "code: noord",
            "kernen.yaml:5, veld “regels[2]”: “noord” geldt op 2024-01-01 al (regel 4); "
            "geef een andere code of een latere geldig_vanaf.",
        ),
        (
            "gemeente.yaml",
            "code: '9901'",
            "code: '9902'",
            "gemeente.yaml:2, veld “code”: code 9902 hoort niet bij pakket 9901-proefdam; "
            "schrijf “9901” of hernoem het pakket.",
        ),
        (
            "gemeente.yaml",
            "code: '9901'",
            "code: 9901",
            "gemeente.yaml:2, veld “code”: hier hoort tekst, geen 9901; zet de waarde tussen aanhalingstekens.",
        ),
        (
            "tarieven.yaml",
            "regels:",
            "regel:",
            "tarieven.yaml:3, veld “regel”: deze sleutel bestaat hier niet; schrijf “regels”.",
        ),
    ],
)
def test_een_fout_noemt_bestand_regel_veld_en_herstel(
    proefdam: Path, wijzig: Wijzig, bestand: str, oud: str, nieuw: str, zin: str
) -> None:
    wijzig(bestand, oud, nieuw)
    assert zin in zinnen(proefdam)


def test_alle_fouten_komen_in_een_keer(proefdam: Path, wijzig: Wijzig) -> None:
    wijzig("gemeente.yaml", "inwoners: 1000", "inwoners: 0")
    wijzig("teams.yaml", "naam:", "nam:")
    wijzig("mandaten.yaml", "afslag: 2", "afslag: 9")
    bestanden = {zin.split(":")[0] for zin in zinnen(proefdam)}
    assert bestanden == {"gemeente.yaml", "teams.yaml", "mandaten.yaml"}


def test_een_onbekend_bestand_noemt_het_bedoelde(proefdam: Path) -> None:
    (proefdam / "mandaat.yaml").write_text("a: 1\n", encoding="utf-8")
    assert zinnen(proefdam) == ["mandaat.yaml:1: dit bestand hoort niet in een pakket; schrijf “mandaten.yaml”."]


def test_een_verplicht_bestand_ontbreekt(proefdam: Path) -> None:
    (proefdam / "producten.yaml").unlink()
    assert "producten.yaml:1: dit bestand ontbreekt; maak het aan." in zinnen(proefdam)


def test_een_map_die_er_niet_is(tmp_path: Path) -> None:
    assert "bestaat niet" in zinnen(tmp_path / "0000-nergens")[0]


def test_gepubliceerde_cijfers_worden_gecontroleerd_maar_niet_meegegeven_af_39(proefdam: Path) -> None:
    (proefdam / "raadsmonitor").mkdir()
    pad = proefdam / "raadsmonitor" / "2024.yaml"
    kop = "geldig_vanaf: 2024-01-01\nbron: verzonnen\nregels:\n"
    pad.write_text(
        kop + "  - {code: r, naam: R, domein: wmo, eenheid: euro, waarden: [{periode: '2024', waarde: 1}]}\n"
    )
    assert "raadsmonitor" not in controleer(proefdam, register.ontdek()).regels
    pad.write_text(kop + "  - {code: r, naam: R, domein: wmo, eenheid: euro, waarden: [{periode: '2024', warde: 1}]}\n")
    assert any(zin.startswith("raadsmonitor/2024.yaml:4") and "“waarde”" in zin for zin in zinnen(proefdam))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    bestand=st.sampled_from(sorted(BESTANDEN)),
    plek=st.floats(0, 1, exclude_max=True),
    stuk=st.sampled_from(["", ":", "- ", "'", "{", "}", "[", "\t", "  ", "\n", "&a ", "*a", "!x ", "0", "é", "\x07"]),
    weg=st.integers(0, 12),
)
def test_een_beschadigd_pakket_is_heel_of_niets(proefdam: Path, bestand: str, plek: float, stuk: str, weg: int) -> None:
    """Cut and insert anywhere: the answer is a whole pack or a PakketFout with sentences, never anything else."""
    tekst = BESTANDEN[bestand]
    knip = int(plek * len(tekst))
    pad = proefdam / bestand
    pad.write_text(tekst[:knip] + stuk + tekst[knip + weg :], encoding="utf-8")
    bevindingen: tuple[Bevinding, ...] = ()
    try:
        geladen = bool(controleer(proefdam, register.ontdek()).regels["producten"])
    except PakketFout as fout:
        geladen, bevindingen = False, fout.bevindingen
    finally:
        pad.write_text(tekst, encoding="utf-8")
    assert geladen != bool(bevindingen)
    assert all(bevinding.regel >= 1 and bevinding.herstel for bevinding in bevindingen)
