"""kill -9 of web, worker and PostgreSQL under writes, a hundred times: nothing half, lost or double (REL-04, AF-40).

The reference of the time is the start of Python on the same machine.
"""

import itertools
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bench import Reeks, Rij, meet_reeks
from bench.archief import Archief
from bench.geweld import DATABASE, WEB, WERKER, Geweld, Oordeel
from bench.opstelling import MAP
from bench.taken import Taken, breuken, hervat, stand, stort_bij, zet_klaar
from rotonde.cli.bezoeker import Bezoeker
from rotonde.cli.demo import Demo
from rotonde.cli.installatie import Installatie
from rotonde.cli.processen import Toezicht
from rotonde.cli.web import vrije_poort

KEREN = 100
GEDULD = 240.0


@dataclass(frozen=True)
class Uitkomst:
    """What a hundred kills left behind."""

    keren: dict[str, int]
    open_: int
    herstel: Reeks
    oordeel: Oordeel
    taken: Taken
    breuken: list[str]

    @property
    def totaal(self) -> int:
        return sum(self.keren.values())

    @property
    def te_veel_post(self) -> int:
        """Mails beyond one per job: only a job that was cut off may have sent twice."""
        return max(0, self.taken.mails - self.taken.aantal)

    def __str__(self) -> str:
        return (
            f"{self.totaal} kills ({', '.join(f'{naam} {aantal}' for naam, aantal in self.keren.items())}), waarvan "
            f"{self.open_} in een open transactie; {self.oordeel.gestuurd} handelingen, {self.oordeel.bevestigd} "
            f"bevestigd, {len(self.oordeel.verloren)} verloren, {len(self.oordeel.half)} half, "
            f"{len(self.oordeel.dubbel)} dubbel, {self.oordeel.los} los; {self.taken.gedaan} van {self.taken.aantal} "
            f"taken gedaan, {self.taken.mails} berichten; {len(self.breuken)} breuken in de keten"
        )


def hak_er_op_los(geweld: Geweld, *, keren: int, taken: int, gemeente: str, zaad: int) -> Uitkomst:
    """Kill web, worker and database in turn, `keren` times in all, at moments drawn with `zaad`; then look around.

    Before each kill of the worker or the database `taken` mails are put in the queue.
    """
    toeval = random.Random(zaad)
    geteld = dict.fromkeys((WEB, WERKER, DATABASE), 0)
    duren, open_ = [], 0
    zet_klaar(geweld, aantal=1, gemeente=gemeente)
    geweld.laat_schrijven()
    geweld.wacht_op_bevestiging(5)
    for doel in itertools.islice(itertools.cycle(geteld), keren):
        if doel != WEB:
            stort_bij(geweld, taken)
        time.sleep(toeval.uniform(0.05, 0.4))
        begin = time.perf_counter()
        open_ += geweld.hak(doel)
        geteld[doel] += 1
        geweld.wacht_op_bevestiging(2)
        duren.append((time.perf_counter() - begin) * 1000)
    geweld.laat_rusten()
    wacht_op_taken(geweld)
    return Uitkomst(geteld, open_, Reeks(tuple(duren)), geweld.oordeel(), stand(geweld), breuken(geweld))


def wacht_op_taken(geweld: Geweld) -> None:
    """Until every mail went; what died with a worker is put back as soon as that worker is silent for a while."""
    einde = time.monotonic() + GEDULD
    while (nu := stand(geweld)).gedaan < nu.aantal and time.monotonic() < einde:
        if nu.bezig:
            hervat(geweld, stil=12)
        time.sleep(1)


def meet() -> Iterator[Rij]:
    """A hundred kills on an installation of its own."""
    kaal = meet_reeks(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), rondes=5).mediaan
    with installatie_met_balie() as (installatie, cookies), Geweld(installatie, "heerde", cookies) as geweld:
        uitkomst = hak_er_op_los(geweld, keren=KEREN, taken=60, gemeente="0246", zaad=int(time.time()))
        print(uitkomst, flush=True)
        yield Rij("na kill -9 weer bevestigd schrijven", uitkomst.herstel.mediaan, uitkomst.herstel.spreiding, kaal)
        deel = 100 * uitkomst.open_ / uitkomst.totaal
        yield _telling("kills in een open transactie", deel, "≥ 50 %", deel >= 50, "%")
        fout = len(uitkomst.oordeel.verloren) + len(uitkomst.oordeel.half) + len(uitkomst.oordeel.dubbel)
        yield _telling(
            "verloren, halve of dubbele handelingen", fout + uitkomst.oordeel.los, "0", uitkomst.oordeel.goed
        )
        rest = uitkomst.taken.aantal - uitkomst.taken.gedaan
        yield _telling("taken die niet af zijn", rest, "0", rest == 0)
        yield _telling("breuken in de keten van de logs", len(uitkomst.breuken), "0", not uitkomst.breuken)


def _telling(wat: str, aantal: float, doel: str, gehaald: bool, eenheid: str = "keer") -> Rij:
    return Rij(wat, aantal, 0.0, doel=doel, gehaald=gehaald, eenheid=eenheid)


@contextmanager
def installatie_met_balie(archief: Archief | None = None) -> Iterator[tuple[Installatie, dict[str, str]]]:
    """A drawn installation whose server runs, and the cookies of somebody at the counter who is signed in.

    With `archief` the server keeps its log there.
    """
    demo = Demo(Installatie(MAP.with_name("bench-hak")), vrije_poort())
    demo.installatie.maak_map()
    cluster = demo.installatie.cluster
    try:
        if archief:
            archief.maak_map(cluster)
            cluster.instellingen |= archief.instellingen()
        demo.start_database()
        with Toezicht(demo.installatie.map / "log") as toezicht:
            demo.bouw(toezicht)
            demo.open(toezicht)
            assert demo.bevolk(toezicht), "de bevolking is niet klaar"
            bezoeker = Bezoeker(demo.poort)
            bezoeker.word("0246", "balie")
        yield demo.installatie, bezoeker.cookies
    finally:
        cluster.stop()
