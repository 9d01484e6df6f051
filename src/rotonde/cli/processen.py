"""The children of one supervisor: they stop in reverse order, and with the supervisor whatever happens to it."""

import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType, TracebackType
from typing import Self

from rotonde.cli.fouten import Startfout
from rotonde.cluster.ouder import sterf_met_ouder

GEDULD = 10.0
TIK = 0.2
SEINEN = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Gestopt(BaseException):
    """Somebody asked us to stop. Not an Exception: nothing that catches errors may swallow it."""


class _Seinen:
    """Whether we were asked to stop.

    The handler only takes note. Raising from it would be lost when it happens to run inside a fork hook or a
    finaliser, of which Python drops every exception; and it could come between starting a child and remembering it.
    """

    gevraagd = False

    @classmethod
    def noteer(cls, _sein: int, _frame: FrameType | None) -> None:
        cls.gevraagd = True


def luister_naar_seinen() -> None:
    """Take note of INT, TERM and HUP; a shell that starts us with & ignores INT on our behalf."""
    _Seinen.gevraagd = False
    for sein in SEINEN:
        signal.signal(sein, _Seinen.noteer)


def controleer_sein() -> None:
    """Raises Gestopt when we were asked to stop. To be called wherever we wait."""
    if _Seinen.gevraagd:
        raise Gestopt


def wacht_op(kind: subprocess.Popen[bytes]) -> int:
    """The exit code of a child, at its end. Raises Gestopt when we are asked to stop before that."""
    while True:
        try:
            return kind.wait(TIK)
        except subprocess.TimeoutExpired:
            controleer_sein()


class Toezicht:
    """Starts children, each with a log of its own, and stops them all on leaving the block."""

    def __init__(self, log: Path) -> None:
        self.log = log
        self._kinderen: list[tuple[str, subprocess.Popen[bytes]]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _s: type[BaseException] | None, _f: BaseException | None, _t: TracebackType | None) -> None:
        for _, kind in reversed(self._kinderen):
            _beeindig(kind)
        self._kinderen.clear()

    def start(self, naam: str, opdracht: Sequence[str], omgeving: Mapping[str, str]) -> subprocess.Popen[bytes]:
        """Start a child in a session of its own, so that Ctrl-C reaches it through us, in the right order."""
        with (self.log / f"{naam}.log").open("ab") as uitvoer:
            kind = subprocess.Popen(
                opdracht,
                env=dict(omgeving),
                stdin=subprocess.DEVNULL,
                stdout=uitvoer,
                stderr=uitvoer,
                start_new_session=True,
                preexec_fn=sterf_met_ouder(signal.SIGTERM),
            )
        self._kinderen.append((naam, kind))
        return kind

    def voer_uit(self, naam: str, opdracht: Sequence[str], omgeving: Mapping[str, str]) -> None:
        """Run a child to its end. Raises Startfout, naming its log, when it does not succeed."""
        kind = self.start(naam, opdracht, omgeving)
        code = wacht_op(kind)
        self.vergeet(kind)
        if code:
            raise Startfout(self.mislukt(naam))

    def vergeet(self, kind: subprocess.Popen[bytes]) -> None:
        """This child was meant to end."""
        self._kinderen = [paar for paar in self._kinderen if paar[1] is not kind]

    def controleer(self) -> None:
        """Raises Startfout when a child ended that should go on, and Gestopt when we were asked to stop."""
        controleer_sein()
        for naam, kind in self._kinderen:
            if kind.poll() is not None:
                raise Startfout(self.mislukt(naam))

    def mislukt(self, naam: str) -> str:
        """The sentence of a management command that refused, when that is how its log ends; else where to look."""
        log = self.log / f"{naam}.log"
        regels = log.read_text(errors="replace").strip().splitlines()
        if regels and regels[-1].startswith("CommandError: "):
            return f"{regels[-1].removeprefix('CommandError: ')} (Zie ook {log}.)"
        return f"Het onderdeel '{naam}' is gestopt door een fout; zie {log}."


def _beeindig(kind: subprocess.Popen[bytes]) -> None:
    einde = time.monotonic() + GEDULD
    for sein in (signal.SIGTERM, signal.SIGKILL):
        if kind.poll() is not None:
            return
        kind.send_signal(sein)
        try:
            kind.wait(max(0.5, einde - time.monotonic()))
        except subprocess.TimeoutExpired:
            continue
