"""Back to 20 random moments from an archive of the log: counts, sums and the chain as they were then (REL-13).

The reference is a copy of the same base without replaying any log.
"""

import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from bench import Reeks, Rij, meet_reeks
from bench.archief import Archief, ruim_op
from bench.geweld import Geweld
from bench.hak import installatie_met_balie
from bench.taken import breuken_in
from rotonde.cli.installatie import DATABANK, Installatie
from rotonde.cluster.server import Cluster
from rotonde.reservekopie.inhoud import Inhoud, tel

PUNTEN = 20
DOEL_MINUTEN = 15


def meet() -> Iterator[Rij]:
    """Write for a while with a quiet moment now and then, and go back to each of those."""
    with tempfile.TemporaryDirectory() as map_:
        Path(map_).chmod(0o711)
        archief = Archief(Path(map_) / "archief")
        with installatie_met_balie(archief) as (installatie, cookies):
            archief.maak_basis(installatie.cluster)
            punten = _schrijf(Geweld(installatie, "heerde", cookies))
            archief.sluit_af(installatie.cluster)
            kaal = meet_reeks(lambda: _kopieer(archief.basis, Path(map_) / "kaal"), rondes=3)
            duren, fouten = [], []
            for nummer, (moment, inhoud) in enumerate(punten):
                terug = Cluster(Path(map_) / f"terug-{nummer}")
                begin = time.perf_counter()
                archief.terug(terug, installatie.cluster, moment)
                duren.append((time.perf_counter() - begin) * 1000)
                fouten += _vergelijk(terug, installatie, inhoud)
                ruim_op(terug)
        reeks = Reeks(tuple(duren))
        gehaald = max(reeks.duren) <= DOEL_MINUTEN * 60_000
        doel = f"≤ {DOEL_MINUTEN} min"
        yield Rij(f"terug naar {PUNTEN} tijdstippen", reeks.mediaan, reeks.spreiding, kaal.mediaan, doel, gehaald)
        yield Rij("verschillen in tabellen of keten", len(fouten), 0.0, None, "0", not fouten, "keer")
        for fout in fouten[:5]:
            print(fout, flush=True)


def _schrijf(geweld: Geweld) -> list[tuple[datetime, Inhoud]]:
    """Moments at which nobody wrote, each with what was there."""
    punten = []
    for _ in range(PUNTEN):
        with geweld:
            geweld.laat_schrijven()
            geweld.wacht_op_bevestiging(10)
            time.sleep(random.uniform(0.2, 2.0))
        with geweld.cluster.beheer(DATABANK) as verbinding, verbinding.transaction():
            inhoud = tel(verbinding)
        time.sleep(0.2)
        punten.append((datetime.now(UTC), inhoud))
        time.sleep(0.2)
    return random.sample(punten, len(punten))


def _vergelijk(terug: Cluster, installatie: Installatie, inhoud: Inhoud) -> list[str]:
    try:
        with terug.beheer(DATABANK) as verbinding, verbinding.transaction():
            verschillen = inhoud.verschillen(tel(verbinding))
    except psycopg.Error as fout:
        return [str(fout)]
    return [*verschillen, *breuken_in(installatie, terug)]


def _kopieer(van: Path, naar: Path) -> None:
    shutil.rmtree(naar, ignore_errors=True)
    shutil.copytree(van, naar)
