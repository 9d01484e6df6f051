"""A neighbour over HTTP, such as the broker for DigiD: it never holds the counter up (REL-19).

What it says is bounded in time and in size, and is an object of JSON or nothing. One that failed is left alone for a
while, so that people who keep trying do not take all threads of a process. Everything that goes wrong is one kind of
error: requests.RequestException.
"""

import queue
import threading
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import requests

GEDULD = 5.0
"""Seconds within which the whole answer is here, however slowly it drips in."""
RUST = 30.0
"""Seconds in which a neighbour that failed is not asked again; then one question goes first."""
HOOGSTENS = 1_000_000
"""Bytes of an answer: a set of keys is a few thousand."""
_STUK = 16_384
_rust_tot: dict[str, float] = {}
_slot = threading.Lock()


class Buursessie(requests.Session):
    """The session that the library asks with."""

    def send(self, request: requests.PreparedRequest, **waarmee: Any) -> requests.Response:
        """Ask, and have the whole answer. Raises requests.RequestException when it is late, too long or no JSON."""
        buur = urlsplit(request.url or "").netloc
        _eis_wakker(buur)
        try:
            antwoord = _binnen(GEDULD, lambda: self._heel(request, waarmee))
        except requests.RequestException:
            _laat_rusten(buur, RUST)
            raise
        _rust_tot.pop(buur, None)
        if antwoord.status_code == requests.codes.ok and not isinstance(antwoord.json(), dict):
            raise requests.exceptions.InvalidJSONError("geen object")
        antwoord.headers.setdefault("content-type", "application/json")
        return antwoord

    def _heel(self, request: requests.PreparedRequest, waarmee: dict[str, Any]) -> requests.Response:
        tot = time.monotonic() + GEDULD
        antwoord = super().send(request, **{**waarmee, "timeout": GEDULD, "stream": True})
        inhoud = bytearray()
        for stuk in antwoord.iter_content(_STUK):
            inhoud += stuk
            if len(inhoud) > HOOGSTENS or time.monotonic() > tot:
                antwoord.close()
                raise requests.exceptions.ContentDecodingError("te lang")
        antwoord._content = bytes(inhoud)
        return antwoord


def _eis_wakker(buur: str) -> None:
    """Raises when this neighbour failed a moment ago; the first who comes after that asks for all."""
    with _slot:
        nu, tot = time.monotonic(), _rust_tot.get(buur, 0.0)
        if nu < tot:
            raise requests.ConnectionError("antwoordde net niet")
        if tot:
            _rust_tot[buur] = nu + GEDULD


def _laat_rusten(buur: str, seconden: float) -> None:
    with _slot:
        _rust_tot[buur] = time.monotonic() + seconden


def _binnen(seconden: float, doe: Callable[[], requests.Response]) -> requests.Response:
    """The outcome of `doe`, in a thread of its own: a timeout of a socket counts per byte, and this one does not."""
    uitkomst: queue.SimpleQueue[requests.Response | Exception] = queue.SimpleQueue()

    def loop() -> None:
        try:
            uitkomst.put(doe())
        except (requests.RequestException, OSError, ValueError) as fout:
            uitkomst.put(fout)

    threading.Thread(target=loop, daemon=True).start()
    try:
        antwoord = uitkomst.get(timeout=seconden)
    except queue.Empty:
        raise requests.Timeout("geen antwoord") from None
    if isinstance(antwoord, requests.RequestException):
        raise antwoord
    if isinstance(antwoord, Exception):
        # What the library does not wrap: an address that cannot be, or bytes that are no header.
        raise requests.ConnectionError(type(antwoord).__name__) from antwoord
    return antwoord
