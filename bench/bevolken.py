"""Filling synthetic gemeenten like Heerde: how many persons and rows per second, and what it takes (AF-09).

    ROTONDE_SCHAAL=53 ./rotonde bench bevolken

fills 53 of them: a million persons with their history. Without the variable it is one. ROTONDE_PROCESSEN says how many
at a time (2). Keys, constraints, row level security, audit and gebeurtenissen are on. The first is drawn through the
verbs, the others are prints of it. The server has the memory that an operator gives a database of this size.
The reference is the same server storing the same gebeurtenissen in a table without keys, indexes or triggers.
"""

import os
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import Rij
from rotonde.cli.demo import Demo, django
from rotonde.cli.installatie import DATABANK, WORTEL, Installatie
from rotonde.cli.processen import Toezicht
from rotonde.cli.web import vrije_poort
from rotonde.cluster.rollen import maak_databank, verwijder_databank
from rotonde.cluster.server import Cluster

MAP = WORTEL / ".rotonde" / "bench-bevolken"
VOORBEELD = "0246"
GROOT = {"shared_buffers": "2GB", "max_wal_size": "8GB", "checkpoint_timeout": "30min"}
# A million persons in ten minutes.
DOEL = 1_000_000 / 600
AANTALLEN = "SELECT relname, n_tup_ins FROM pg_stat_user_tables WHERE n_tup_ins > 0 ORDER BY 2 DESC, 1"
TOP = 20


@dataclass(frozen=True)
class Stand:
    """Counters at one moment: the clock, seconds of the processor for us and for the server, rows ever inserted."""

    tijd: float
    wij: float
    server: float
    rijen: dict[str, int]


def meet() -> Iterator[Rij]:
    """Draw into an empty database and count what the server says was inserted."""
    schaal, processen = (int(os.environ.get(f"ROTONDE_{naam}", std)) for naam, std in (("SCHAAL", 1), ("PROCESSEN", 2)))
    demo = Demo(Installatie(MAP), vrije_poort())
    demo.installatie.maak_map()
    demo.installatie.cluster.instellingen |= GROOT
    try:
        demo.start_database()
        cluster = demo.installatie.cluster
        verwijder_databank(cluster, DATABANK)
        maak_databank(cluster, DATABANK)
        with Toezicht(MAP / "log") as toezicht:
            toezicht.voer_uit("migrate", django("migrate", "--verbosity", "0"), demo.omgeving("beheer"))
            voor = _stand(cluster)
            opdracht = ("bevolken", "--gemeente", VOORBEELD, "--schaal", str(schaal), "--processen", str(processen))
            toezicht.voer_uit("bevolken", django(*opdracht), demo.omgeving("worker"))
            yield from _rijen(cluster, voor, _stand(cluster))
    finally:
        demo.installatie.cluster.stop()


def _stand(cluster: Cluster) -> Stand:
    eigen = resource.getrusage(resource.RUSAGE_CHILDREN)
    with cluster.beheer(DATABANK) as verbinding:
        rijen = dict(verbinding.execute(AANTALLEN).fetchall())
    return Stand(time.perf_counter(), eigen.ru_utime + eigen.ru_stime, _processortijd(cluster), rijen)


def _processortijd(cluster: Cluster) -> float:
    """Seconds of the server: its own, and those of the sessions that ended."""
    assert cluster.pid
    velden = Path(f"/proc/{cluster.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return sum(int(velden[plek]) for plek in (11, 12, 13, 14)) / os.sysconf("SC_CLK_TCK")


def _rijen(cluster: Cluster, voor: Stand, na: Stand) -> Iterator[Rij]:
    seconden = na.tijd - voor.tijd
    nieuw = {tabel: aantal - voor.rijen.get(tabel, 0) for tabel, aantal in na.rijen.items()}
    personen = nieuw["inwoners_persoon"]
    yield Rij(
        f"{personen} personen met hun geschiedenis",
        personen / seconden,
        0.0,
        doel=f"≥ {DOEL:.0f} per s",
        gehaald=personen / seconden >= DOEL,
        eenheid="per s",
    )
    yield Rij("geduurd", seconden, 0.0, eenheid="s")
    yield Rij("processortijd van ons", na.wij - voor.wij, 0.0, eenheid="s")
    yield Rij("processortijd van de server", na.server - voor.server, 0.0, eenheid="s")
    yield Rij("schijf", _megabytes(cluster), 0.0, eenheid="MB")
    yield Rij("alle tabellen", sum(nieuw.values()) / seconden, 0.0, _kaal(cluster), eenheid="rijen/s")
    for tabel, aantal in sorted(nieuw.items(), key=lambda paar: -paar[1])[:TOP]:
        yield Rij(f"{tabel} ({aantal})", aantal / seconden, 0.0, eenheid="rijen/s")


def _megabytes(cluster: Cluster) -> float:
    with cluster.beheer(DATABANK) as verbinding:
        ((bytes_,),) = verbinding.execute(f"SELECT pg_database_size('{DATABANK}')").fetchall()
    return float(bytes_) / 1e6


def _kaal(cluster: Cluster) -> float:
    """Rows per second into a table without anything."""
    with cluster.beheer(DATABANK) as verbinding:
        begin = time.perf_counter()
        aantal = verbinding.execute("CREATE TABLE kaal AS SELECT * FROM kern_gebeurtenis LIMIT 500000").rowcount
        seconden = time.perf_counter() - begin
        verbinding.execute("DROP TABLE kaal")
    return float(aantal) / seconden
