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


def _staat_er(programma: str) -> bool:
    """Also where only root looks."""
    return bool(shutil.which(programma) or shutil.which(programma, path="/usr/sbin:/sbin"))


ONDERDELEN = (
    Onderdeel("chromium", lambda: bool(shutil.which("chromium") or shutil.which("chromium-browser"))),
    Onderdeel("fonts-liberation", lambda: any(Path("/usr/share/fonts").rglob("Liberation*"))),
    Onderdeel("iproute2", lambda: _staat_er("ip")),
    Onderdeel("nginx-light", lambda: _staat_er("nginx")),
    Onderdeel("systemd", lambda: _staat_er("systemd-analyze")),
    Onderdeel("poppler-utils", lambda: bool(shutil.which("pdftoppm"))),
)


# The oldest PostgreSQL that we promise: what runs on it and on the embedded server runs on those between.
DEBIAN = Path("/usr/lib/postgresql/15/bin")
POSTGRES = Onderdeel("postgresql-15", lambda: (DEBIAN / "postgres").is_file())
ROOKTEST = WORTEL / "tests" / "rooktest.txt"
OP_DEBIAN = "--op-debian"


def test(argumenten: Sequence[str]) -> int:
    """Run pytest with the arguments given, or everything on two workers; the exit code is pytest's.

    `--op-debian` runs on Debian's PostgreSQL 15 instead of the embedded server: the smoke set, unless tests are named.
    Raises Startfout when a program that the tests need is missing and cannot be installed.
    """
    if OP_DEBIAN in argumenten:
        return _op_debian([argument for argument in argumenten if argument != OP_DEBIAN])
    zorg_voor_onderdelen(ONDERDELEN)
    return _pytest(argumenten)


def rooktest() -> list[str]:
    """The tests that also run on Debian's server: tables, roles, security, logs, one round of the chain."""
    regels = ROOKTEST.read_text(encoding="utf-8").splitlines()
    return [regel.strip() for regel in regels if regel.strip() and not regel.startswith("#")]


def _op_debian(argumenten: Sequence[str]) -> int:
    zorg_voor_onderdelen((*ONDERDELEN, POSTGRES))
    os.environ["ROTONDE_POSTGRES"] = str(DEBIAN)
    genoemd = any(not argument.startswith("-") and "tests" in argument for argument in argumenten)
    return _pytest([*argumenten, *([] if genoemd else rooktest())])


def _pytest(argumenten: Sequence[str]) -> int:
    opties = [argument for plugin in PLUGINS for argument in ("-p", plugin)]
    if not any(argument.startswith(("-n", "--numprocesses")) for argument in argumenten):
        opties += ["-n", "2", "--dist", "loadscope"]
    omgeving = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "ROTONDE_STRENG": "1"}
    os.chdir(WORTEL)
    sys.stdout.flush()
    return subprocess.call([sys.executable, "-m", "pytest", *opties, *argumenten], env=omgeving)


def zorg_voor_onderdelen(onderdelen: Sequence[Onderdeel]) -> None:
    """Install what is missing as root on Debian; elsewhere say what to install and fail."""
    if not (ontbreekt := [deel.pakket for deel in onderdelen if not deel.aanwezig()]):
        return
    namen = " ".join(ontbreekt)
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Startfout(f"Voor de tests ontbreekt: {namen}. Installeer dat, op Debian met: apt-get install {namen}.")
    print(f"Installeren voor de tests: {namen} (eenmalig)…", file=sys.stderr, flush=True)
    # RUNLEVEL=1: a server that is installed to look at a configuration may not start by itself.
    omgeving = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    for opdracht in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", *ontbreekt]):
        uitkomst = subprocess.run(["apt-get", *opdracht], env=omgeving, capture_output=True, text=True, check=False)
    if uitkomst.returncode:
        laatste = (uitkomst.stderr.strip() or uitkomst.stdout.strip()).splitlines()[-1:]
        raise Startfout(f"Installeren van {namen} lukte niet: {' '.join(laatste)}")
