"""What page measurements run on: a built demo and the reference, each behind its own web server, on one database."""

import http.client
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

import psycopg

from rotonde.cli.demo import Demo
from rotonde.cli.installatie import WORTEL, Installatie
from rotonde.cli.processen import Toezicht
from rotonde.cli.web import wacht_op_antwoord, webserver

MAP = WORTEL / ".rotonde" / "bench"
REFERENTIETABEL = """
CREATE SCHEMA IF NOT EXISTS referentie;
CREATE TABLE IF NOT EXISTS referentie.regel (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, wie integer NOT NULL, tijd timestamptz DEFAULT now()
);
GRANT USAGE ON SCHEMA referentie TO rotonde_reservekopie;
GRANT INSERT, SELECT ON referentie.regel TO rotonde_reservekopie;
GRANT SELECT, INSERT, UPDATE, DELETE ON django_session TO rotonde_reservekopie;
"""


class Bezoeker:
    """One browser: it keeps its cookies and its connection."""

    def __init__(self, poort: int) -> None:
        self.poort = poort
        self.verbinding = http.client.HTTPConnection("localhost", poort, timeout=60)
        self.cookies: dict[str, str] = {}

    def vraag(self, pad: str, formulier: dict[str, str] | None = None) -> str:
        """The page at `pad`; redirects are followed. Raises AssertionError for an answer that is not a page."""
        status, tekst, verder = self.stuur(pad, formulier)
        if verder:
            return self.vraag(verder)
        assert status == 200, f"{pad}: {status}"
        return tekst

    def stuur(self, pad: str, formulier: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, text and, for a redirect, where to: one request and no more."""
        koppen = {"Cookie": "; ".join(f"{naam}={waarde}" for naam, waarde in self.cookies.items())}
        if formulier is not None:
            koppen["Content-Type"] = "application/x-www-form-urlencoded"
        inhoud = urlencode(formulier) if formulier is not None else None
        antwoord = self._antwoord("POST" if formulier is not None else "GET", pad, inhoud, koppen)
        tekst = antwoord.read().decode()
        for kop in antwoord.headers.get_all("Set-Cookie") or []:
            naam, _, waarde = kop.split(";", 1)[0].partition("=")
            self.cookies[naam] = waarde
        return antwoord.status, tekst, antwoord.headers.get("Location", "")

    def _antwoord(self, methode: str, pad: str, inhoud: str | None, koppen: dict[str, str]) -> http.client.HTTPResponse:
        """Over the connection there is; one that the server closed while it was idle is opened again."""
        try:
            self.verbinding.request(methode, pad, inhoud, koppen)
            return self.verbinding.getresponse()
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            self.verbinding.close()
            self.verbinding.request(methode, pad, inhoud, koppen)
            return self.verbinding.getresponse()

    def word(self, gemeente: str, rol: str) -> None:
        """Sign in with the one click of the demo."""
        start = self.vraag("/")
        veld = re.search(r'name="([^"]*token[^"]*)"\s+value="([^"]+)"', start)
        self.vraag("/demo/wees/", {"wie": f"{gemeente}:{rol}", **({veld[1]: veld[2]} if veld else {})})


@contextmanager
def opstelling(*, bevolkt: bool) -> Iterator[tuple[Demo, Bezoeker, Bezoeker]]:
    """The running demo, a visitor to it, and a visitor who is signed in at the reference.

    With `bevolkt` the population is drawn first, which takes minutes the first time.
    """
    demo = Demo(Installatie(MAP), vrije_poort())
    demo.installatie.maak_map()
    try:
        demo.start_database()
        with Toezicht(demo.installatie.map / "log") as toezicht:
            demo.bouw(toezicht)
            demo.open(toezicht)
            if bevolkt:
                assert demo.bevolk(toezicht), "de bevolking is niet klaar"
            kaal = Bezoeker(_start_referentie(demo, toezicht))
            kaal.vraag("/aanmelden")
            yield demo, Bezoeker(demo.poort), kaal
    finally:
        demo.installatie.cluster.stop()


def _start_referentie(demo: Demo, toezicht: Toezicht) -> int:
    with psycopg.connect(demo.adressen["DATABASE_URL_EIGENAAR"]) as eigenaar:
        eigenaar.execute(REFERENTIETABEL)
    poort = vrije_poort()
    pad = os.pathsep.join((str(WORTEL / "src"), str(WORTEL)))
    opdracht = webserver(poort, toepassing="bench.referentie.wsgi:application")
    omgeving = {"PYTHONPATH": pad, "DATABASE_URL_WEB": demo.adressen["DATABASE_URL_RESERVEKOPIE"]}
    kind = toezicht.start("referentie", opdracht, demo.omgeving("web") | omgeving)
    wacht_op_antwoord(poort, kind, lambda: toezicht.mislukt("referentie"))
    return poort


def zaai(demo: Demo, *opdracht: str) -> str:
    """Run one command of bench/zaaien.py as a worker of this demo, and return what it printed."""
    pad = os.pathsep.join((str(WORTEL / "src"), str(WORTEL)))
    uitkomst = subprocess.run(
        [sys.executable, "-P", "-m", "bench.zaaien", *opdracht],
        env=os.environ | demo.omgeving("worker") | {"PYTHONPATH": pad},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert not uitkomst.returncode, uitkomst.stderr
    return uitkomst.stdout.strip()


def vrije_poort() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])
