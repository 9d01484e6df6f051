"""What breaking things is tried on: an own server, a real web process and worker, and people who keep on writing.

Every act that somebody sends carries a mark, so that afterwards one can tell of each whether it is there as a whole,
not there at all, or half: one that was acknowledged must be there, with rows, gebeurtenissen and mutaties.
"""

import contextlib
import http.client
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlencode
from uuid import uuid4

import psycopg

from rotonde.cli.installatie import DATABANK, Installatie
from rotonde.cli.web import WORKER, vrije_poort, wacht_op_antwoord, webserver
from rotonde.cluster.fouten import Clusterfout
from rotonde.cluster.geheimen import geheimen
from rotonde.cluster.ouder import sterf_met_ouder
from rotonde.cluster.rollen import urls
from rotonde.cluster.server import Cluster

GEDULD = 60.0
TE_VAAK = 429
POGINGEN = 5
WEB, WERKER, DATABASE = "web", "werker", "database"
_VELDEN = {
    "contact": {"kanaal": "balie", "wet": "wmo", "duur": "5", "antwoord": "", "bsn": ""},
    "melden": {"kanaal": "balie", "wet": "wmo", "leefgebied": "", "verhaal": "", "bereikbaar": "", "bsn": ""},
}
_TABEL = {"contact": "toegang_contactmoment", "melden": "toegang_melding"}
_OPEN = """
SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND backend_xid IS NOT NULL AND usename = ANY (%s)
"""
_VORM = """
SELECT m.proces, 'rij ' || m.tabel || ' ' || m.soort, count(*) FROM kern_mutatie m WHERE m.proces = ANY (%(wie)s)
GROUP BY 1, 2
UNION ALL
SELECT g.proces, 'gebeurtenis ' || g.soort, count(*) FROM kern_gebeurtenis g WHERE g.proces = ANY (%(wie)s)
GROUP BY 1, 2
"""
# A row of which the trail knows nothing, a line in the trail or in the log of a row that is not there.
_LOS = """
SELECT (SELECT count(*) FROM {tabel} t WHERE NOT EXISTS (
          SELECT FROM kern_mutatie m WHERE m.rij = t.id AND m.tabel = '{tabel}' AND m.soort = 'I'))
     + (SELECT count(*) FROM kern_mutatie m WHERE m.tabel = '{tabel}' AND m.soort = 'I' AND NOT EXISTS (
          SELECT FROM {tabel} t WHERE t.id = m.rij))
     + (SELECT count(*) FROM kern_gebeurtenis g WHERE g.object_soort = '{soort}' AND NOT EXISTS (
          SELECT FROM {tabel} t WHERE t.id = g.object_id))
"""


@dataclass
class Handelingen:
    """What was sent, by mark: the kind, and whether the answer said that it was done."""

    gestuurd: dict[str, str] = field(default_factory=dict)
    bevestigd: set[str] = field(default_factory=set)
    antwoorden: Counter[int] = field(default_factory=Counter)
    paginas: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Oordeel:
    """What is left: acts that were confirmed and are gone, half acts, and rows and lines that belong to nothing."""

    gestuurd: int
    bevestigd: int
    verloren: list[str]
    half: list[str]
    dubbel: list[str]
    los: int

    @property
    def goed(self) -> bool:
        return not (self.verloren or self.half or self.dubbel or self.los)


class Schrijver(threading.Thread):
    """Somebody at the counter who registers contacts and questions and takes no rest."""

    def __init__(
        self, poort: int, slug: str, cookies: dict[str, str], samen: Handelingen, mag_weer: Callable[[], None]
    ) -> None:
        super().__init__(daemon=True)
        self.mag_weer = mag_weer
        self.poort, self.slug, self.cookies, self.samen = poort, slug, dict(cookies), samen
        self.genoeg = threading.Event()
        self._token = ""

    def run(self) -> None:
        soorten = sorted(_VELDEN)
        nummer = 0
        while not self.genoeg.is_set():
            nummer += 1
            try:
                self.doe(soorten[nummer % len(soorten)])
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)

    def doe(self, soort: str) -> str:
        """Send one act and note what came back; the mark of the act."""
        if not self._token:
            self._haal_token()
        merk = f"hak-{uuid4().hex}"
        velden = {**_VELDEN[soort], "onderwerp": merk, "csrfmiddlewaretoken": self._token}
        if soort == "contact":
            velden["antwoord"] = "beantwoord"
        self.samen.gestuurd[merk] = soort
        status, tekst, naar, _ = self._vraag("POST", f"/{self.slug}/werk/toegang/{soort}/", urlencode(velden))
        self.samen.antwoorden[status] += 1
        self.samen.paginas.setdefault(status, tekst)
        if status == TE_VAAK:
            self.mag_weer()
        # Anywhere else leads to signing in again, which confirms nothing.
        if status in (302, 303) and naar.startswith(f"/{self.slug}/werk/toegang/"):
            self.samen.bevestigd.add(merk)
        return merk

    def _haal_token(self) -> None:
        status, tekst, _, cookies = self._vraag("GET", f"/{self.slug}/werk/toegang/contact/", None)
        gevonden = re.search(r'name="csrfmiddlewaretoken"\s+value="([^"]+)"', tekst)
        if status == 200 and gevonden:
            self.cookies |= cookies
            self._token = gevonden[1]
        else:
            self.samen.antwoorden[status] += 1
            self.samen.paginas.setdefault(status, tekst)
            time.sleep(0.2)
            raise http.client.HTTPException(f"geen formulier: {status}")

    def _vraag(self, methode: str, pad: str, inhoud: str | None) -> tuple[int, str, str, dict[str, str]]:
        verbinding = http.client.HTTPConnection("127.0.0.1", self.poort, timeout=30)
        koppen = {"Host": "localhost", "Cookie": "; ".join(f"{naam}={w}" for naam, w in self.cookies.items())}
        if inhoud is not None:
            koppen["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            verbinding.request(methode, pad, inhoud, koppen)
            antwoord = verbinding.getresponse()
            tekst = antwoord.read().decode(errors="replace")
        finally:
            verbinding.close()
        gezet = (kop.split(";", 1)[0].partition("=") for kop in antwoord.headers.get_all("Set-Cookie") or [])
        naar = antwoord.headers["Location"] or ""
        return antwoord.status, tekst, naar, {naam: waarde for naam, _, waarde in gezet}


class Geweld:
    """The processes of one installation, each of which may be killed at any moment."""

    def __init__(self, installatie: Installatie, slug: str, cookies: dict[str, str], *, schrijvers: int = 6) -> None:
        self.installatie = installatie
        self.cluster = installatie.cluster
        self.poort = vrije_poort()
        self.slug, self.cookies, self.aantal = slug, cookies, schrijvers
        self.samen = Handelingen()
        self._kinderen: dict[str, subprocess.Popen[bytes]] = {}
        self._schrijvers: list[Schrijver] = []

    def __enter__(self) -> Self:
        self.installatie.maak_map()
        if not self.cluster.pid:
            self.cluster.start()
        try:
            self.start(WEB)
            self.start(WERKER)
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, _s: type[BaseException] | None, _f: BaseException | None, _t: TracebackType | None) -> None:
        self.stop()

    @property
    def adressen(self) -> dict[str, str]:
        return urls(self.cluster, geheimen(self.installatie.geheimen_pad)["rollen"], DATABANK)

    def logboek(self, naam: str) -> str:
        return (self.installatie.map / "log" / f"{naam}.log").read_text(errors="replace")

    def pid(self, naam: str) -> int:
        """The number of the process, which must be alive."""
        assert self._kinderen[naam].poll() is None, self.logboek(naam)[-2000:]
        return self._kinderen[naam].pid

    def start(self, naam: str) -> None:
        """Start the web server, and wait for an answer, or the worker."""
        proces = "web" if naam == WEB else "worker"
        with (self.installatie.map / "log" / f"{naam}.log").open("ab") as uitvoer:
            kind = subprocess.Popen(
                webserver(self.poort) if naam == WEB else list(WORKER),
                env=self.installatie.omgeving(proces, "demo", self.adressen),
                stdout=uitvoer, stderr=uitvoer, start_new_session=True, preexec_fn=sterf_met_ouder(),
            )  # fmt: skip
        self._kinderen[naam] = kind
        if naam == WEB:
            wacht_op_antwoord(self.poort, kind, lambda: self.logboek(WEB)[-3000:])

    def stop(self) -> None:
        self.laat_rusten()
        for kind in self._kinderen.values():
            kind.terminate()
            try:
                kind.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(kind.pid, signal.SIGKILL)
                kind.wait()
        self._kinderen.clear()

    def laat_schrijven(self) -> None:
        """Let everybody write from now on."""
        self._schrijvers = [
            Schrijver(self.poort, self.slug, self.cookies, self.samen, self.vergeet_grenzen) for _ in range(self.aantal)
        ]
        for schrijver in self._schrijvers:
            schrijver.start()

    def vergeet_grenzen(self) -> None:
        """Let who wrote too often go on (SEC-23): nobody at a counter writes as fast, and a kill must hit work."""
        with contextlib.suppress(psycopg.Error, Clusterfout), self.cluster.beheer(DATABANK) as verbinding:
            verbinding.execute("DELETE FROM kern_teller")

    def laat_rusten(self) -> None:
        """Let everybody finish what they are doing and stop."""
        for schrijver in self._schrijvers:
            schrijver.genoeg.set()
        for schrijver in self._schrijvers:
            schrijver.join(GEDULD)
        self._schrijvers = []

    def wacht_op_bevestiging(self, aantal: int = 1) -> None:
        """Return when so many acts more are confirmed; that is when people can work again."""
        begin, einde = len(self.samen.bevestigd), time.monotonic() + GEDULD
        while len(self.samen.bevestigd) < begin + aantal:
            assert time.monotonic() < einde, f"niemand kan verder: {self.samen.antwoorden} {self.logboek(WEB)[-2000:]}"
            time.sleep(0.02)

    def hak(self, doel: str) -> bool:
        """kill -9 and start again; True when a transaction that had written stood open at that moment.

        What would close it is stopped first, so that looking and killing are one moment. A moment at which nothing
        stands open is let pass, a few times at most: most of the time of a request is spent outside the database.
        """
        stil = [naam for naam in (WEB, WERKER) if doel in (naam, DATABASE)]
        for poging in range(1, POGINGEN + 1):
            self._sein(stil, signal.SIGSTOP)
            open_ = self._open_transacties(doel)
            if open_ or poging == POGINGEN:
                break
            self._sein(stil, signal.SIGCONT)
            time.sleep(0.02 * poging)
        if doel == DATABASE:
            _dood_met_kinderen(self.cluster)
            self._sein(stil, signal.SIGCONT)
            self.cluster.start()
        else:
            os.killpg(self._kinderen[doel].pid, signal.SIGKILL)
            self._kinderen[doel].wait()
            self.start(doel)
        return open_ > 0

    def _sein(self, namen: list[str], sein: signal.Signals) -> None:
        for naam in namen:
            os.killpg(self._kinderen[naam].pid, sein)

    def _open_transacties(self, doel: str) -> int:
        rollen = {WEB: ["rotonde_web"], WERKER: ["rotonde_worker"]}.get(doel, ["rotonde_web", "rotonde_worker"])
        with self.cluster.beheer(DATABANK) as verbinding:
            rij = verbinding.execute(_OPEN, [DATABANK, rollen]).fetchone()
        return int(rij[0]) if rij else 0

    def oordeel(self) -> Oordeel:
        """Look at every act that was ever sent."""
        with self.cluster.beheer(DATABANK) as verbinding:
            return beoordeel(verbinding, self.samen)

    def django(self, programma: str) -> str:
        """What a program prints that runs as the worker."""
        uitkomst = subprocess.run(
            [sys.executable, "-c", programma], env=self.installatie.omgeving("worker", "demo", self.adressen),
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert uitkomst.returncode == 0, uitkomst.stderr
        return uitkomst.stdout


def beoordeel(verbinding: psycopg.Connection, samen: Handelingen) -> Oordeel:
    """Compare what is in the database with what was sent and confirmed.

    Acts of one kind that are whole all leave the same: the form that most have is what an act is.
    """
    gevonden: dict[str, list[object]] = {}
    half, los = [], 0
    for soort, tabel in _TABEL.items():
        rijen = verbinding.execute(
            f"SELECT t.onderwerp, m.proces FROM {tabel} t LEFT JOIN kern_mutatie m ON m.rij = t.id AND m.soort = 'I' "
            f"AND m.tabel = '{tabel}' WHERE t.onderwerp LIKE 'hak-%%'"
        ).fetchall()
        eigen = [(merk, proces) for merk, proces in rijen if samen.gestuurd.get(merk) == soort]
        for merk, proces in eigen:
            gevonden.setdefault(merk, []).append(proces)
        half += _halve(verbinding, dict(eigen)) if eigen else []
        tel = verbinding.execute(_LOS.format(tabel=tabel, soort=tabel.removeprefix("toegang_"))).fetchone()
        los += int(tel[0]) if tel else 0
    return Oordeel(
        gestuurd=len(samen.gestuurd),
        bevestigd=len(samen.bevestigd),
        verloren=sorted(samen.bevestigd - gevonden.keys()),
        half=half,
        dubbel=sorted(merk for merk, keren in gevonden.items() if len(keren) > 1),
        los=los,
    )


def _halve(verbinding: psycopg.Connection, processen: dict[str, object]) -> list[str]:
    vormen: dict[object, dict[str, int]] = {proces: {} for proces in processen.values()}
    for proces, deel, aantal in verbinding.execute(_VORM, {"wie": list(vormen)}).fetchall():
        vormen[proces][deel] = aantal
    gewoon = Counter(tuple(sorted(vorm.items())) for vorm in vormen.values()).most_common(1)
    return [merk for merk, proces in processen.items() if tuple(sorted(vormen[proces].items())) != gewoon[0][0]]


def _dood_met_kinderen(cluster: Cluster) -> None:
    """Every process of the server at once: no child gets the time to finish what it was doing."""
    pid = cluster.pid
    assert pid
    kinderen = [int(pad.name) for pad in Path("/proc").glob("[0-9]*") if _ouder(pad) == pid]
    for proces in (pid, *kinderen):
        try:
            os.kill(proces, signal.SIGKILL)
        except ProcessLookupError:
            continue
    cluster.stop("immediate")


def _ouder(pad: Path) -> int:
    try:
        return int((pad / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, IndexError, ValueError):
        return 0
