"""Counting the exceptions: what counts, and what happens when one is added (AF-34)."""

from pathlib import Path

import pytest

from rotonde.cli.controle import NAZICHTEN, print_uitzonderingen, tel_uitzonderingen
from rotonde.cli.installatie import WORTEL


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for map_ in ("src", "tests", "bench"):
        (tmp_path / map_).mkdir()
    (tmp_path / "pyproject.toml").write_text(
        '[tool.mypy]\nexclude = ["/migrations/"]\n[[tool.mypy.overrides]]\nmodule = ["a.*", "b.*"]\n'
        "[tool.rotonde.plafond]\nnoqa = 1\ntype-ignore = 0\nmypy-uitgezonderd = 3\n"
    )
    (tmp_path / "src" / "een.py").write_text("import os  # no" + "qa: F401\n")
    return tmp_path


def test_counts_every_exception(checkout: Path) -> None:
    (checkout / "bench" / "twee.py").write_text("x = 1  # type: " + "ignore[misc]\ny = 2  #no" + "qa\n")

    assert tel_uitzonderingen(checkout) == {"noqa": 2, "type-ignore": 1, "mypy-uitgezonderd": 3}


def test_at_the_ceiling_passes_and_prints_the_numbers(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert print_uitzonderingen(checkout)

    assert "goed  noqa: 1 (hoogstens 1)" in capsys.readouterr().out


def test_one_more_fails_af_34(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (checkout / "tests" / "drie.py").write_text("z = 3  # no" + "qa\n")

    assert not print_uitzonderingen(checkout)

    assert "FOUT  noqa: 2 (hoogstens 1)" in capsys.readouterr().out


def test_every_check_runs_a_program_that_is_there() -> None:
    """A module without an entry point ends with 0 and has checked nothing; so each is started by its real door."""
    for nazicht in NAZICHTEN:
        programma, *rest = nazicht.opdracht
        assert Path(programma).exists(), nazicht
        if rest[:2] == ["-P", "-m"]:
            module = rest[2]
            if module.startswith("rotonde."):
                bron = (WORTEL / "src" / Path(*module.split("."))).with_suffix(".py")
                assert 'if __name__ == "__main__":' in bron.read_text(encoding="utf-8"), nazicht
                continue
            assert list(WORTEL.glob(f".venv/lib/python*/site-packages/{module}/__main__.py")), nazicht
