"""100,000 dossiers over 25 simulated years: none destroyed too early, none too late (PRIV-44)."""

import importlib
import os
import time
from collections.abc import Iterator

import django

from bench import Rij
from bench.opstelling import MAP
from rotonde.cli.demo import Demo
from rotonde.cli.installatie import Installatie
from rotonde.cli.processen import Toezicht
from rotonde.cli.web import vrije_poort

AANTAL = int(os.environ.get("ROTONDE_BEWAARPROEF", "100000"))


def meet() -> Iterator[Rij]:
    demo = Demo(Installatie(MAP), vrije_poort())
    demo.installatie.maak_map()
    try:
        demo.start_database()
        with Toezicht(demo.installatie.map / "log") as toezicht:
            demo.bouw(toezicht)
        os.environ.update(demo.omgeving("worker"))
        os.environ["ROTONDE_VERNIETIGINGEN"] = str(demo.installatie.map / f"vernietigingen-{os.getpid()}.jsonl")
        django.setup()
        yield from _rijen()
    finally:
        demo.installatie.cluster.stop()


def _rijen() -> Iterator[Rij]:
    # The models exist from here.
    bewaarproef = importlib.import_module("bench.bewaarproef")
    begin = time.perf_counter()
    uitslag = bewaarproef.loop_af(bewaarproef.trek(AANTAL))
    duur = time.perf_counter() - begin
    yield Rij(f"dossiers over 25 jaar, {uitslag.rondes} rondes", uitslag.dossiers, 0, eenheid="dossiers")
    yield Rij("vernietigd op hun dag", uitslag.vernietigd, 0, eenheid="dossiers", gehaald=uitslag.vernietigd > 0)
    yield Rij("waarvan na een nieuwe start van de termijn", uitslag.herstart, 0, eenheid="dossiers")
    yield Rij("te vroeg", uitslag.te_vroeg, 0, eenheid="dossiers", doel="0", gehaald=uitslag.te_vroeg == 0)
    yield Rij("te laat", uitslag.te_laat, 0, eenheid="dossiers", doel="0", gehaald=uitslag.te_laat == 0)
    yield Rij("vastgehouden door een blokkade, per ronde", uitslag.geblokkeerd, 0, eenheid="dossiers")
    yield Rij("duur", duur, 0, eenheid="s")
