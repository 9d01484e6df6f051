"""A visitor to a running instance, without a browser: for what looks at it from outside."""

import http.client
import re
from urllib.parse import urlencode

from rotonde.cli.fouten import Startfout


class Bezoeker:
    """One browser: it keeps its cookies and its connection."""

    def __init__(self, poort: int) -> None:
        self.poort = poort
        self.verbinding = http.client.HTTPConnection("localhost", poort, timeout=60)
        self.cookies: dict[str, str] = {}

    def vraag(self, pad: str, formulier: dict[str, str] | None = None, *, deel: str = "") -> str:
        """The page at `pad`, or the `deel` of it that htmx asks for; redirects are followed.

        Raises Startfout for an answer that is not a page.
        """
        status, tekst, verder = self.stuur(pad, formulier, deel=deel)
        if verder:
            return self.vraag(verder)
        if status != 200:
            raise Startfout(f"De pagina {pad} antwoordt {status}: kijk in het logboek van de webserver.")
        return tekst

    def stuur(self, pad: str, formulier: dict[str, str] | None = None, *, deel: str = "") -> tuple[int, str, str]:
        """Status, text and, for a redirect, where to: one request and no more."""
        koppen = {"Cookie": "; ".join(f"{naam}={waarde}" for naam, waarde in self.cookies.items())}
        if deel:
            koppen |= {"HX-Request": "true", "HX-Target": f"div#{deel}"}
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
