"""What the person at the terminal reads while a step goes on."""

import json
from pathlib import Path

import pytest

from rotonde.cli.voortgang import Voortgang


def schrijf(pad: Path, gedaan: int) -> None:
    pad.write_text(json.dumps({"stap": "Huishoudens", "gedaan": gedaan, "totaal": 7800}))


def test_without_a_terminal_a_line_per_tenth(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    voortgang = Voortgang(tmp_path / "voortgang.json")

    for gedaan in (0, 10, 800, 900, 7800):
        schrijf(tmp_path / "voortgang.json", gedaan)
        voortgang.toon()

    assert capsys.readouterr().err.splitlines() == ["  Huishoudens: 0 %", "  Huishoudens: 10 %", "  Huishoudens: 100 %"]


def test_at_a_terminal_a_bar_that_is_redrawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    voortgang = Voortgang(tmp_path / "voortgang.json")
    schrijf(tmp_path / "voortgang.json", 3900)

    voortgang.toon()
    voortgang.zeg("Klaar.")

    balk, klaar, _ = capsys.readouterr().err.split("\n")
    assert balk.endswith(f"Huishoudens: [{'#' * 15}{'.' * 15}] 3900 van 7800")
    assert klaar == "Klaar."


@pytest.mark.parametrize("inhoud", ["", "{", '{"stap": "x"}', "[]"])
def test_half_written_stand_shows_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str], inhoud: str) -> None:
    (tmp_path / "voortgang.json").write_text(inhoud)

    Voortgang(tmp_path / "voortgang.json").toon()
    Voortgang(tmp_path / "ontbreekt.json").toon()

    assert capsys.readouterr().err == ""
