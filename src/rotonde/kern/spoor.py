"""The thread through everything one request sets in motion: a trace as W3C Trace Context writes it.

A trace is 16 bytes, so is a `proces` in the logs: they are the same number. Whoever reads it from an error page finds
the technical log line, and from there what was done and looked at; a job carries on the trace of what enqueued it.
Knows no Django: the settings read it too.
"""

import re
import secrets
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

KOP = re.compile(r"(?P<versie>[0-9a-f]{2})-(?P<trace>[0-9a-f]{32})-(?P<span>[0-9a-f]{16})-(?P<vlag>[0-9a-f]{2})(-.*)?")
NUMMER = 12


@dataclass(frozen=True)
class Spoor:
    """Where we are in a trace: `span` is this piece of work, `ouder` the piece that asked for it."""

    trace: str
    span: str
    ouder: str = ""
    vlag: str = "01"

    @property
    def proces(self) -> UUID:
        """The same trace as the logs in the database know it."""
        return UUID(self.trace)

    @property
    def nummer(self) -> str:
        """The end of the trace, short enough to say over the phone."""
        return self.trace[-NUMMER:]

    @property
    def kop(self) -> str:
        """The value of the header `traceparent` for who is asked next."""
        return f"00-{self.trace}-{self.span}-{self.vlag}"


@dataclass(frozen=True)
class Stuk:
    """One finished piece of work, for whoever exports it: names and figures, never what it was about."""

    naam: str
    soort: str
    spoor: Spoor
    begin: datetime
    einde: datetime
    gelukt: bool
    kenmerken: dict[str, str | int]


Uitvoer = Callable[[Stuk], None]
_huidig: ContextVar[Spoor | None] = ContextVar("rotonde_spoor", default=None)


def nieuw() -> Spoor:
    """A trace that begins here."""
    return Spoor(uuid7().hex, _span())


def vervolg(proces: UUID) -> Spoor:
    """The next piece of work in a trace that the database remembered."""
    return Spoor(proces.hex, _span())


def van_kop(traceparent: str | None) -> Spoor:
    """The next piece in the trace of who asks; a new trace when the header is absent or not what W3C describes."""
    delen = KOP.fullmatch(traceparent or "")
    if delen is None or delen["versie"] == "ff" or not int(delen["trace"], 16) or not int(delen["span"], 16):
        return nieuw()
    if delen["versie"] == "00" and delen[5]:
        return nieuw()
    return Spoor(delen["trace"], _span(), delen["span"], delen["vlag"])


def huidig() -> Spoor | None:
    """The trace of this moment, or None at the edges of the system."""
    return _huidig.get()


def zet(spoor: Spoor) -> None:
    """Let the rest of this context (a job, a command) belong to the trace."""
    _huidig.set(spoor)


@contextmanager
def volg(spoor: Spoor) -> Iterator[Spoor]:
    """Let what happens inside belong to the trace."""
    token = _huidig.set(spoor)
    try:
        yield spoor
    finally:
        _huidig.reset(token)


def proces() -> UUID:
    """The process id of who asks now: the trace, or a new number where there is none."""
    spoor = _huidig.get()
    return spoor.proces if spoor else uuid7()


def in_regel(_logger: object, _methode: str, regel: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Processor of structlog: the trace in every line."""
    if spoor := _huidig.get():
        regel["spoor"] = spoor.trace
    return regel


def _span() -> str:
    return secrets.token_hex(8)
