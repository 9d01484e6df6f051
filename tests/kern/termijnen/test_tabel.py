"""The table of rules: what it refuses, and which version of a rule holds."""

import datetime as dt
from pathlib import Path

import pytest

from rotonde.kern.fouten import NietGevonden, Ongeldig
from rotonde.kern.termijnen import tabel
from rotonde.kern.termijnen.berekening import bereken
from rotonde.kern.termijnen.duur import Duur, Eenheid, lees_duur
from rotonde.kern.termijnen.vraag import Vraag, uit_invoer

D = dt.date.fromisoformat
REGEL = """\
  - id: XX-01
    versie: {versie}
    wet: Wet
    artikel: "1"
    onderwerp: iets
    start: begin
    einde: einde
    varianten: {{gewoon: {duur}}}
    termijnenwet: ja
    geldig: {{van: {van}{tot}}}
    zeker: hoog
    kamer: kern
"""


def _schrijf(map_: Path, *regels: str) -> Path:
    (map_ / "regels.yaml").write_text("regels:\n" + "".join(regels), encoding="utf-8")
    return map_


def _oud_en_nieuw(map_: Path) -> Path:
    oud = REGEL.format(versie="2020-01", duur="P6W", van="2020-01-01", tot=", tot: 2026-01-01")
    return _schrijf(map_, oud, REGEL.format(versie="2026-01", duur="P4W", van="2026-01-01", tot=""))


def test_a_running_term_stays_on_the_rule_it_began_under_rel_12(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wet = tabel.lees_regels(_oud_en_nieuw(tmp_path))
    monkeypatch.setattr(tabel, "regels", lambda: wet)
    voor, na = bereken(Vraag("XX-01", D("2025-12-31"))), bereken(Vraag("XX-01", D("2026-01-02")))

    assert (voor.regel.versie, voor.uitkomst) == ("2020-01", D("2026-02-11"))
    assert (na.regel.versie, na.uitkomst) == ("2026-01", D("2026-01-30"))
    bewaard = uit_invoer("XX-01", voor.regel.versie, voor.invoer)
    assert bereken(bewaard).uitkomst == voor.uitkomst


def test_outside_every_period_the_rule_says_when_it_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wet = tabel.lees_regels(_oud_en_nieuw(tmp_path))
    monkeypatch.setattr(tabel, "regels", lambda: wet)
    zin = "geldt niet op 1 mei 2019, wel vanaf 1 januari 2020 en voor 1 januari 2026, vanaf 1 januari 2026"

    with pytest.raises(Ongeldig, match=zin):
        tabel.regel("XX-01", op=D("2019-05-01"))


@pytest.mark.parametrize(
    ("oud", "nieuw", "zin"),
    [
        ("termijnenwet: ja", "termijnenwet: soms", "soms kan hier niet"),
        ("gewoon: P6W", "gewoon: zes weken", "zes weken is geen duur"),
        ("    zeker: hoog\n", "", "dit veld ontbreekt"),
        ("kamer: kern", "kamre: kern", "deze sleutel bestaat hier niet; schrijf “kamer”"),
        ("tot: 2026-01-01", "tot: 2019-01-01", "tot ligt niet na van"),
        ("tot: 2026-01-01", "tot: 2026-02-01", "twee versies gelden tegelijk"),
        ("versie: 2020-01", "versie: 2026-01", "deze versie staat er twee keer"),
        ("kamer: kern", "kamer: kern\n    volgt_op: XX-09", "XX-09 bestaat niet"),
        ("id: XX-01", "id: xx1", "heeft niet de vorm"),
    ],
)
def test_a_fault_in_the_table_names_its_place_and_repair(tmp_path: Path, oud: str, nieuw: str, zin: str) -> None:
    pad = _oud_en_nieuw(tmp_path) / "regels.yaml"
    tekst = pad.read_text(encoding="utf-8")
    assert oud in tekst
    pad.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")

    with pytest.raises(tabel.Tabelfout, match=zin) as fout:
        tabel.lees_regels(tmp_path)
    assert "regels" in str(fout.value).splitlines()[1]


def test_a_file_without_lines_is_refused(tmp_path: Path) -> None:
    (tmp_path / "regels.yaml").write_text("iets: 1\n", encoding="utf-8")
    with pytest.raises(tabel.Tabelfout, match="hier hoort een lijst"):
        tabel.lees_regels(tmp_path)


def test_an_unknown_rule_names_the_one_it_looks_like() -> None:
    with pytest.raises(NietGevonden, match="bedoelt u WMO-02"):
        tabel.versies_van("WMO02")


@pytest.mark.parametrize(
    ("tekst", "duur", "leest"),
    [
        ("P6W", Duur(6, Eenheid.WEEK), "6 weken"),
        ("P1M", Duur(1, Eenheid.MAAND), "1 maand"),
        ("PT72H", Duur(72, Eenheid.UUR), "72 uur"),
        ("PT15M", Duur(15, Eenheid.MINUUT), "15 minuten"),
        ("3 werkdagen", Duur(3, Eenheid.WERKDAG), "3 werkdagen"),
        ("onverwijld", Duur(0, Eenheid.METEEN), "onverwijld"),
        ("voor --07-01", Duur(701, Eenheid.VOOR_DAG), "voor 01-07 van elk jaar"),
        ("verjaardag 18", Duur(18, Eenheid.VERJAARDAG), "18e verjaardag"),
    ],
)
def test_every_notation_is_read_and_said_back(tekst: str, duur: Duur, leest: str) -> None:
    assert lees_duur(tekst) == duur
    assert str(duur) == leest


@pytest.mark.parametrize("tekst", ["P0W", "P6", "6W", "PT6W", "voor --02-29", "voor --13-01", "werkdagen", "P6W "])
def test_what_is_no_duration_is_refused(tekst: str) -> None:
    with pytest.raises(ValueError, match=r"geen duur|day is out of range|month must be"):
        lees_duur(tekst)


def test_data_of_one_wet_serves_another_only_where_the_matrix_says_dlb_01_dlb_02() -> None:
    matrix = tabel.doelbinding()

    assert matrix["Jeugdwet", "Wmo"].mag == "toestemming"
    assert matrix["Wmo", "Wgs"].mag == "wet"
    assert matrix["Wmo", "Jeugdwet"].mag == "nee"
    assert ("Wmo", "BRP") not in matrix
