"""kill -9 in the midst of writing: what was confirmed is there afterwards, what was not is not half there (AF-40)."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rotonde.cluster import plaats
from rotonde.cluster.server import Cluster

# Seconds after the writing began; they fall on different places in a transaction of about 40 ms.
MOMENTEN = (0.31, 0.47, 0.33, 0.59, 0.42, 0.55)
# Two rows per transaction, with time between them: one without the other would be half a transaction.
SCHRIJVER = """
import sys, time, psycopg
verbinding = psycopg.connect(sys.argv[1])
for nummer in range(int(sys.argv[2]), 10**9):
    print("open", nummer, flush=True)
    verbinding.execute("INSERT INTO proef VALUES (%s, 'eerst')", [nummer])
    time.sleep(0.03)
    verbinding.execute("INSERT INTO proef VALUES (%s, 'laatst')", [nummer])
    verbinding.commit()
    print("vast", nummer, flush=True)
    time.sleep(0.005)
"""


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A server as the demo runs it: every commit reaches the disk."""
    cluster = Cluster(tmp_path / "pg")
    cluster.start()
    with cluster.beheer() as verbinding:
        verbinding.execute("CREATE TABLE proef (nummer int, deel text)")
    yield cluster
    cluster.stop("immediate")
    plaats.verwijder(cluster.map)


def test_confirmed_rows_survive_and_no_transaction_is_half_there_af_40(cluster: Cluster) -> None:
    vast: set[int] = set()
    twijfel: set[int] = set()
    for ronde, moment in enumerate(MOMENTEN):
        schrijver = begin_te_schrijven(cluster, vanaf=ronde * 1000)
        time.sleep(moment)
        dood_server(cluster)
        regels = (schrijver.communicate()[0]).split("\n")
        vast |= {int(regel[5:]) for regel in regels if regel.startswith("vast ")}
        laatste = [regel for regel in regels if regel][-1]
        if laatste.startswith("open "):
            twijfel.add(int(laatste[5:]))
        cluster.start()

    with cluster.beheer() as verbinding:
        rijen = verbinding.execute("SELECT nummer, count(*) FROM proef GROUP BY nummer").fetchall()
    print(f"{len(twijfel)} van {len(MOMENTEN)} kills troffen een open transactie")
    assert len(twijfel) * 2 >= len(MOMENTEN)
    assert {aantal for _, aantal in rijen} == {2}
    # A commit whose confirmation was lost on the way may be there or not.
    assert vast <= {nummer for nummer, _ in rijen} <= vast | twijfel


def begin_te_schrijven(cluster: Cluster, *, vanaf: int) -> "subprocess.Popen[str]":
    wachtwoord = (cluster.map / "beheerder").read_text()
    adres = cluster.url("rotonde_beheerder", wachtwoord, "postgres")
    schrijver = subprocess.Popen(
        [sys.executable, "-c", SCHRIJVER, adres, str(vanaf)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    while not _heeft_rijen(cluster, vanaf):
        time.sleep(0.02)
    return schrijver


def _heeft_rijen(cluster: Cluster, vanaf: int) -> bool:
    with cluster.beheer() as verbinding:
        return verbinding.execute("SELECT 1 FROM proef WHERE nummer >= %s", [vanaf]).fetchone() is not None


def dood_server(cluster: Cluster) -> None:
    assert cluster.pid
    os.kill(cluster.pid, signal.SIGKILL)
    cluster.stop()
