"""A scanner finds a hole in a running site and names it, and finds nothing in its twin that is mended (SEC-36)."""

import html
import re
import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIRequestHandler, make_server
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from rotonde.cli import aftasten
from rotonde.cli.aftasten import AANGENOMEN, RONDEN
from rotonde.cli.bevindingen import Bevinding, lees_aangenomen, lees_verslag, oordeel
from rotonde.cli.fouten import Startfout
from rotonde.cli.installatie import WORTEL
from rotonde.cli.taster import BLIJFT, MONSTER, NIET, Taak, niet_klaar

COOKIES = {"rotonde": "van-een-inwoner"}


class Stil(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """A test says nothing of its own."""


def _site(toon: Callable[[str], str]) -> Callable[[WSGIEnvironment, StartResponse], Iterable[bytes]]:
    """A site of three pages: the door, a page for who is signed in, and one that says what one asked for."""

    def toepassing(omgeving: WSGIEnvironment, begin: StartResponse) -> Iterable[bytes]:
        pad = omgeving["PATH_INFO"]
        binnen = "rotonde=van-een-inwoner" in omgeving.get("HTTP_COOKIE", "")
        naam = parse_qs(omgeving["QUERY_STRING"], keep_blank_values=True).get("naam", [""])[0]
        inhoud = {
            "/": "<a href='/mijn/'>mijn</a><a href='/demo/wees/'>wees</a>",
            "/mijn/": "<a href='/mijn/zoek/?naam=jan'>zoek</a>" if binnen else "aanmelden",
            "/mijn/zoek/": f"Niets gevonden voor {toon(naam)}." if binnen else "aanmelden",
        }.get(pad, "")
        begin("200 OK" if inhoud else "404 Not Found", [("Content-Type", "text/html; charset=utf-8")])
        return [f"<!doctype html><title>t</title><body><p>{inhoud}</p></body>".encode()]

    return toepassing


@contextmanager
def _draait(toon: Callable[[str], str]) -> Iterator[str]:
    with make_server("127.0.0.1", 0, _site(toon), handler_class=Stil) as server:
        draad = threading.Thread(target=server.serve_forever, daemon=True)
        draad.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        draad.join()


def _tast_af(toon: Callable[[str], str], map_: Path) -> tuple[int, list[Bevinding]]:
    aftasten.installeer()
    with _draait(toon) as basis:
        taak = Taak(basis, ("/mijn/",), map_, ("xss",), COOKIES, kruipen_s=20, aanval_s=20)
        klaar = subprocess.run(taak.opdracht(), env=taak.omgeving(), capture_output=True, text=True, check=False)
    assert klaar.returncode == 0, klaar.stdout + klaar.stderr
    return lees_verslag(taak.verslag, "inwoner")


def test_een_gat_achter_de_voordeur_wordt_gevonden_en_genoemd_sec_36(tmp_path: Path) -> None:
    paginas, gevonden = _tast_af(lambda naam: naam, tmp_path)

    (regel,) = oordeel(gevonden, [])
    assert paginas >= 3
    assert regel.startswith("middel: Reflected Cross Site Scripting op GET /mijn/zoek/, veld naam, als inwoner: ")
    assert "opnieuw zien: curl " in regel


def test_waar_het_gat_gedicht_is_vindt_de_aftasting_niets_sec_36_af_35(tmp_path: Path) -> None:
    paginas, gevonden = _tast_af(html.escape, tmp_path)

    assert paginas >= 3
    assert list(oordeel(gevonden, [])) == []


def test_de_aftasting_blijft_bij_dit_adres_en_neemt_niets_van_ons_mee_sec_36(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL_WEB", "postgresql://geheim")
    taak = Taak("http://127.0.0.1:1", ("/heerde/",), tmp_path, aftasten.MODULEN)
    opdracht = taak.opdracht()

    assert "geheim" not in str(taak.omgeving())
    assert "--no-bugreport" in opdracht
    assert opdracht[opdracht.index("--scope") + 1] == "folder"
    assert {"http://127.0.0.1:1" + pad for pad in NIET} <= set(opdracht)
    # These fetch what they know from the internet, or have the application call a host of the scanner's makers.
    assert not {"htp", "log4shell", "nikto", "ssrf", "takeover", "wapp", "xxe", "cms"} & set(aftasten.MODULEN)
    assert [ronde.sleutel for ronde in RONDEN] == ["", "inwoner", "aanspreekpunt"]


def test_het_monster_laat_van_elke_soort_pagina_iets_over_sec_36() -> None:
    paden = "".join(pad.read_text("utf-8") for pad in (WORTEL / "src" / "rotonde").rglob("urls*.py"))
    onder_een_id = re.findall(r"<uuid:\w+>/([^\"<]+)/", paden)

    assert len(onder_een_id) > 10
    assert [woord for woord in onder_een_id if woord[-1] in set("0123456789abcdef") - set(BLIJFT)] == []
    assert len(MONSTER) == 16 - len(BLIJFT)


def _bevinding(ernst: int, adres: str = "GET /heerde/") -> Bevinding:
    return Bevinding("bezoeker", "SQL Injection", ernst, adres, "q", "uitleg", "curl …")


@pytest.mark.parametrize(("ernst", "telt"), [(0, False), (1, False), (2, True), (3, True), (4, True)])
def test_vanaf_middel_houdt_een_bevinding_de_uitgave_tegen_sec_36(ernst: int, *, telt: bool) -> None:
    assert bool(list(oordeel([_bevinding(ernst)], []))) is telt


def test_wat_iemand_beoordeelde_telt_niet_en_een_ander_adres_wel_sec_36(tmp_path: Path) -> None:
    lijst = tmp_path / "aangenomen.csv"
    lijst.write_text("soort;adres;reden\nSQL Injection;GET /*/zoek/;het antwoord verschilt van zichzelf\n")
    zoek, elders = _bevinding(3, "GET /heerde/zoek/"), _bevinding(3)

    assert list(oordeel([zoek], lees_aangenomen(lijst))) == []
    assert list(oordeel([zoek, elders], lees_aangenomen(lijst))) == [str(elders)]


def test_een_oordeel_over_niets_moet_weg_sec_36(tmp_path: Path) -> None:
    lijst = tmp_path / "aangenomen.csv"
    lijst.write_text("soort;adres;reden\nSQL Injection;GET /*/zoek/;het antwoord verschilt van zichzelf\n")

    # What does not weigh keeps no line alive either.
    (regel,) = oordeel([_bevinding(1, "GET /heerde/zoek/")], lees_aangenomen(lijst))

    assert regel == "Aangenomen, maar niet meer gevonden: SQL Injection op GET /*/zoek/. Haal die regel weg."


def test_een_oordeel_zonder_reden_is_er_geen_sec_36(tmp_path: Path) -> None:
    lijst = tmp_path / "aangenomen.csv"
    lijst.write_text("soort;adres;reden\nSQL Injection;GET /*/zoek/;\n")

    with pytest.raises(Startfout, match=r"aangenomen\.csv:2: noem soort, adres en reden\."):
        lees_aangenomen(lijst)


def test_de_eigen_lijst_is_te_lezen_en_dekt_nergens_alles_sec_36() -> None:
    for regel in lees_aangenomen(AANGENOMEN):
        assert not regel.dekt(Bevinding("x", regel.soort, 3, "GET /een/heel/ander/adres/", "", "", ""))
        assert not regel.dekt(Bevinding("x", regel.soort, 3, "POST /een/heel/ander/adres/", "", "", ""))


def test_zonder_verslag_is_er_geen_oordeel_sec_36(tmp_path: Path) -> None:
    with pytest.raises(Startfout, match="schreef geen verslag"):
        lees_verslag(tmp_path / "verslag.json", "bezoeker")


def test_zonder_taster_geen_uitgave_en_dat_staat_er_in_een_zin_sec_36(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rotonde").write_text("echo 'De pakketten zijn niet bereikbaar.' >&2; exit 1\n")
    monkeypatch.setattr(aftasten, "WORTEL", tmp_path)

    assert aftasten.van_buiten_afgetast() == (
        False,
        "Zonder aftasting geen uitgave: De pakketten zijn niet bereikbaar.",
    )


def test_wat_niet_klaar_kwam_staat_erbij_sec_36() -> None:
    logboek = "Max scan time was reached, stopping.\n[*] x\nMax attack time was reached for module timesql, stopping.\n"

    assert niet_klaar(logboek) == ["kruipen", "timesql"]
    assert niet_klaar("[*] Launching module xss") == []


def test_een_aftasting_die_afbreekt_zegt_niet_dat_alles_goed_is_sec_36(tmp_path: Path) -> None:
    """What a killed scanner leaves behind is no report, and half of one is none either."""
    (tmp_path / "verslag.json").write_text('{"vulnerabilities": {')

    with pytest.raises(Startfout, match="schreef geen verslag"):
        lees_verslag(tmp_path / "verslag.json", "inwoner")
