"""`./rotonde test`: every test, with what the tests need, and nothing skipped in silence (AF-33)."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rotonde.cli.fouten import Startfout
from rotonde.cli.installatie import WORTEL

# Loading every plugin that happens to be installed costs seconds, and makes a run depend on them.
PLUGINS = ("django", "xdist", "hypothesispytest")


@dataclass(frozen=True)
class Onderdeel:
    """A program of the system that tests use: how one sees that it is there, and its Debian package."""

    pakket: str
    aanwezig: Callable[[], bool]


ONDERDELEN = (
    Onderdeel("chromium", lambda: bool(shutil.which("chromium") or shutil.which("chromium-browser"))),
    Onderdeel("fonts-liberation", lambda: any(Path("/usr/share/fonts").rglob("Liberation*"))),
    Onderdeel("poppler-utils", lambda: bool(shutil.which("pdftoppm"))),
)


def test(argumenten: Sequence[str]) -> int:
    """Run pytest with the arguments given, or everything on two workers; the exit code is pytest's.

    Raises Startfout when a program that the tests need is missing and cannot be installed.
    """
    zorg_voor_onderdelen()
    opties = [argument for plugin in PLUGINS for argument in ("-p", plugin)]
    if not any(argument.startswith(("-n", "--numprocesses")) for argument in argumenten):
        opties += ["-n", "2", "--dist", "loadgroup"]
    omgeving = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "ROTONDE_STRENG": "1"}
    os.chdir(WORTEL)
    sys.stdout.flush()
    return subprocess.call([sys.executable, "-m", "pytest", *opties, *argumenten], env=omgeving)


def zorg_voor_onderdelen() -> None:
    """Install what is missing as root on Debian; elsewhere say what to install and fail."""
    if not (ontbreekt := [deel.pakket for deel in ONDERDELEN if not deel.aanwezig()]):
        return
    namen = " ".join(ontbreekt)
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Startfout(f"Voor de tests ontbreekt: {namen}. Installeer dat, op Debian met: apt-get install {namen}.")
    print(f"Installeren voor de tests: {namen} (eenmalig)…", file=sys.stderr, flush=True)
    omgeving = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for opdracht in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", *ontbreekt]):
        uitkomst = subprocess.run(["apt-get", *opdracht], env=omgeving, capture_output=True, text=True, check=False)
    if uitkomst.returncode:
        laatste = (uitkomst.stderr.strip() or uitkomst.stdout.strip()).splitlines()[-1:]
        raise Startfout(f"Installeren van {namen} lukte niet: {' '.join(laatste)}")
