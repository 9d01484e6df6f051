"""Clone to first page, and second start: goals 120 s and 5 s.

A fresh clone in a temporary folder, with its own environment and database; the packages come from where pip finds them.
The reference is `python -c pass` on the same machine: how long starting anything takes here.
"""

import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import Rij, meet_reeks
from rotonde.cluster import plaats

WORTEL = Path(__file__).resolve().parent.parent
GEDULD = 300
DOEL_EERSTE, DOEL_TWEEDE = 120, 5


def meet() -> Iterator[Rij]:
    """First and second start of a fresh clone, until the first page answers."""
    kaal = meet_reeks(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), rondes=5).mediaan / 1000
    with tempfile.TemporaryDirectory() as map_:
        kloon = Path(map_) / "rotonde"
        begin = time.perf_counter()
        subprocess.run(["git", "clone", "--quiet", str(WORTEL), str(kloon)], check=True)
        eerste = time.perf_counter() - begin + _tot_eerste_pagina(kloon)
        yield _rij("van kloon tot eerste pagina", eerste, kaal, DOEL_EERSTE)
        tweede = [_tot_eerste_pagina(kloon) for _ in range(3)]
        yield _rij("tweede start tot eerste pagina", sorted(tweede)[1], kaal, DOEL_TWEEDE)
        plaats.verwijder(kloon / ".rotonde" / "pg")
        shutil.rmtree(kloon, ignore_errors=True)


def _rij(wat: str, seconden: float, kaal: float, doel: int) -> Rij:
    return Rij(wat, seconden, 0.0, kaal, doel=f"≤ {doel} s", gehaald=seconden <= doel, eenheid="s")


def _tot_eerste_pagina(kloon: Path) -> float:
    poort = _vrije_poort()
    begin = time.perf_counter()
    with _demo(kloon, poort):
        while time.perf_counter() - begin < GEDULD:
            try:
                with urllib.request.urlopen(f"http://localhost:{poort}/", timeout=2) as antwoord:
                    if antwoord.status == 200:
                        return time.perf_counter() - begin
            except OSError:
                time.sleep(0.05)
    raise TimeoutError(f"Binnen {GEDULD} s kwam er geen eerste pagina.")


@contextmanager
def _demo(kloon: Path, poort: int) -> Iterator[None]:
    proces = subprocess.Popen(
        [str(kloon / "rotonde"), "demo", "--poort", str(poort)],
        cwd=kloon,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        proces.send_signal(signal.SIGTERM)
        proces.wait(timeout=60)


def _vrije_poort() -> int:
    with socket.socket() as stekker:
        stekker.bind(("127.0.0.1", 0))
        return int(stekker.getsockname()[1])
