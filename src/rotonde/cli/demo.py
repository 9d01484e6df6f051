"""`./rotonde demo`: from nothing to a running municipality, step by step, each step only once."""

import os
import secrets
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from rotonde.cli.fouten import Startfout
from rotonde.cli.installatie import DATABANK, WORTEL, Installatie
from rotonde.cli.processen import Gestopt, Toezicht, controleer_sein, luister_naar_seinen
from rotonde.cli.stappen import BRON, Stappen, kenmerk_van, vingerafdruk, vingerafdruk_tabellen
from rotonde.cli.voortgang import Voortgang
from rotonde.cli.web import WORKER, controleer_poort, wacht_op_antwoord, webserver

WIE = ("inwoner", "balie", "Aanspreekpunt", "backoffice", "beleid", "raadslid", "beheer")

# The last day that the demo population tells about: it is drawn after the published years.
PEILDATUM = "2024-12-31"


@dataclass(frozen=True)
class Stap:
    """Something that is done once in the background: the name of its log, what the person reads, the command."""

    naam: str
    zin: str
    opdracht: list[str]


class Demo:
    """One run of the demo: the server, the steps, and what goes on in the background."""

    def __init__(self, installatie: Installatie, poort: int) -> None:
        self.installatie = installatie
        self.poort = poort
        self.voortgang = Voortgang(installatie.map / "voortgang.json")
        self.sleutel = secrets.token_urlsafe(32)

    def draai(self, *, blijven: bool) -> int:
        """Bring the demo up and serve it until somebody stops it; without `blijven` stop when all is done.

        Raises Startfout when it cannot start. Returns 1 when a step in the background failed.
        """
        controleer_poort(self.poort)
        self.installatie.maak_map()
        self.voortgang.zeg("De database starten")
        try:
            self.start_database()
            with Toezicht(self.installatie.map / "log") as toezicht:
                self.bouw(toezicht)
                self.open(toezicht)
                gelukt = self.bevolk(toezicht)
                while blijven:
                    toezicht.controleer()
                    self.installatie.cluster.bewaak()
                    time.sleep(0.5)
        finally:
            self.installatie.cluster.stop()
        return 0 if gelukt else 1

    def start_database(self) -> None:
        """Start the server and recall which steps its database has behind it."""
        self.adressen = self.installatie.start_database()
        self.stappen = Stappen(self.installatie.map / "stappen.json", kenmerk_van(self.installatie.cluster))

    def omgeving(self, proces: str) -> dict[str, str]:
        """The environment of a child of this demo: only here does the key of the one-click sign-in exist."""
        return self.installatie.omgeving(proces, "demo", self.adressen) | {
            "ROTONDE_DEMO_PID": str(os.getpid()),
            "ROTONDE_DEMO_SLEUTEL": self.sleutel,
        }

    def bouw(self, toezicht: Toezicht) -> None:
        """Make the tables and load the municipalities, each when due."""
        tabellen = vingerafdruk_tabellen()
        if self.stappen.nodig("tabellen", tabellen):
            self.voortgang.zeg("De tabellen maken")
            toezicht.voer_uit("migrate", django("migrate", "--verbosity", "0"), self.omgeving("beheer"))
            self.stappen.gedaan("tabellen", tabellen)
        for map_ in gemeentemappen():
            inhoud = vingerafdruk([*map_.rglob("*"), *BRON.glob("*/pakket*.py"), *BRON.glob("*/pakket*/**/*.py")])
            if self.stappen.nodig(f"gemeente {map_.name}", inhoud):
                self.voortgang.zeg(f"De gemeente {map_.name} laden")
                toezicht.voer_uit("gemeente", django("gemeente", "laden", str(map_), "--ja"), self.omgeving("worker"))
                self.stappen.gedaan(f"gemeente {map_.name}", inhoud)

    def open(self, toezicht: Toezicht) -> None:
        """Start the web server and, when it answers, the worker; say where the door is and who one can be."""
        self.voortgang.zeg("De webserver starten")
        web = toezicht.start("web", webserver(self.poort), self.omgeving("web"))
        wacht_op_antwoord(self.poort, web, lambda: toezicht.mislukt("web"))
        # After the first page: on two cores the two would wait for each other.
        toezicht.start("worker", WORKER, self.omgeving("worker"))
        self.voortgang.zeg(
            f"\n  Rotonde staat open op http://localhost:{self.poort}\n"
            f"  Met één klik bent u: {', '.join(WIE[:-1])} of {WIE[-1]}.\n"
            "  Niemand in deze gemeenten bestaat echt. Stoppen: Ctrl-C.\n"
        )

    def bevolk(self, toezicht: Toezicht) -> bool:
        """Draw the population and freeze the facts while the pages are served already."""
        nodig = [stap for stap in achtergrondstappen() if self.stappen.nodig(stap.naam, "1")]
        for stap in nodig:
            self.voortgang.zeg(stap.zin)
            if not self._wacht(toezicht, stap):
                return False
            self.stappen.gedaan(stap.naam, "1")
        if nodig:
            # A whole population came at once: without fresh statistics PostgreSQL plans as if the tables were empty.
            with self.installatie.cluster.beheer(DATABANK) as verbinding:
                verbinding.execute("ANALYZE")
            self.voortgang.zeg("Alles is klaar.")
        return True

    def _wacht(self, toezicht: Toezicht, stap: Stap) -> bool:
        self.voortgang.begin()
        kind = toezicht.start(stap.naam, stap.opdracht, self.omgeving("worker"))
        while kind.poll() is None:
            self.voortgang.toon()
            time.sleep(0.3)
            controleer_sein()
            if kind.poll() is None:
                toezicht.controleer()
        toezicht.vergeet(kind)
        self.voortgang.sluit()
        if kind.returncode:
            self.voortgang.zeg(f"{toezicht.mislukt(stap.naam)} De volgende start probeert het opnieuw.")
        return not kind.returncode


def gemeentemappen() -> list[Path]:
    """The folders of municipalities, by code; each name begins with the code."""
    basis = Path(os.environ.get("ROTONDE_GEMEENTEN", WORTEL / "gemeenten"))
    return sorted(map_ for map_ in basis.glob("[0-9][0-9][0-9][0-9]-*") if map_.is_dir())


def achtergrondstappen() -> list[Stap]:
    """Populations first, because people look at them; the heavy parts of the analysis only then."""
    codes = [map_.name[:4] for map_ in gemeentemappen()]
    installeer = ["sh", str(WORTEL / "rotonde"), "installeer", "analyse"]
    return [
        *(Stap(f"bevolking-{c}", f"De bevolking van {c} trekken", django("bevolken", "--gemeente", c)) for c in codes),
        *([Stap("analyse", "De onderdelen voor de monitor installeren", installeer)] if codes else []),
        *(Stap(f"cijfers-{c}", f"De cijfers van {c} vastzetten", vastzetten(c)) for c in codes),
    ]


def vastzetten(code: str) -> list[str]:
    """The command that freezes the figures of one municipality."""
    return django("bevriezen", "--gemeente", code, "--peildatum", PEILDATUM)


def django(*opdracht: str) -> list[str]:
    """The command line of a management command."""
    return [sys.executable, "-P", "-m", "django", *opdracht]


def demo(poort: int, *, zonder_server: bool) -> int:
    """Run the demo until it is stopped. Raises Startfout beside production settings."""
    if os.environ.get("ROTONDE_OMGEVING") == "productie":
        raise Startfout("De demo kan niet met productie-instellingen: haal ROTONDE_OMGEVING=productie weg.")
    luister_naar_seinen()
    begin = time.monotonic()
    run = Demo(Installatie(), poort)
    try:
        return run.draai(blijven=not zonder_server)
    except Gestopt:
        run.voortgang.zeg(f"\nGestopt na {time.monotonic() - begin:.0f} seconden.")
        return 0
