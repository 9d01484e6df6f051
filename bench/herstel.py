"""Making a copy of a drawn Heerde and restoring it on an empty server: minutes and megabytes (REL-13, REL-14).

The reference is bare pg_dump and pg_restore of the same database: no encryption, counting, comparing or migrating.
"""

import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench import Rij
from bench.opstelling import opstelling
from rotonde.cli.demo import Demo
from rotonde.cli.installatie import DATABANK
from rotonde.cli.reservekopie import Reservekopieen
from rotonde.cluster.rollen import maak_databank, verwijder_databank
from rotonde.reservekopie.programmas import omgeving_voor

DOEL = 15 * 60
_GROOTTE = "SELECT pg_database_size(current_database())"


def meet() -> Iterator[Rij]:
    """Copy and restore, each beside the bare program."""
    with opstelling(bevolkt=True) as (demo, _, _), tempfile.TemporaryDirectory() as map_:
        kaal = Path(map_) / "kaal.dump"
        dump, herstel = _kaal_maken(demo, kaal), _kaal_terug(demo, kaal)
        kopieen = Reservekopieen(demo.installatie)
        begin = time.perf_counter()
        kopie = kopieen.maken(Path(map_) / "heerde.kopie", zonder_proef=True)
        yield Rij("kopie maken", time.perf_counter() - begin, 0.0, dump, eenheid="s")
        proef = kopieen.controleren(kopie.pad)
        yield Rij(
            "terug op een lege server", proef.seconden, 0.0, herstel, f"≤ {DOEL // 60} min", proef.seconden <= DOEL, "s"
        )
        yield Rij("grootte van de kopie", kopie.grootte / 2**20, 0.0, kaal.stat().st_size / 2**20, eenheid="MB")
        with demo.installatie.cluster.beheer(DATABANK) as verbinding:
            rij = verbinding.execute(_GROOTTE).fetchone()
        assert rij is not None
        yield Rij("grootte van de database", rij[0] / 2**20, 0.0, eenheid="MB")
        yield Rij("rijen", kopie.inhoud.rijen, 0.0, eenheid="")


def _kaal_maken(demo: Demo, pad: Path) -> float:
    begin = time.perf_counter()
    programma = demo.installatie.cluster.plaats.programmas / "pg_dump"
    omgeving = omgeving_voor(demo.adressen["DATABASE_URL_RESERVEKOPIE"])
    opdracht = [programma, "-Fc", "-Z1", "--schema=public", f"--file={pad}"]
    subprocess.run(opdracht, env=omgeving, check=True)
    return time.perf_counter() - begin


def _kaal_terug(demo: Demo, pad: Path) -> float:
    cluster = demo.installatie.cluster
    maak_databank(cluster, "kaal")
    begin = time.perf_counter()
    adres = demo.adressen["DATABASE_URL_EIGENAAR"].replace(f"/{DATABANK}?", "/kaal?")
    # The schema is there already; that one complaint is expected.
    subprocess.run(
        [cluster.plaats.programmas / "pg_restore", "--no-owner", "--dbname=kaal", pad],
        env=omgeving_voor(adres), check=False, capture_output=True,
    )  # fmt: skip
    duur = time.perf_counter() - begin
    verwijder_databank(cluster, "kaal")
    return duur
