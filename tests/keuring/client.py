"""A test client that inspects every page it is given."""

import re
from typing import Any

from django.conf import settings
from django.http import HttpResponseBase
from django.test import Client
from tests.keuring.koppen import keur_koppen
from tests.keuring.pagina import Pagina, keur, keur_deel


class KeurendeClient(Client):
    """Django's test client; a page with a finding fails the test that asked for it, an error page included."""

    def request(self, **request: Any) -> Any:
        antwoord = super().request(**request)
        if antwoord.headers.get("Content-Type", "").startswith("text/html"):
            bevindingen = bevindingen_bij(antwoord, deel="HTTP_HX_REQUEST" in request)
            bevindingen += keur_koppen(antwoord.headers, met_sessie=settings.SESSION_COOKIE_NAME in self.cookies)
            assert not bevindingen, _verslag(request, bevindingen)
        return antwoord

    def zie(self, pad: str, status: int = 200, **headers: str) -> Pagina:
        """The page at `pad`, which must answer with `status`, parsed so that a test can ask about it."""
        antwoord = self.get(pad, headers=headers)
        assert antwoord.status_code == status, f"{pad} antwoordt {antwoord.status_code}, verwacht was {status}"
        return Pagina(antwoord.content.decode(), nonce_van(antwoord))


def bevindingen_bij(antwoord: HttpResponseBase, *, deel: bool = False) -> list[tuple[str, str]]:
    """What is wrong with the HTML of a response; a partial answer to htmx is read as a fragment."""
    html = antwoord.content.decode()
    if not html.strip():
        return []
    nonce = nonce_van(antwoord)
    heel = not deel or "<html" in html[:200]
    return keur(html, nonce) if heel else keur_deel(html, nonce)


def nonce_van(antwoord: HttpResponseBase) -> str | None:
    """The nonce in the policy of a response."""
    gevonden = re.search(r"script-src 'nonce-([^']+)'", antwoord.headers.get("Content-Security-Policy", ""))
    return gevonden[1] if gevonden else None


def _verslag(request: dict[str, Any], bevindingen: list[tuple[str, str]]) -> str:
    regels = [f"  {controle}: {melding}" for controle, melding in bevindingen]
    return "\n".join([f"{request.get('REQUEST_METHOD', 'GET')} {request.get('PATH_INFO', '')} keurt af op:", *regels])
