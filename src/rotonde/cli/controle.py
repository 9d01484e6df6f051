"""`./rotonde controle`: style, types, templates, floors and migrations, and the number of exceptions to them."""

import os
import re
import subprocess
import sys
import time
import tomllib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rotonde.cli.installatie import WORTEL

PYTHON = (sys.executable, "-P", "-m")
GESCHREVEN = ("src", "tests", "bench")


@dataclass(frozen=True)
class Nazicht:
    """One check: its Dutch name and the command that succeeds when all is well."""

    naam: str
    opdracht: tuple[str, ...]


NAZICHTEN = (
    Nazicht("typen", (*PYTHON, "mypy")),
    Nazicht("stijl", (*PYTHON, "ruff", "check", ".")),
    Nazicht("opmaak", (*PYTHON, "ruff", "format", "--check", ".")),
    Nazicht("sjablonen: opmaak", (*PYTHON, "djlint", "--check", "src")),
    Nazicht("sjablonen: regels", (*PYTHON, "djlint", "--lint", "src")),
    Nazicht("verdiepingen", (str(Path(sys.executable).with_name("lint-imports")),)),
    Nazicht("migraties veilig", (*PYTHON, "rotonde.cli.migraties")),
    Nazicht("migraties bij", (*PYTHON, "django", "makemigrations", "--check", "--dry-run", "--verbosity", "1")),
)


def controle() -> int:
    """Run all checks, two at a time, and print each with what it found; 1 when any failed."""
    begin = time.monotonic()
    goed = True
    with ThreadPoolExecutor(max_workers=2) as samen:
        for nazicht, (code, uitvoer) in zip(NAZICHTEN, samen.map(_kijk_na, NAZICHTEN), strict=True):
            print(f"{'goed ' if code == 0 else 'FOUT '} {nazicht.naam}", flush=True)
            if code:
                goed = False
                print(uitvoer, flush=True)
    goed = print_uitzonderingen(WORTEL) and goed
    print(f"{'Alles is in orde' if goed else 'Niet in orde'} ({time.monotonic() - begin:.0f} s).")
    return 0 if goed else 1


def _kijk_na(nazicht: Nazicht) -> tuple[int, str]:
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("DATABASE_URL", "ROTONDE"))}
    uitkomst = subprocess.run(
        nazicht.opdracht,
        cwd=WORTEL,
        # No database and no keys: these checks only read the code.
        env={**omgeving, "DJANGO_SETTINGS_MODULE": "rotonde.config.settings", "ROTONDE_OMGEVING": "test"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return uitkomst.returncode, uitkomst.stdout


def tel_uitzonderingen(wortel: Path) -> dict[str, int]:
    """How often the code asks a check to look away (AF-34)."""
    bron = [pad.read_text(encoding="utf-8") for map_ in GESCHREVEN for pad in (wortel / map_).rglob("*.py")]
    mypy = _instellingen(wortel)["mypy"]
    return {
        "noqa": sum(len(re.findall(r"#\s*noqa\b", tekst)) for tekst in bron),
        "type-ignore": sum(len(re.findall(r"#\s*type:\s*ignore\b", tekst)) for tekst in bron),
        "mypy-uitgezonderd": len(mypy.get("exclude", [])) + sum(_modulen(blok) for blok in mypy.get("overrides", [])),
    }


def print_uitzonderingen(wortel: Path) -> bool:
    """Print the numbers beside their ceiling, which stands in pyproject.toml; False when one has risen."""
    plafond: dict[str, int] = _instellingen(wortel)["rotonde"]["plafond"]
    geteld = tel_uitzonderingen(wortel)
    for naam, aantal in geteld.items():
        teken = "FOUT " if aantal > plafond[naam] else "goed "
        print(f"{teken} {naam}: {aantal} (hoogstens {plafond[naam]})", flush=True)
    return all(aantal <= plafond[naam] for naam, aantal in geteld.items())


def _instellingen(wortel: Path) -> dict[str, Any]:
    gelezen: dict[str, Any] = tomllib.loads((wortel / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    return gelezen


def _modulen(blok: dict[str, Any]) -> int:
    modulen: str | Sequence[str] = blok["module"]
    return 1 if isinstance(modulen, str) else len(modulen)
