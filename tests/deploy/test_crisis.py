"""When the application is silent the proxy itself says so, and nobody is left without a phone number (REL-24)."""

import base64
import hashlib
import http.client
import re
import ssl
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server
from wsgiref.types import StartResponse, WSGIEnvironment

import html5lib
import pytest
from tests.deploy import nginx

from rotonde.cli.web import vrije_poort

PAGINA = (nginx.CRISIS / "crisis.html").read_text(encoding="utf-8")
KOP = "Deze site werkt nu even niet"


class Stil(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """A test says nothing of its own."""


def _toepassing(omgeving: WSGIEnvironment, begin: StartResponse) -> Iterable[bytes]:
    """Says it is well, or on /wacht that it knows why it is not."""
    begin("503 Wacht" if omgeving["PATH_INFO"] == "/wacht" else "200 OK", [("Content-Type", "text/plain")])
    return [b"de toepassing zelf"]


@contextmanager
def _toepassing_draait() -> Iterator[int]:
    with make_server("127.0.0.1", 0, _toepassing, handler_class=Stil) as server:
        draad = threading.Thread(target=server.serve_forever, daemon=True)
        draad.start()
        yield server.server_port
        server.shutdown()
        draad.join()


def _vraag(poort: int, pad: str = "/heerde/", methode: str = "GET") -> tuple[int, str, http.client.HTTPMessage]:
    los = ssl.create_default_context()
    los.check_hostname, los.verify_mode = False, ssl.CERT_NONE
    verbinding = http.client.HTTPSConnection("127.0.0.1", poort, timeout=20, context=los)
    verbinding.request(
        methode, pad, body="a=1" if methode == "POST" else None, headers={"Host": "rotonde.gemeente.example"}
    )
    antwoord = verbinding.getresponse()
    tekst = antwoord.read().decode()
    verbinding.close()
    return antwoord.status, tekst, antwoord.headers


@pytest.mark.parametrize("methode", ["GET", "POST"])
def test_zwijgt_de_toepassing_dan_toont_de_proxy_de_pagina_rel_24(methode: str, tmp_path: Path) -> None:
    with nginx.draait(tmp_path, achter=vrije_poort()) as poort:
        status, tekst, koppen = _vraag(poort, methode=methode)

    assert (status, tekst) == (502, PAGINA)
    assert koppen["Content-Type"] == "text/html; charset=utf-8"
    assert (koppen["Cache-Control"], koppen["Retry-After"]) == ("no-store", "300")
    assert "max-age=63072000" in koppen["Strict-Transport-Security"]


def test_antwoordt_de_toepassing_dan_is_de_pagina_er_niet_rel_24_af_35(tmp_path: Path) -> None:
    with _toepassing_draait() as achter, nginx.draait(tmp_path, achter=achter) as poort:
        goed, zelf, vast = _vraag(poort), _vraag(poort, "/wacht"), _vraag(poort, "/crisis")

    assert goed[:2] == (200, "de toepassing zelf")
    # What the application says of its own trouble knows more than a static page.
    assert zelf[:2] == (503, "de toepassing zelf")
    assert vast[:2] == (200, PAGINA)


def test_met_de_schakelaar_ziet_iedereen_de_pagina_en_zonder_weer_niet_rel_24(tmp_path: Path) -> None:
    with _toepassing_draait() as achter, nginx.draait(tmp_path, achter=achter) as poort:
        (tmp_path / "crisis" / "aan").touch()
        aan, binnen = _vraag(poort), _vraag(poort, "/metrics")
        (tmp_path / "crisis" / "aan").unlink()
        uit = _vraag(poort)

    assert aan[:2] == (503, PAGINA)
    assert binnen[0] == 404
    assert uit[:2] == (200, "de toepassing zelf")


def test_de_pagina_haalt_niets_van_elders_en_is_toegankelijk_rel_24() -> None:
    boom = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(PAGINA)

    assert boom.get("lang") == "nl"
    assert [kop.text for kop in boom.iter("h1")] == [boom.findtext(".//title")] == [KOP]
    assert [kop.text for kop in boom.iter("h2")] == ["Wilt u nu iemand spreken?", "Is er nu gevaar?"]
    assert not re.findall(r"<(?:script|link|img|iframe|form|object)|url\(|@import|https?:", PAGINA)
    assert {stuk.get("href") for stuk in boom.iter("a")} == {
        "tel:TELEFOONNUMMER", "tel:112", "tel:113", "tel:08002000",
    }  # fmt: skip


def test_het_beleid_van_de_browser_kent_juist_deze_opmaak_sec_20_rel_24() -> None:
    opmaak = re.findall(r"<style>(.*?)</style>", PAGINA, re.DOTALL)
    som = base64.b64encode(hashlib.sha256(opmaak[0].encode()).digest()).decode()

    assert len(opmaak) == 1
    assert "style=" not in PAGINA
    assert f"style-src 'sha256-{som}'" in nginx.CONF.read_text(encoding="utf-8")
