"""Looking at a site from another machine: what is well, what failed, and the report of a month (REL-24)."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit
from wsgiref.simple_server import WSGIRequestHandler, make_server
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from rotonde.cli import peil
from rotonde.cli.beschikbaarheid import Blik, lees
from rotonde.cli.fouten import Startfout
from rotonde.cli.installatie import WORTEL
from rotonde.cli.web import vrije_poort


class Stil(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """A test says nothing of its own."""


def _site(omgeving: WSGIEnvironment, begin: StartResponse) -> Iterable[bytes]:
    if omgeving["PATH_INFO"] == "/traag":
        time.sleep(1)
    begin({"/weg": "503 Weg", "/verder": "302 Verder"}.get(omgeving["PATH_INFO"], "200 OK"), [])
    return [b"hallo"]


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with make_server("127.0.0.1", 0, _site, handler_class=Stil) as server:
        draad = threading.Thread(target=server.serve_forever, daemon=True)
        draad.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        draad.join()


@pytest.mark.parametrize(("pad", "waarom"), [("", ""), ("/verder", ""), ("/weg", "antwoord 503")])
def test_goed_is_een_antwoord_zonder_fout_rel_24(site: str, pad: str, waarom: str) -> None:
    blik = peil.kijk(urlsplit(site + pad), 60)

    assert (blik.goed, blik.waarom, blik.elke) == (not waarom, waarom, 60)


def test_wie_te_lang_wacht_is_niet_geholpen_rel_24(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peil, "GEDULD", 0.2)

    assert peil.kijk(urlsplit(f"{site}/traag"), 60).waarom == "geen antwoord"


def test_elke_manier_van_weg_zijn_heeft_een_naam_rel_24(site: str) -> None:
    dicht = f"http://127.0.0.1:{vrije_poort()}/"

    assert peil.kijk(urlsplit(dicht), 60).waarom == "geen verbinding"
    assert peil.kijk(urlsplit(site.replace("http:", "https:")), 60).waarom == "beveiligde verbinding lukt niet"
    assert peil.kijk(urlsplit("http://bestaat-niet.invalid/"), 60).waarom == "naam niet gevonden"


def test_peil_schrijft_een_regel_per_blik_tot_iemand_stopt_rel_24(site: str, tmp_path: Path) -> None:
    bestand = tmp_path / "peil.csv"
    opdracht = [
        sys.executable,
        "-P",
        "-m",
        "rotonde.cli",
        "peil",
        f"{site}/weg",
        "--elke",
        "1",
        "--bestand",
        str(bestand),
    ]
    with subprocess.Popen(opdracht, env=os.environ | {"PYTHONPATH": str(WORTEL / "src")}) as proces:
        einde = time.monotonic() + 60
        while time.monotonic() < einde and not (bestand.exists() and bestand.read_text().count("\n") >= 2):
            time.sleep(0.1)
        proces.send_signal(signal.SIGTERM)
        assert proces.wait(20) == 130

    blikken, onleesbaar = lees(bestand.read_text().splitlines())
    assert len(blikken) >= 2
    assert onleesbaar == 0
    assert {(blik.goed, blik.waarom, blik.elke) for blik in blikken} == {(False, "antwoord 503", 1)}


@pytest.mark.parametrize(
    ("maand", "uren"), [("2026-11", 30 * 24), ("2026-10", 31 * 24 + 1), ("2026-03", 31 * 24 - 1), ("2026-12", 31 * 24)]
)
def test_een_maand_is_die_van_de_nederlandse_kalender_rel_24(maand: str, uren: int) -> None:
    begin, einde = peil.grenzen(maand)

    assert einde - begin == uren * 3600


@pytest.mark.parametrize("maand", ["2026-13", "november", "26-11", "2026-1", ""])
def test_een_andere_schrijfwijze_van_een_maand_wordt_gezegd_rel_24(maand: str) -> None:
    with pytest.raises(Startfout, match="schrijf het jaar en de maand als 2026-11"):
        peil.grenzen(maand)


def test_het_verslag_zegt_hoeveel_er_niet_gekeken_is_rel_24(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin = int(datetime(2026, 1, 31, 23, tzinfo=UTC).timestamp())
    blikken = [
        Blik(begin + 60 * n, 60, n not in {10, 11}, 80, "" if n not in {10, 11} else "antwoord 502")
        for n in range(1440)
    ]
    (tmp_path / "peil.csv").write_text("".join(blik.regel() + "\n" for blik in blikken) + "2026-02-0")

    assert peil.verslag(tmp_path / "peil.csv", "2026-02") == 0
    assert capsys.readouterr().out.splitlines() == [
        "Beschikbaar in 2026-02, van de tijd dat er is gekeken: 99,861%",
        "Norm 99,9% van de maand: niet te zeggen: er is te weinig gekeken",
        "  bereikbaar         23 uur 58 min  0 s  (3,566%)",
        "  niet bereikbaar     0 uur  2 min  0 s  (0,005%)",
        "  niet gekeken      648 uur  0 min  0 s  (96,429%)",
        "1 regels waren niet te lezen; die tijd telt als niet gekeken.",
        "Storingen: 1",
        "  2026-02-01 00:10:00 tot 2026-02-01 00:12:00: antwoord 502",
    ]


def test_een_maand_die_zeker_te_kort_was_geeft_een_fout_af_rel_24(tmp_path: Path) -> None:
    begin, einde = peil.grenzen("2026-02")
    weg = range(begin, begin + 3600, 60)
    regels = [Blik(tijd, 60, tijd not in weg, waarom="geen verbinding").regel() for tijd in range(begin, einde, 60)]
    (tmp_path / "peil.csv").write_text("\n".join(regels))
    (tmp_path / "goed.csv").write_text(
        "\n".join(regels[60:]) + "\n" + "\n".join(r.replace(";nee;", ";ja;") for r in regels[:60])
    )

    assert peil.verslag(tmp_path / "peil.csv", "2026-02") == 1
    assert peil.verslag(tmp_path / "goed.csv", "2026-02") == 0


def test_wat_de_bedoeling_is_staat_in_een_zin_rel_24(tmp_path: Path) -> None:
    with pytest.raises(Startfout, match="is geen adres"):
        peil.peil("rotonde.nl", elke=60, bestand=None)
    with pytest.raises(Startfout, match="is er niet"):
        peil.verslag(tmp_path / "peil.csv", "2026-02")
    for keuze in ({"url": None, "uit": None}, {"url": "https://x.nl", "uit": "f"}):
        with pytest.raises(Startfout, match="Geef een adres om naar te kijken"):
            peil.kies(**keuze, elke=60, bestand=None, maand="2026-02")
