"""Faults of machines while people write: no disk, no database, no memory, a second one on the same data (REL-21).

Each ends with everybody at work again and is judged by what was sent: no act half or lost.
"""

import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from bench import Rij
from bench.geweld import GEDULD, WEB, WERKER, Geweld
from bench.hak import installatie_met_balie
from bench.taken import breuken, stand, zet_klaar
from rotonde.cli.installatie import DATABANK
from rotonde.cli.web import vrije_poort
from rotonde.cluster.server import Cluster

WEG_SECONDEN = 30
_TABEL = "CREATE TABLE IF NOT EXISTS vulling (t text)"
# Half a megabyte that does not get smaller by compression.
_VUL = "INSERT INTO vulling SELECT string_agg(md5(random()::text), '') FROM generate_series(1, 16384)"
HOOGSTENS = 2000
_SESSIES = "FROM pg_stat_activity WHERE backend_type = 'client backend' AND usename LIKE 'rotonde_%%'"
_SLUIT_SESSIES = f"SELECT pg_terminate_backend(pid) {_SESSIES} AND pid <> %s"
_EEN_SESSIE = f"SELECT pid {_SESSIES.replace('%%', '%')} AND usename = 'rotonde_web' LIMIT 1"


@dataclass(frozen=True)
class Pagina:
    """What a visitor got: the status, the words, and after how many seconds to come back."""

    status: int
    tekst: str
    wacht: str | None


def bezoek(geweld: Geweld, pad: str = "/heerde/") -> Pagina:
    """Ask for one page."""
    verbinding = http.client.HTTPConnection("127.0.0.1", geweld.poort, timeout=30)
    try:
        verbinding.request("GET", pad, headers={"Host": "localhost"})
        antwoord = verbinding.getresponse()
        return Pagina(antwoord.status, antwoord.read().decode(), antwoord.headers["Retry-After"])
    finally:
        verbinding.close()


def _tot_storing(geweld: Geweld) -> Pagina:
    einde = time.monotonic() + GEDULD
    while (pagina := bezoek(geweld)).status != 503:
        assert time.monotonic() < einde, f"geen storing te zien: {pagina.status}"
        time.sleep(0.1)
    return pagina


def _tot_de_werker_werkt(geweld: Geweld) -> None:
    """Give the worker something to do, and return when it is done."""
    gedaan = stand(geweld).gedaan
    zet_klaar(geweld, aantal=3, gemeente="0246")
    einde = time.monotonic() + GEDULD
    while stand(geweld).gedaan < gedaan + 3:
        assert time.monotonic() < einde, f"de werker gaat niet verder: {geweld.logboek(WERKER)[-2000:]}"
        time.sleep(0.2)


def database_weg(geweld: Geweld, *, seconden: float) -> Pagina:
    """Take the database away for a while; the same web process and the same worker must go on afterwards."""
    processen = {naam: geweld.pid(naam) for naam in (WEB, WERKER)}
    # A worker that is still starting has not begun, and a database that is not there then is another story.
    _tot_de_werker_werkt(geweld)
    geweld.laat_schrijven()
    geweld.wacht_op_bevestiging(5)
    geweld.cluster.stop("immediate")
    pagina = _tot_storing(geweld)
    time.sleep(seconden)
    geweld.cluster.start()
    geweld.wacht_op_bevestiging(5)
    _tot_de_werker_werkt(geweld)
    geweld.laat_rusten()
    assert processen == {naam: geweld.pid(naam) for naam in (WEB, WERKER)}
    return pagina


@contextmanager
def schijf_van(cluster: Cluster, *, ruimte_mb: int) -> Iterator[Callable[[], None]]:
    """Stop the server and let its data stand on a disk with so much room to spare; what is given makes more room.

    Needs root: it mounts. Afterwards all stands where it stood, with what was written; the server stays stopped.
    """
    cluster.stop()
    data = cluster.plaats.data
    apart, terug = data.with_name("data.apart"), data.with_name("data.terug")
    maat = sum(pad.lstat().st_blocks for pad in data.rglob("*")) // 2048 + ruimte_mb
    data.rename(apart)
    cluster.plaats.van_de_server(data)
    _doe("mount", "-t", "tmpfs", "-o", f"size={maat}m", "tmpfs", str(data))
    try:
        _doe("cp", "-a", f"{apart}/.", str(data))
        try:
            yield lambda: _doe("mount", "-o", f"remount,size={maat + 512}m", str(data))
        finally:
            cluster.stop("immediate")
            _doe("cp", "-a", f"{data}/.", str(terug))
    finally:
        _doe("umount", str(data))
        data.rmdir()
        (terug if terug.exists() else apart).rename(data)
        shutil.rmtree(apart, ignore_errors=True)


def _doe(*opdracht: str) -> None:
    subprocess.run(opdracht, check=True, capture_output=True)


def schijf_vol(geweld: Geweld, ruim: Callable[[], None]) -> Pagina:
    """Fill the disk while people write, until nobody can; then make room."""
    geweld.laat_schrijven()
    geweld.wacht_op_bevestiging(5)
    try:
        with geweld.cluster.beheer(DATABANK) as verbinding:
            verbinding.execute(_TABEL)
            for _ in range(HOOGSTENS):
                verbinding.execute(_VUL)
        raise AssertionError("de schijf raakt niet vol")
    except psycopg.Error as fout:
        print(f"vol: {fout.sqlstate}", flush=True)
    pagina = _tot_storing_bij_schrijven(geweld)
    ruim()
    if not geweld.cluster.pid or not geweld.cluster.draait():
        geweld.cluster.stop("immediate")
        geweld.cluster.start()
    geweld.wacht_op_bevestiging(5)
    geweld.laat_rusten()
    with geweld.cluster.beheer(DATABANK) as verbinding:
        verbinding.execute("DROP TABLE vulling")
    return pagina


def _tot_storing_bij_schrijven(geweld: Geweld) -> Pagina:
    einde = time.monotonic() + GEDULD
    while 503 not in geweld.samen.paginas:
        assert time.monotonic() < einde, f"iedereen kan nog schrijven: {geweld.samen.antwoorden}"
        time.sleep(0.1)
    return Pagina(503, geweld.samen.paginas[503], None)


def geheugen_krap(geweld: Geweld) -> Pagina:
    """Let the database get no memory more until nobody can write, and then let the kernel end one of its sessions.

    That is what Linux does when memory is gone. The same web process and the same worker must go on afterwards.
    """
    processen = {naam: geweld.pid(naam) for naam in (WEB, WERKER)}
    _tot_de_werker_werkt(geweld)
    geweld.laat_schrijven()
    geweld.wacht_op_bevestiging(5)
    with _zonder_geheugen(geweld.cluster):
        pagina = _tot_storing_bij_schrijven(geweld)
    geweld.wacht_op_bevestiging(5)
    _dood_een_sessie(geweld.cluster)
    geweld.wacht_op_bevestiging(5)
    _tot_de_werker_werkt(geweld)
    geweld.laat_rusten()
    assert processen == {naam: geweld.pid(naam) for naam in (WEB, WERKER)}
    return pagina


@contextmanager
def _zonder_geheugen(cluster: Cluster) -> Iterator[None]:
    """No process of the server may become larger than its first one; sessions that are open must open again."""
    assert cluster.pid
    maat = int(re.findall(r"VmSize:\s+(\d+)", Path(f"/proc/{cluster.pid}/status").read_text())[0]) * 1024
    with cluster.beheer(DATABANK) as verbinding:
        _begrens(cluster, str(maat))
        verbinding.execute(_SLUIT_SESSIES, [verbinding.info.backend_pid])
    try:
        yield
    finally:
        _begrens(cluster, "unlimited")


def _begrens(cluster: Cluster, maat: str) -> None:
    """How much memory the server may have, as its own user: somebody else's process is not ours to bound."""
    wie = cluster.plaats.gebruiker
    als: dict[str, Any] = {"user": wie.pw_uid, "group": wie.pw_gid, "extra_groups": []} if wie else {}
    subprocess.run(["prlimit", f"--pid={cluster.pid}", f"--as={maat}:"], check=True, capture_output=True, **als)


def _dood_een_sessie(cluster: Cluster) -> None:
    with cluster.beheer(DATABANK) as verbinding:
        rij = verbinding.execute(_EEN_SESSIE).fetchone()
    assert rij
    os.kill(int(rij[0]), signal.SIGKILL)


def tweede_exemplaar(geweld: Geweld) -> str:
    """Start another one on the same folder while people write; what it says."""
    geweld.laat_schrijven()
    geweld.wacht_op_bevestiging(3)
    omgeving = {n: w for n, w in os.environ.items() if not n.startswith(("DATABASE_URL", "ROTONDE", "PYTEST"))}
    uitkomst = subprocess.run(
        [sys.executable, "-P", "-m", "rotonde.cli", "demo", "--zonder-server", "--poort", str(vrije_poort())],
        env={**omgeving, "ROTONDE_MAP": str(geweld.installatie.map), "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert uitkomst.returncode == 1, uitkomst.stderr
    geweld.wacht_op_bevestiging(3)
    geweld.laat_rusten()
    return uitkomst.stderr.splitlines(keepends=True)[-1]


def meet() -> Iterator[Rij]:
    """Every fault in full size, on one installation."""
    with installatie_met_balie() as (installatie, cookies):

        def vol(geweld: Geweld) -> None:
            geweld.stop()
            with schijf_van(installatie.cluster, ruimte_mb=48) as ruim, geweld:
                schijf_vol(geweld, ruim)
            installatie.cluster.start()

        storingen: dict[str, Callable[[Geweld], object]] = {
            f"database {WEG_SECONDEN} s weg": lambda geweld: database_weg(geweld, seconden=WEG_SECONDEN),
            "geheugen op": geheugen_krap,
            "tweede exemplaar": tweede_exemplaar,
            "schijf vol": vol,
        }
        for naam, doe in storingen.items():
            with Geweld(installatie, "heerde", cookies) as geweld:
                doe(geweld)
                oordeel = geweld.oordeel()
                print(naam, oordeel, flush=True)
                fout = len(oordeel.verloren) + len(oordeel.half) + len(oordeel.dubbel) + oordeel.los
                fout += len(breuken(geweld))
            yield Rij(f"{naam}: half, verloren of dubbel", fout, 0.0, None, "0", fout == 0, "keer")
