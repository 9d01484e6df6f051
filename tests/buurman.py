"""A neighbour that fails in a known way, on a real socket: down, slow, dripping, or saying what makes no sense."""

import json
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

ONZIN = os.urandom(4096)


@dataclass
class Buurman:
    """Where it listens, and how often somebody came."""

    poort: int
    bezoek: list[str] = field(default_factory=list)

    @property
    def adres(self) -> str:
        return f"http://127.0.0.1:{self.poort}"


def http(inhoud: object, *, soort: str = "application/json", kop: str = "200 OK") -> bytes:
    """An answer over HTTP; what is no bytes goes as JSON."""
    lijf = inhoud if isinstance(inhoud, bytes) else json.dumps(inhoud).encode()
    return f"HTTP/1.1 {kop}\r\nContent-Type: {soort}\r\nContent-Length: {len(lijf)}\r\n\r\n".encode() + lijf


@contextmanager
def luistert(zegt: dict[str, bytes] | bytes, *, druppel: float = 0.0, zwijgt: bool = False) -> Iterator[Buurman]:
    """Listens and says, per path of HTTP or to whatever comes, these bytes; with `druppel` one by one, so many seconds
    apart; or accepts and says nothing."""
    klaar = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as deur:
        deur.settimeout(0.1)
        buurman = Buurman(deur.getsockname()[1])

        def bedien(gast: socket.socket) -> None:
            with gast:
                gast.settimeout(20)
                vraag = gast.recv(65536) if isinstance(zegt, dict) else b""
                pad = vraag.split(b" ")[1].split(b"?")[0].decode() if vraag.count(b" ") >= 2 else ""
                buurman.bezoek.append(pad)
                antwoord = zegt.get(pad, b"") if isinstance(zegt, dict) else zegt
                if zwijgt:
                    klaar.wait(20)
                elif druppel:
                    for byte in antwoord:
                        if klaar.wait(druppel):
                            return
                        gast.sendall(bytes([byte]))
                else:
                    gast.sendall(antwoord)
                    gast.shutdown(socket.SHUT_WR)
                    gast.recv(65536)

        def open_deur() -> None:
            while not klaar.is_set():
                try:
                    gast, _ = deur.accept()
                except TimeoutError:
                    continue
                threading.Thread(target=_stil, args=(bedien, gast), daemon=True).start()

        loper = threading.Thread(target=open_deur, daemon=True)
        loper.start()
        try:
            yield buurman
        finally:
            klaar.set()
            loper.join()


def _stil(doe: Any, gast: socket.socket) -> None:
    """A guest that leaves in the middle is no news."""
    with suppress(OSError):
        doe(gast)
