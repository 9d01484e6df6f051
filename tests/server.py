"""A web server in a process of its own, on the database of this worker, for tests in a real browser (AF-30).

Use the fixture `server` in a test marked `committen`: what is not committed, the other process does not see.
"""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest
from tests.databank import WORTEL, Proefbank

from rotonde.cli.installatie import ROLLEN_VAN
from rotonde.cli.web import WORKER, vrije_poort, wacht_op_antwoord, webserver
from rotonde.cluster.ouder import sterf_met_ouder


class Server:
    """The processes of one test: the web server, and the worker when the test wants it."""

    def __init__(self, bank: Proefbank, map_: Path) -> None:
        self.bank = bank
        self.map = map_
        self.poort = vrije_poort()
        self.url = f"http://localhost:{self.poort}"
        # One click is somebody: the server is that of a demo, with a key that no other process knows.
        self.sleutel = secrets.token_urlsafe(32)
        self._kinderen: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        web = self._start("web", webserver(self.poort))
        try:
            wacht_op_antwoord(self.poort, web, lambda: self.logboek("web"))
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, _s: type[BaseException] | None, _f: BaseException | None, _t: TracebackType | None) -> None:
        self.stop()

    def start_worker(self) -> None:
        """Also do what is put in the queue, as the worker of the demo would."""
        self._start("worker", list(WORKER))

    def opdracht(self, *woorden: str) -> str:
        """What a Django command says, run as the worker in a process of its own; raises when it fails."""
        uitkomst = subprocess.run(
            [sys.executable, "-m", "django", *woorden], env=self._omgeving("worker"), cwd=WORTEL, check=True,
            capture_output=True, text=True,
        )  # fmt: skip
        return uitkomst.stdout

    def logboek(self, naam: str) -> str:
        return (self.map / f"{naam}.log").read_text(errors="replace")

    def stop(self) -> None:
        for kind in reversed(self._kinderen):
            kind.terminate()
            try:
                kind.wait(10)
            except subprocess.TimeoutExpired:
                kind.kill()
                kind.wait()
        self._kinderen.clear()

    def _start(self, proces: str, opdracht: list[str]) -> subprocess.Popen[bytes]:
        with (self.map / f"{proces}.log").open("ab") as uitvoer:
            kind = subprocess.Popen(
                opdracht,
                env=self._omgeving(proces),
                cwd=WORTEL,
                stdout=uitvoer,
                stderr=uitvoer,
                start_new_session=True,
                preexec_fn=sterf_met_ouder(),
            )
        self._kinderen.append(kind)
        return kind

    def _omgeving(self, proces: str) -> dict[str, str]:
        bank = self.bank.omgeving()
        rollen = {f"DATABASE_URL_{rol}" for rol in ROLLEN_VAN[proces]}
        eigen = {naam: w for naam, w in bank.items() if not naam.startswith("DATABASE_URL_") or naam in rollen}
        rest = {naam: w for naam, w in os.environ.items() if not naam.startswith(("DATABASE_URL_", "PYTEST_"))}
        return {
            **rest,
            **eigen,
            "PYTHONPATH": str(WORTEL / "src"),
            "ROTONDE_OMGEVING": "demo",
            "ROTONDE_PROCES": proces,
            "ROTONDE_DEMO_PID": str(os.getpid()),
            "ROTONDE_DEMO_SLEUTEL": self.sleutel,
        }


@pytest.fixture
def server(
    request: pytest.FixtureRequest, proefbank: Proefbank, django_db_setup: None, tmp_path: Path
) -> Iterator[Server]:
    """The application as a visitor meets it, at `server.url`; `server.start_worker()` adds the worker."""
    if not request.node.get_closest_marker("committen"):
        raise pytest.UsageError(f"{request.node.nodeid}: 'server' hoort bij een test met het merk 'committen'.")
    with Server(proefbank, tmp_path) as server:
        yield server
