"""The embedded server: made, started again, killed, left half made, and run by root from a closed home."""

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from rotonde.cluster import plaats
from rotonde.cluster.fouten import Clusterfout
from rotonde.cluster.server import SEINEN, Cluster

START_EN_SLAAP = """
import pathlib, sys, time
from rotonde.cluster.server import Cluster
cluster = Cluster(pathlib.Path(sys.argv[1]))
cluster.start()
print(cluster.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path / "thuis" / ".rotonde" / "pg", instellingen={"fsync": "off"})
    yield cluster
    cluster.stop("immediate")
    plaats.verwijder(cluster.map)


@pytest.fixture
def ander_proces(cluster: Cluster) -> Iterator[subprocess.Popen[str]]:
    """A supervisor in a process of its own, whose server is up."""
    proces = subprocess.Popen(
        [sys.executable, "-c", START_EN_SLAAP, str(cluster.map)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": "src"},
    )
    assert proces.stdout is not None
    proces.stdout.readline()
    yield proces
    proces.kill()
    proces.wait()
    proces.stdout.close()


def schrijf_rij(cluster: Cluster) -> None:
    with cluster.beheer() as verbinding:
        verbinding.execute("CREATE TABLE proef AS SELECT 1 AS getal")


def lees_rij(cluster: Cluster) -> int:
    with cluster.beheer() as verbinding:
        rij = verbinding.execute("SELECT getal FROM proef").fetchone()
        assert rij
        return int(rij[0])


def leeft(pid: int) -> bool:
    try:
        toestand = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return toestand != "Z"


def wacht_tot_weg(pid: int) -> None:
    einde = time.monotonic() + 10
    while leeft(pid) and time.monotonic() < einde:
        time.sleep(0.05)


def test_data_survives_stop_and_start(cluster: Cluster) -> None:
    cluster.start()
    schrijf_rij(cluster)

    cluster.stop()
    assert not cluster.draait()
    cluster.start()

    assert cluster.draait()
    assert lees_rij(cluster) == 1


def test_nobody_enters_without_the_right_password(cluster: Cluster) -> None:
    cluster.start()

    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(cluster.url("rotonde_beheerder", "geraden", "postgres"))
    cluster.beheer().close()


def test_sorting_is_by_code_point(cluster: Cluster) -> None:
    cluster.start()

    with cluster.beheer() as verbinding:
        rijen = verbinding.execute("SELECT n FROM (VALUES ('é'), ('Z'), ('a')) AS v(n) ORDER BY n").fetchall()

    assert [naam for (naam,) in rijen] == ["Z", "a", "é"]


def test_data_and_socket_are_closed_to_others(cluster: Cluster) -> None:
    cluster.start()

    for map_ in (cluster.plaats.data, cluster.plaats.socket, cluster.map):
        assert stat.S_IMODE(map_.stat().st_mode) == 0o700
    assert stat.S_IMODE((cluster.map / "beheerder").stat().st_mode) == 0o600
    with cluster.beheer() as verbinding:
        assert verbinding.execute("SHOW listen_addresses").fetchone() == ("",)


def test_second_instance_is_refused_and_the_first_goes_on(cluster: Cluster) -> None:
    cluster.start()
    tweede = Cluster(cluster.map)

    with pytest.raises(Clusterfout, match="al in gebruik"):
        tweede.start(wacht=0.1)

    assert cluster.draait()


def test_killed_supervisor_leaves_nothing_and_the_next_start_works(
    cluster: Cluster, ander_proces: subprocess.Popen[str]
) -> None:
    schrijf_rij(cluster)
    pid = int((cluster.plaats.data / "postmaster.pid").read_text().split()[0])
    assert leeft(pid)

    ander_proces.kill()
    ander_proces.wait()
    wacht_tot_weg(pid)

    assert not leeft(pid)
    cluster.start()
    assert lees_rij(cluster) == 1


def test_killed_supervisor_and_start_at_once(cluster: Cluster, ander_proces: subprocess.Popen[str]) -> None:
    schrijf_rij(cluster)

    ander_proces.kill()
    cluster.start()

    assert lees_rij(cluster) == 1


def test_killed_server_is_repaired_by_the_next_start(cluster: Cluster) -> None:
    cluster.start()
    schrijf_rij(cluster)
    assert cluster.pid

    os.kill(cluster.pid, signal.SIGKILL)
    cluster.stop()
    assert (cluster.plaats.data / "postmaster.pid").exists()
    cluster.start()

    assert lees_rij(cluster) == 1


def test_a_server_that_fell_is_started_again_and_one_that_stands_is_left_alone_rel_21(cluster: Cluster) -> None:
    cluster.start()
    schrijf_rij(cluster)
    eerste = cluster.pid
    assert eerste
    assert not cluster.bewaak()
    assert cluster.pid == eerste

    os.kill(eerste, signal.SIGKILL)
    wacht_tot_weg(eerste)

    assert cluster.bewaak()
    assert lees_rij(cluster) == 1
    cluster.stop()
    assert not cluster.bewaak()


def test_pid_file_that_names_a_stranger_does_no_harm_to_either(cluster: Cluster) -> None:
    cluster.start()
    cluster.stop()
    vreemde = subprocess.Popen(
        ["sleep", "60"],
        user=cluster.plaats.gebruiker.pw_uid if cluster.plaats.gebruiker else None,
    )
    (cluster.plaats.data / "postmaster.pid").write_text(f"{vreemde.pid}\n{cluster.plaats.data}\n1\n5432\n\n\n")

    cluster.start()

    assert cluster.draait()
    assert vreemde.poll() is None
    vreemde.kill()
    vreemde.wait()


def test_half_made_cluster_is_made_again(cluster: Cluster) -> None:
    cluster.map.mkdir(parents=True)
    (cluster.map / "beheerder").write_text("oud")
    half = cluster.plaats.wortel / "data.nieuw"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")

    cluster.start()

    assert cluster.draait()
    assert not half.exists()


@pytest.mark.parametrize("modus", SEINEN)
def test_stop_ends_the_server_with_a_session_open(cluster: Cluster, modus: str) -> None:
    cluster.start()
    pid = cluster.pid
    assert pid
    with cluster.beheer():
        cluster.stop(modus)

        assert not leeft(pid)


def test_long_path_gets_a_short_socket(tmp_path: Path) -> None:
    diep = Cluster(tmp_path / ("een-heel-lange-naam" * 5) / "pg", instellingen={"fsync": "off"})
    try:
        diep.start()

        assert len(str(diep.plaats.socket)) + len("/.s.PGSQL.5432") <= 107
        assert diep.draait()
    finally:
        diep.stop("immediate")
        plaats.verwijder(diep.map)


def test_settings_reach_the_server(tmp_path: Path, cluster: Cluster) -> None:
    cluster.start()

    with cluster.beheer() as verbinding:
        assert verbinding.execute("SHOW fsync").fetchone() == ("off",)
        assert verbinding.execute("SHOW log_min_error_statement").fetchone() == ("panic",)
