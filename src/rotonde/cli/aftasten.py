"""The demand "van buiten afgetast": a scanner crawls and attacks a running instance (SEC-36).

The instance is a demo of its own with an embedded PostgreSQL, drawn anew each time, so that what an attack writes is
gone with it. The scanner stands in an environment of its own and sees that one address only.
"""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rotonde.cli.bevindingen import Bevinding, lees_aangenomen, lees_verslag, oordeel
from rotonde.cli.bezoeker import Bezoeker
from rotonde.cli.demo import Demo, django, vastzetten
from rotonde.cli.fouten import Startfout
from rotonde.cli.installatie import DATABANK, WORTEL, Installatie
from rotonde.cli.processen import Toezicht
from rotonde.cli.taster import MONSTER, NIET, Taak, niet_klaar
from rotonde.cli.web import ADRES, vrije_poort
from rotonde.cluster.fouten import Clusterfout

MAP = WORTEL / ".rotonde" / "aftasten"
AANGENOMEN = WORTEL / "docs" / "architectuur" / "aangenomen.csv"
GEMEENTE, SLUG = "0246", "heerde"
# Those that need no other host: what downloads its knowledge, or has the application call out, stays away. So does
# what judges TLS: that is the proxy's (SEC-22).
MODULEN = (
    "backup", "cookieflags", "crlf", "csp", "csrf", "exec", "file", "htaccess", "http_headers", "ldap", "methods",
    "permanentxss", "redirect", "shellshock", "sql", "timesql", "upload", "xss",
)  # fmt: skip
# A round that saw fewer pages was shut out or lost its session, and says nothing.
MINSTENS = 10


@dataclass(frozen=True)
class Ronde:
    """One scan: as whom, the key of the one-click sign-in (empty: nobody), and pages to begin at, the own one first."""

    wie: str
    sleutel: str
    begin: tuple[str, ...]
    niet: tuple[str, ...] = NIET


RONDEN = (
    Ronde("bezoeker", "", (f"/{SLUG}/", f"/{SLUG}/aanmelden/werk/", "/account/inloggen/")),
    Ronde("inwoner", "inwoner", (f"/{SLUG}/mijn/",)),
    Ronde("Aanspreekpunt", "aanspreekpunt", (f"/{SLUG}/werk/",), NIET + MONSTER),
)


def van_buiten_afgetast() -> tuple[bool, str]:
    """A visitor, a resident and an Aanspreekpunt who attack everything they can reach find nothing (SEC-36)."""
    try:
        installeer()
        gevonden: list[Bevinding] = []
        with instantie() as (demo, toezicht):
            for ronde in RONDEN:
                gevonden += tast_instantie_af(demo, toezicht, ronde)
        regels = list(oordeel(gevonden, lees_aangenomen(AANGENOMEN)))
    except (Startfout, Clusterfout) as fout:
        return False, str(fout)
    return not regels, "\n".join(regels)


def installeer() -> None:
    """Put the locked scanner in its own environment, once. Raises Startfout with the sentence of the installer."""
    opdracht = ["sh", str(WORTEL / "rotonde"), "installeer", "aftasten"]
    uitkomst = subprocess.run(opdracht, capture_output=True, text=True, check=False)
    if uitkomst.returncode:
        laatste = (uitkomst.stderr.strip().splitlines() or ["Installeren lukte niet."])[-1]
        raise Startfout(f"Zonder aftasting geen uitgave: {laatste}")


@contextmanager
def instantie() -> Iterator[tuple[Demo, Toezicht]]:
    """A demo that answers, with both gemeenten, one of them drawn and with figures; gone at the end."""
    shutil.rmtree(MAP, ignore_errors=True)
    demo = Demo(Installatie(MAP), vrije_poort())
    demo.installatie.maak_map()
    try:
        demo.start_database()
        with Toezicht(MAP / "log") as toezicht:
            demo.bouw(toezicht)
            demo.open(toezicht)
            for naam, opdracht in (
                ("bevolking", django("bevolken", "--gemeente", GEMEENTE)),
                ("cijfers", vastzetten(GEMEENTE)),
            ):
                toezicht.voer_uit(naam, opdracht, demo.omgeving("worker"))
            yield demo, toezicht
    finally:
        demo.installatie.cluster.stop()


def tast_instantie_af(demo: Demo, toezicht: Toezicht, ronde: Ronde) -> list[Bevinding]:
    """One round against the demo. Raises Startfout when it saw too little, or was signed out on the way."""
    bezoeker = Bezoeker(demo.poort)
    if ronde.sleutel:
        bezoeker.word(GEMEENTE, ronde.sleutel)
    naam = f"aftasten-{ronde.wie.lower()}"
    taak = Taak(f"http://{ADRES}:{demo.poort}", ronde.begin, MAP / naam, MODULEN, bezoeker.cookies, niet=ronde.niet)
    begin = time.monotonic()
    if code := wacht_af(demo, toezicht, toezicht.start(naam, taak.opdracht(), taak.omgeving())):
        raise Startfout(f"De aftasting als {ronde.wie} brak af (code {code}); zie {MAP / 'log' / naam}.log.")
    paginas, gevonden = lees_verslag(taak.verslag, ronde.wie)
    minuten = (time.monotonic() - begin) / 60
    te_lang = niet_klaar((MAP / "log" / f"{naam}.log").read_text(errors="replace"))
    print(
        f"      als {ronde.wie}: {paginas} adressen, {minuten:.0f} minuten, {len(gevonden)} bevindingen (laag ook);"
        f" niet klaar binnen de tijd: {', '.join(te_lang) or 'niets'}",
        flush=True,
    )
    if paginas < MINSTENS:
        raise Startfout(f"De aftasting als {ronde.wie} zag maar {paginas} adressen: dat zegt niets.")
    if bezoeker.stuur(ronde.begin[0])[0] != 200:
        raise Startfout(f"De aftasting als {ronde.wie} raakte onderweg afgemeld: dat zegt te weinig.")
    return gevonden


def wacht_af(demo: Demo, toezicht: Toezicht, kind: subprocess.Popen[bytes]) -> int:
    """The exit code of the scanner at its end. Raises Startfout when the instance itself ends meanwhile.

    What it asks too often is forgotten all the time: limits would keep it from the very forms it is to attack, and
    have tests of their own (SEC-23).
    """
    toezicht.vergeet(kind)
    try:
        with demo.installatie.cluster.beheer(DATABANK) as verbinding:
            while kind.poll() is None:
                toezicht.controleer()
                verbinding.execute("DELETE FROM kern_teller")
                time.sleep(0.2)
    finally:
        kind.kill()
    return kind.wait()
