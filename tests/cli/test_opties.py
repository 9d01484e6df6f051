"""The command line, as a person types it."""

import pytest

from rotonde.cli.__main__ import main
from rotonde.cli.django_opdrachten import proces_voor
from rotonde.cli.opties import HULP


def test_help_names_every_command_and_fits_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0

    hulp = capsys.readouterr().out
    assert hulp == HULP
    for opdracht in (
        "demo",
        "test",
        "controle",
        "bench",
        "serve",
        "beheer",
        "gemeente laden",
        "reservekopie maken",
        "indicator",
    ):
        assert f"  {opdracht} " in hulp
    assert max(len(regel) for regel in hulp.splitlines()) <= 100


def test_without_a_command_the_help_shows_and_the_exit_code_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2

    assert capsys.readouterr().out == HULP


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (["dmeo"], "onbekende keuze: 'dmeo'"),
        (["demo", "--poort", "x"], "geen geheel getal: 'x'"),
        (["demo", "--port", "1"], "dit ken ik niet: --port 1"),
        (["indicator", "SD04"], "dit ontbreekt: --gemeente, --periode"),
        (["gemeente", "wissen", "x"], "onbekende keuze: 'wissen'"),
    ],
)
def test_mistake_is_answered_in_one_dutch_sentence(
    argumenten: list[str], zin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as einde:
        main(argumenten)

    fouten = capsys.readouterr().err
    assert einde.value.code == 2
    assert fouten.count("\n") == 1
    assert zin in fouten


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (["demo", "--poort", "70000"], "Poort 70000 bestaat niet"),
        (["bench", "bestaat_niet"], "Er is geen meting 'bestaat_niet'"),
        (["beheer"], "Noem een opdracht"),
    ],
)
def test_trouble_is_one_sentence_and_exit_1(
    argumenten: list[str], zin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(argumenten) == 1

    fouten = capsys.readouterr().err
    assert fouten.startswith(zin)
    assert fouten.count("\n") == 1


@pytest.mark.parametrize(
    ("opdracht", "proces"),
    [
        ("migrate", "beheer"),
        ("worker", "worker"),
        ("gemeente", "worker"),
        ("bevolken", "worker"),
        ("indicator", "sturing"),
        ("shell", "web"),
        ("iets-nieuws", "web"),
    ],
)
def test_only_work_on_tables_runs_as_the_owner_af_02(opdracht: str, proces: str) -> None:
    assert proces_voor(opdracht) == proces
