"""Management commands as a person meets them: one sentence for what is wrong, a traceback only for a bug."""

import pytest
from django.core.management import CommandError
from django.db import ProgrammingError
from psycopg.errors import UndefinedTable

from rotonde.cli import opdracht
from rotonde.kern.fouten import Ongeldig


def zonder_tabel() -> ProgrammingError:
    fout = ProgrammingError("relation does not exist")
    fout.__cause__ = UndefinedTable("relation does not exist")
    return fout


@pytest.mark.parametrize(
    ("fout", "zin"),
    [
        (CommandError("Er zijn nog geen cijfers."), "Er zijn nog geen cijfers.\n"),
        (Ongeldig("De code 9 bestaat niet."), "De code 9 bestaat niet.\n"),
        (zonder_tabel(), "De tabellen ontbreken nog: draai eerst ./rotonde beheer migrate.\n"),
    ],
    ids=lambda waarde: type(waarde).__name__,
)
def test_refusal_is_one_sentence_and_exit_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fout: Exception, zin: str
) -> None:
    def weiger(_naam: str, _argumenten: list[str]) -> None:
        raise fout

    monkeypatch.setattr(opdracht, "_voer_uit", weiger)

    assert opdracht.main(["indicator"]) == 1

    assert capsys.readouterr().err == zin


def test_bug_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def struikel(_naam: str, _argumenten: list[str]) -> None:
        raise ProgrammingError("syntax error")

    monkeypatch.setattr(opdracht, "_voer_uit", struikel)

    with pytest.raises(ProgrammingError):
        opdracht.main(["indicator"])


def test_unknown_command_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert opdracht.main(["bestaat-niet"]) == 1

    assert capsys.readouterr().err.startswith("De opdracht 'bestaat-niet' bestaat niet")


def test_known_command_runs(capsys: pytest.CaptureFixture[str]) -> None:
    assert opdracht.main(["diffsettings", "--output", "unified"]) == 0

    assert "ROTONDE_MAP" in capsys.readouterr().out
