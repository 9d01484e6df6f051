"""`./rotonde peil`: look at a site from another machine, keep what was seen, and say how available it was (REL-24)."""

import http.client
import re
import socket
import ssl
import time
from datetime import datetime
from pathlib import Path
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo

from rotonde.cli.beschikbaarheid import NORM, Blik, Storing, Verslag, lees, meet
from rotonde.cli.fouten import Startfout
from rotonde.cli.processen import TIK, controleer_sein, luister_naar_seinen

GEDULD = 10.0
"""Seconds that a page may take: who waits longer has gone."""
ZONE = ZoneInfo("Europe/Amsterdam")


def peil(url: str, *, elke: int, bestand: Path | None) -> int:
    """Look every `elke` seconds until stopped; each look is a line in `bestand`, or on the screen.

    Raises Startfout for an address that is none, and Gestopt when asked to stop.
    """
    adres = urlsplit(url)
    if adres.scheme not in {"http", "https"} or not adres.hostname:
        raise Startfout(f"{url} is geen adres: geef er een als https://rotonde.gemeente.example/.")
    if elke < 1:
        raise Startfout("Kijk hoogstens elke seconde: geef --elke een getal vanaf 1.")
    luister_naar_seinen()
    while True:
        begin = time.monotonic()
        _schrijf(kijk(adres, elke), bestand)
        while time.monotonic() < begin + elke:
            controleer_sein()
            time.sleep(min(TIK, elke))


def kijk(adres: SplitResult, elke: int) -> Blik:
    """One look, as a visitor without a session: well is an answer below 400 within GEDULD."""
    tijd, begin = int(time.time()), time.monotonic()
    waarom = _vraag(adres)
    ms = round((time.monotonic() - begin) * 1000)
    if not waarom and ms > GEDULD * 1000:
        waarom = "te traag"
    return Blik(tijd, elke, not waarom, ms, waarom)


def _vraag(adres: SplitResult) -> str:
    """What failed, in a few words; empty when nothing did."""
    soort = http.client.HTTPSConnection if adres.scheme == "https" else http.client.HTTPConnection
    verbinding = soort(adres.hostname or "", adres.port, timeout=GEDULD)
    try:
        verbinding.request("GET", (adres.path or "/") + (f"?{adres.query}" if adres.query else ""))
        antwoord = verbinding.getresponse()
        antwoord.read()
    except socket.gaierror:
        return "naam niet gevonden"
    except ssl.SSLError:
        return "beveiligde verbinding lukt niet"
    except TimeoutError:
        return "geen antwoord"
    except (OSError, http.client.HTTPException):
        return "geen verbinding"
    finally:
        verbinding.close()
    return f"antwoord {antwoord.status}" if antwoord.status >= 400 else ""


def _schrijf(blik: Blik, bestand: Path | None) -> None:
    if bestand is None:
        print(blik.regel(), flush=True)
        return
    with bestand.open("a", encoding="utf-8") as stroom:
        stroom.write(blik.regel() + "\n")


def verslag(bestand: Path, maand: str) -> int:
    """Print how available the site was in `maand` (2026-11); 1 when the norm was missed for certain.

    Raises Startfout for another way of writing a month, and for a file that is not there.
    """
    begin, einde = grenzen(maand)
    try:
        with bestand.open(encoding="utf-8", errors="replace") as stroom:
            blikken, onleesbaar = lees(stroom)
    except FileNotFoundError:
        raise Startfout(f"Het bestand {bestand} is er niet: geef het bestand waarin peil schrijft.") from None
    uitkomst = meet(blikken, begin, einde, nu=int(time.time()))
    print("\n".join(zinnen(maand, uitkomst, onleesbaar)))
    return 1 if uitkomst.gehaald is False else 0


def grenzen(maand: str) -> tuple[int, int]:
    """Begin and end of a month in the Netherlands. Raises Startfout when it is not written as 2026-11."""
    gevonden = re.fullmatch(r"([12]\d{3})-(0[1-9]|1[0-2])", maand)
    if gevonden is None:
        raise Startfout(f"{maand} is geen maand: schrijf het jaar en de maand als 2026-11.")
    jaar, nummer = int(gevonden[1]), int(gevonden[2])
    begin = datetime(jaar, nummer, 1, tzinfo=ZONE)
    einde = datetime(jaar + nummer // 12, nummer % 12 + 1, 1, tzinfo=ZONE)
    return int(begin.timestamp()), int(einde.timestamp())


def zinnen(maand: str, gemeten: Verslag, onleesbaar: int) -> list[str]:
    """The report for a person: the percentage, what it is a percentage of, the norm, and every outage."""
    procent = "niet bekend" if gemeten.procent is None else f"{gemeten.procent:.3f}%".replace(".", ",")
    oordeel = {True: "gehaald", False: "niet gehaald", None: "niet te zeggen: er is te weinig gekeken"}
    return [
        f"Beschikbaar in {maand}, van de tijd dat er is gekeken: {procent}",
        f"Norm {NORM / 10:.1f}% van de maand: ".replace(".", ",") + oordeel[gemeten.gehaald],
        f"  bereikbaar       {_duur(gemeten.wel, gemeten.duur)}",
        f"  niet bereikbaar  {_duur(gemeten.niet, gemeten.duur)}",
        f"  niet gekeken     {_duur(gemeten.niet_gekeken, gemeten.duur)}",
        *([f"  komt nog         {_duur(gemeten.komt_nog, gemeten.duur)}"] if gemeten.komt_nog else []),
        *([f"{onleesbaar} regels waren niet te lezen; die tijd telt als niet gekeken."] if onleesbaar else []),
        f"Storingen: {len(gemeten.storingen) or 'geen'}",
        *(f"  {_storing(storing)}" for storing in gemeten.storingen),
    ]


def _storing(storing: Storing) -> str:
    begin, einde = (datetime.fromtimestamp(moment, ZONE) for moment in (storing.begin, storing.einde))
    verder = "" if storing.gezien else ", daarna niet gekeken"
    return f"{begin:%Y-%m-%d %H:%M:%S} tot {einde:%Y-%m-%d %H:%M:%S}{verder}: {storing.waarom}"


def _duur(seconden: int, geheel: int) -> str:
    uren, rest = divmod(seconden, 3600)
    deel = f"{seconden * 100 / geheel:.3f}%".replace(".", ",")
    return f"{uren:>4} uur {rest // 60:>2} min {rest % 60:>2} s  ({deel})"


def kies(url: str | None, *, elke: int, bestand: str | None, maand: str | None, uit: str | None) -> int:
    """Look at `url`, or report from the file `uit`. Raises Startfout when neither or both are asked for."""
    if uit and maand and not url:
        return verslag(Path(uit), maand)
    if url and not uit and not maand:
        return peil(url, elke=elke, bestand=Path(bestand) if bestand else None)
    raise Startfout("Geef een adres om naar te kijken, of --verslag BESTAND met --maand 2026-11; zie ./rotonde --help.")
