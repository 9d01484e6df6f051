"""`./rotonde termijn`, as a person types it."""

import json
import subprocess
import sys

import pytest

from rotonde.cli.__main__ import main
from rotonde.kern.termijnen import tabel


def test_it_prints_the_day_and_the_reasoning(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["termijn", "wmo-02", "--start", "2026-03-02"]) == 0

    uit = capsys.readouterr().out.splitlines()
    assert uit[:2] == ["WMO-02: onderzoek (Wmo 2015, artikel 2.3.2 lid 1)", "Uiterlijk maandag 13 april 2026"]
    assert "  maandag 13 april 2026: 6 weken later" in uit


def test_as_json_it_gives_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    opties = ["--opschorting", "2026-06-09..2026-06-18:instemming", "--json"]
    assert main(["termijn", "WMO-07", "--start", "2026-06-01", *opties]) == 0

    assert json.loads(capsys.readouterr().out)["uitkomst"] == "2026-06-24"


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (["AWB-08", "--start", "2026-05-27", "--variant", "adviescommissie", "--verdaging", "1"], "30 september 2026"),
        (["AVG-02", "--start", "2026-03-28T15:00"], "dinsdag 31 maart 2026, 16.00 uur"),
        (["AWB-07", "--start", "2026-04-27", "--storing", "2026-06-08T10:00..2026-06-09T09:00"], "10 juni 2026"),
        (["AWB-01", "--start", "2026-03-02", "--bericht", "2026-04-20..2026-06-05"], "5 juni 2026"),
        (["WGS-03", "--start", "2026-06-01", "--lokaal", "P4W"], "termijn uit de verordening"),
        (["AWB-05", "--start", "2026-04-07", "--bekendgemaakt", "2026-05-11"], "€\u00a0532,00 over 20 dagen"),
        (["WMO-02", "--start", "2026-03-02", "--versie", "2026-11"], "versie 2026-11"),
    ],
)
def test_every_option_counts(argumenten: list[str], zin: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["termijn", *argumenten]) == 0

    assert zin in capsys.readouterr().out


def test_without_a_rule_it_lists_them_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["termijn"]) == 0

    lijst = capsys.readouterr().out.splitlines()
    assert [regel.split()[0] for regel in lijst] == list(tabel.regels())
    assert any(regel.startswith("AWB-08   6 weken, adviescommissie: 12 weken") for regel in lijst)


def test_its_own_help_names_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as einde:
        main(["termijn", "--help"])

    hulp = capsys.readouterr().out
    assert einde.value.code == 0
    for optie in ("--start", "--variant", "--opschorting", "--verdaging", "--json", "--schrijf", "--bekendgemaakt"):
        assert optie in hulp
    assert max(len(regel) for regel in hulp.splitlines()) <= 100


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (["WMO-99", "--start", "2026-03-02"], "Regel WMO-99 bestaat niet; bedoelt u WMO-09?"),
        (["WMO-02"], "Zeg ook wanneer het begint (melding)"),
        (["WMO-07", "--start", "2026-03-02", "--bekendgemaakt", "2026-05-01"], "gebruik --bekendgemaakt bij AWB-05"),
        (["WMO-02", "--start", "2026-03-02", "--opschorting", "2026-03-09..2026-03-12"], "kent geen opschorting"),
    ],
)
def test_what_cannot_be_is_one_sentence(argumenten: list[str], zin: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["termijn", *argumenten]) == 1

    fouten = capsys.readouterr().err
    assert fouten.count("\n") == 1
    assert zin in fouten


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (["--start", "2026-02-30"], "2026-02-30 is geen dag die bestaat"),
        (["--start", "2026-03-02T25:00"], "is geen tijdstip"),
        (["--start", "2026-03-02", "--opschorting", "2026-03-09"], "mist een begin of einde"),
        (["--start", "2026-03-02", "--opschorting", "2026-03-09..2026-03-01"], "eindigt voor zij begint"),
        (["--start", "2026-03-02", "--opschorting", "2026-03-09..2026-03-12:zomaar"], "zomaar is geen reden"),
        (["--start", "2026-03-02", "--storing", "2026-03-09T10:00..2026-03-09T09:00"], "eindigt voor zij begint"),
        (["--start", "2026-03-02", "--verdaging", "x"], "geen geheel getal: 'x'"),
    ],
)
def test_a_mistake_in_an_option_is_answered_in_one_dutch_sentence(
    argumenten: list[str], zin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as einde:
        main(["termijn", "WMO-07", *argumenten])

    fouten = capsys.readouterr().err
    assert einde.value.code == 2
    assert fouten.count("\n") == 1
    assert zin in fouten


def test_other_commands_do_not_load_the_law() -> None:
    """Reading the tables takes time that `demo` and `serve` should not spend."""
    code = "import sys, rotonde.cli.opties; print('rotonde.kern.termijnen' in sys.modules)"
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert uit.stdout.strip() == "False"
