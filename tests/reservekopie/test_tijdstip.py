"""Back to a moment between two copies, from an archive of the log, as docs/beheer/herstel.md says (REL-13).

Twenty moments under real work: ./rotonde bench tijdstip.
"""

import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bench.archief import Archief, ruim_op

from rotonde.cluster.server import Cluster


@pytest.fixture
def archief() -> Iterator[Archief]:
    """A folder that the server can reach, which is somebody else when we are root."""
    with tempfile.TemporaryDirectory() as map_:
        Path(map_).chmod(0o711)
        yield Archief(Path(map_) / "archief")


@pytest.fixture
def cluster(tmp_path: Path, archief: Archief) -> Iterator[Cluster]:
    """A server that archives its log."""
    cluster = Cluster(tmp_path / "pg", instellingen=archief.instellingen())
    archief.maak_map(cluster)
    cluster.start()
    yield cluster
    ruim_op(cluster)


def rijen(cluster: Cluster) -> list[str]:
    with cluster.beheer() as verbinding:
        return [tekst for (tekst,) in verbinding.execute("SELECT t FROM proef ORDER BY t").fetchall()]


def schrijf(cluster: Cluster, tekst: str) -> datetime:
    """Write a row; the moment at which nothing else happens after it."""
    with cluster.beheer() as verbinding:
        verbinding.execute("INSERT INTO proef VALUES (%s)", [tekst])
    time.sleep(0.3)
    moment = datetime.now(UTC)
    time.sleep(0.3)
    return moment


def test_a_server_goes_back_to_a_moment_after_its_last_base_rel_13(
    cluster: Cluster, archief: Archief, tmp_path: Path
) -> None:
    with cluster.beheer() as verbinding:
        verbinding.execute("CREATE TABLE proef (t text)")
    schrijf(cluster, "a")
    archief.maak_basis(cluster)
    schrijf(cluster, "b")
    moment = schrijf(cluster, "c")
    schrijf(cluster, "d")
    archief.sluit_af(cluster)
    terug = Cluster(tmp_path / "terug")

    try:
        archief.terug(terug, cluster, moment)

        assert rijen(terug) == ["a", "b", "c"]
        assert rijen(cluster) == ["a", "b", "c", "d"]
    finally:
        ruim_op(terug)
