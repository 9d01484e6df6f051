"""The drill: a copy restored on a new server that knows nothing, with only the copy and the keys (REL-14).

What runs in production is not touched. The server, its data and the restored folders are gone afterwards.
"""

import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from rotonde.cluster import plaats
from rotonde.cluster.rollen import maak_databank, maak_rollen, urls
from rotonde.cluster.server import Cluster
from rotonde.reservekopie.sleutels import Sleutelring
from rotonde.reservekopie.terugzetten import Django, Doel, Teruggezet, zet_terug

DATABANK = "proef"
# The drill may lose its server at any moment.
SNEL = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "max_wal_size": "4GB"}


@dataclass(frozen=True)
class Proef:
    """A drill that succeeded, and how long restoring took in seconds."""

    teruggezet: Teruggezet
    seconden: float


def beproef(
    pad: Path,
    ring: Sleutelring,
    map_: Path,
    wachtwoorden: Mapping[str, str],
    django_op: Callable[[Mapping[str, str], Path], Django],
) -> Proef:
    """Restore `pad` on an empty server in `map_`; raises Kopiefout when it does not come back whole.

    `django_op` gives the function that runs management commands on the addresses and in the folder it gets.
    """
    ruim_op(map_)
    cluster = Cluster(map_ / "pg", instellingen=SNEL)
    try:
        cluster.start()
        maak_rollen(cluster, wachtwoorden)
        maak_databank(cluster, DATABANK)
        adressen = urls(cluster, wachtwoorden, DATABANK)
        doel = Doel(
            adressen["DATABASE_URL_EIGENAAR"], adressen["DATABASE_URL_RESERVEKOPIE"], cluster.plaats.programmas, map_
        )
        begin = time.monotonic()
        teruggezet = zet_terug(pad, ring, doel, django_op(adressen, map_))
        return Proef(teruggezet, time.monotonic() - begin)
    finally:
        cluster.stop("immediate")
        ruim_op(map_)


def ruim_op(map_: Path) -> None:
    """Remove what a drill leaves, also one that was killed."""
    plaats.verwijder(map_ / "pg")
    for deel in map_.rglob("*"):
        if deel.is_dir() and not deel.is_symlink():
            deel.chmod(0o700)  # frozen folders are read-only
    shutil.rmtree(map_, ignore_errors=True)
