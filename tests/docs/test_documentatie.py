"""What the documentation points at is there: pages, pictures and commands."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import get_commands

from rotonde.cli.django_opdrachten import ALS_WORKER, ZONDER_DJANGO

WORTEL = Path(__file__).resolve().parents[2]
PAGINAS = sorted([*WORTEL.glob("*.md"), *(WORTEL / "docs").rglob("*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
OPDRACHT = re.compile(r"\./rotonde +([a-z]+)(?: +([a-z_-]+))?")
GROOTSTE_BEELD = 150 * 1024


def _naam(pagina: Path) -> str:
    return str(pagina.relative_to(WORTEL))


@pytest.mark.parametrize("pagina", PAGINAS, ids=_naam)
def test_every_relative_link_leads_somewhere(pagina: Path) -> None:
    doelen = [doel.partition("#")[0] for doel in LINK.findall(pagina.read_text("utf-8")) if "://" not in doel]

    assert [doel for doel in doelen if doel and not (pagina.parent / doel).exists()] == []


@pytest.mark.parametrize("pagina", PAGINAS, ids=_naam)
def test_every_command_that_is_named_exists(pagina: Path) -> None:
    opdrachten, beheer = _opdrachten(), {*get_commands(), *ALS_WORKER, *ZONDER_DJANGO}
    genoemd = OPDRACHT.findall(pagina.read_text("utf-8"))

    assert [woord for woord, _ in genoemd if woord not in opdrachten] == []
    assert [soort for woord, soort in genoemd if woord == "beheer" and soort and soort not in beheer] == []


def test_the_search_for_links_and_commands_finds_what_is_wrong() -> None:
    assert LINK.findall("zie [a](b.md) en ![c](d.png)") == ["b.md", "d.png"]
    assert OPDRACHT.findall("./rotonde beheer bestaatniet") == [("beheer", "bestaatniet")]
    assert "bestaatniet" not in _opdrachten() | set(get_commands())


def test_pictures_are_small() -> None:
    beelden = list((WORTEL / "docs" / "beeld").glob("*.png"))

    assert beelden
    assert [beeld.name for beeld in beelden if beeld.stat().st_size > GROOTSTE_BEELD] == []


def _opdrachten() -> set[str]:
    """The first word of every line of the help that names a command."""
    hulp = subprocess.run(
        [sys.executable, "-m", "rotonde.cli", "--help"], capture_output=True, text=True, check=True, cwd=WORTEL / "src"
    ).stdout
    return set(re.findall(r"^  ([a-z]+)\b", hulp, re.MULTILINE))
