"""Hosts: each a network of its own, with a web server and a worker that share nothing but the database.

As root on Linux a host is a network namespace, and reaches the database over the wire; elsewhere it is a group of
processes on the loopback address. Either way each has a folder of its own, and no file of the others.
"""

import contextlib
import os
import secrets
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import parse_qs, urlsplit, urlunsplit

from tests.databank import WORTEL, Proefbank

from rotonde.cli.installatie import ROLLEN_VAN
from rotonde.cli.web import WORKER, vrije_poort, wacht_op_antwoord, webserver
from rotonde.cluster.ouder import sterf_met_ouder

HTTP, POSTGRES = 8140, 8145


class Gastheer:
    """One host. `naam` is its network namespace, empty when it has none."""

    def __init__(self, bank: Proefbank, map_: Path, sleutel: str, naam: str, adres: str, database: str) -> None:
        self.bank, self.map, self.sleutel = bank, map_, sleutel
        self.naam, self.adres, self.database = naam, adres, database
        self.poort = HTTP if naam else vrije_poort()
        self.url = f"http://{adres}:{self.poort}"
        self._kinderen: list[subprocess.Popen[bytes]] = []
        map_.mkdir(parents=True)

    def start_web(self) -> None:
        web = self._start("web", webserver(self.poort, adres=self.adres))
        wacht_op_antwoord(self.poort, web, lambda: self.logboek("web"), adres=self.adres)

    def start_worker(self) -> None:
        self._start("worker", WORKER)

    def logboek(self, naam: str) -> str:
        return (self.map / f"{naam}.log").read_text(errors="replace")

    def stop(self) -> None:
        for kind in reversed(self._kinderen):
            kind.terminate()
        for kind in self._kinderen:
            with contextlib.suppress(subprocess.TimeoutExpired):
                kind.wait(10)
            kind.kill()
            kind.wait()
        self._kinderen.clear()

    def _start(self, proces: str, opdracht: Sequence[str]) -> "subprocess.Popen[bytes]":
        binnen = ["ip", "netns", "exec", self.naam] if self.naam else []
        with (self.map / f"{proces}.log").open("ab") as uitvoer:
            kind = subprocess.Popen(
                [*binnen, *opdracht],
                env=self._omgeving(proces),
                cwd=WORTEL,
                stdout=uitvoer,
                stderr=uitvoer,
                start_new_session=True,
                preexec_fn=sterf_met_ouder(),
            )
        self._kinderen.append(kind)
        return kind

    def _omgeving(self, proces: str) -> dict[str, str]:
        bank = self.bank.omgeving()
        rollen = {f"DATABASE_URL_{rol}" for rol in ROLLEN_VAN[proces]}
        rest = {naam: w for naam, w in os.environ.items() if not naam.startswith(("DATABASE_URL_", "PYTEST_"))}
        return {
            **rest,
            **{naam: w for naam, w in bank.items() if not naam.startswith("DATABASE_URL_")},
            **{naam: self._over_het_net(bank[naam]) for naam in rollen},
            "PYTHONPATH": str(WORTEL / "src"),
            "ROTONDE_OMGEVING": "demo",
            "ROTONDE_PROCES": proces,
            "ROTONDE_MAP": str(self.map),
            "ROTONDE_HOSTS": f"{self.adres},localhost",
            "ROTONDE_DEMO_SLEUTEL": self.sleutel,
        }

    def _over_het_net(self, url: str) -> str:
        if not self.naam:
            return url
        return urlunsplit(urlsplit(url)._replace(query=f"host={self.database}&port={POSTGRES}"))


@contextlib.contextmanager
def gastheren(bank: Proefbank, map_: Path, aantal: int) -> Iterator[list[Gastheer]]:
    """So many hosts, gone again afterwards; nothing runs on them yet."""
    sleutel = secrets.token_urlsafe(32)
    with contextlib.ExitStack() as stapel:
        alle = []
        for nummer in range(aantal):
            naam, adres, database = stapel.enter_context(_netwerk(nummer, bank))
            gastheer = Gastheer(bank, map_ / f"gastheer-{nummer}", sleutel, naam, adres, database)
            stapel.callback(gastheer.stop)
            alle.append(gastheer)
        yield alle


def eigen_netwerk_kan() -> bool:
    """Root with iproute2 may make a network; a sandbox may still refuse."""
    if os.geteuid() != 0 or not shutil.which("ip"):
        return False
    proef = f"rtd-proef-{os.getpid()}"
    if subprocess.run(["ip", "netns", "add", proef], capture_output=True, check=False).returncode:
        return False
    subprocess.run(["ip", "netns", "del", proef], check=True)
    return True


@contextlib.contextmanager
def _netwerk(nummer: int, bank: Proefbank) -> Iterator[tuple[str, str, str]]:
    """Name, address, and the address at which the database answers from there."""
    if not eigen_netwerk_kan():
        yield "", "127.0.0.1", ""
        return
    naam, net = f"rtd-{os.getpid()}-{nummer}", f"10.{200 + os.getpid() % 50}.{nummer}"
    buiten = f"rtd{os.getpid() % 100_000}b{nummer}"
    opdrachten = [
        f"ip netns add {naam}",
        f"ip link add {buiten} type veth peer name eth0 netns {naam}",
        f"ip addr add {net}.1/30 dev {buiten}",
        f"ip link set {buiten} up",
        f"ip -n {naam} addr add {net}.2/30 dev eth0",
        f"ip -n {naam} link set eth0 up",
        f"ip -n {naam} link set lo up",
    ]
    try:
        for opdracht in opdrachten:
            subprocess.run(opdracht.split(), check=True, capture_output=True)
        with _doorgeefluik(f"{net}.1", bank):
            yield naam, f"{net}.2", f"{net}.1"
    finally:
        subprocess.run(["ip", "netns", "del", naam], check=False, capture_output=True)


@contextlib.contextmanager
def _doorgeefluik(adres: str, bank: Proefbank) -> Iterator[None]:
    """Let the database, which listens on a socket in the file system only, answer at an address of the network."""
    plek = parse_qs(urlsplit(bank.omgeving()["DATABASE_URL_WEB"]).query)
    bestand = f"{plek['host'][0]}/.s.PGSQL.{plek['port'][0]}"
    with socket.create_server((adres, POSTGRES)) as luisteraar:
        wacht = threading.Thread(target=_neem_aan, args=(luisteraar, bestand), daemon=True)
        wacht.start()
        try:
            yield
        finally:
            # Who waits in accept keeps the address taken; woken up, it goes.
            luisteraar.shutdown(socket.SHUT_RDWR)
            wacht.join(5)


def _neem_aan(luisteraar: socket.socket, bestand: str) -> None:
    with contextlib.suppress(OSError):
        while True:
            klant, _ = luisteraar.accept()
            server = socket.socket(socket.AF_UNIX)
            server.connect(bestand)
            for van, naar in ((klant, server), (server, klant)):
                threading.Thread(target=_geef_door, args=(van, naar), daemon=True).start()


def _geef_door(van: socket.socket, naar: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while stuk := van.recv(65536):
            naar.sendall(stuk)
    for kant in (van, naar):
        with contextlib.suppress(OSError):
            kant.shutdown(socket.SHUT_RDWR)
