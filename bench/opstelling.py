"""What page measurements run on: a built demo and the reference, each behind its own web server, on one database."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from rotonde.cli.bezoeker import Bezoeker
from rotonde.cli.demo import Demo
from rotonde.cli.installatie import WORTEL, Installatie
from rotonde.cli.processen import Toezicht
from rotonde.cli.web import vrije_poort, wacht_op_antwoord, webserver

MAP = WORTEL / ".rotonde" / "bench"
REFERENTIETABEL = """
CREATE SCHEMA IF NOT EXISTS referentie;
CREATE TABLE IF NOT EXISTS referentie.regel (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, wie integer NOT NULL, tijd timestamptz DEFAULT now()
);
GRANT USAGE ON SCHEMA referentie TO rotonde_reservekopie;
GRANT INSERT, SELECT ON referentie.regel TO rotonde_reservekopie;
GRANT SELECT, INSERT, UPDATE, DELETE ON django_session TO rotonde_reservekopie;
"""


@contextmanager
def opstelling(*, bevolkt: bool) -> Iterator[tuple[Demo, Bezoeker, Bezoeker]]:
    """The running demo, a visitor to it, and a visitor who is signed in at the reference.

    With `bevolkt` the population is drawn first, which takes minutes the first time.
    """
    demo = Demo(Installatie(MAP), vrije_poort())
    demo.installatie.maak_map()
    try:
        demo.start_database()
        with Toezicht(demo.installatie.map / "log") as toezicht:
            demo.bouw(toezicht)
            demo.open(toezicht)
            if bevolkt:
                assert demo.bevolk(toezicht), "de bevolking is niet klaar"
            kaal = Bezoeker(_start_referentie(demo, toezicht))
            kaal.vraag("/aanmelden")
            yield demo, Bezoeker(demo.poort), kaal
    finally:
        demo.installatie.cluster.stop()


def _start_referentie(demo: Demo, toezicht: Toezicht) -> int:
    with psycopg.connect(demo.adressen["DATABASE_URL_EIGENAAR"]) as eigenaar:
        eigenaar.execute(REFERENTIETABEL)
    poort = vrije_poort()
    pad = os.pathsep.join((str(WORTEL / "src"), str(WORTEL)))
    opdracht = webserver(poort, toepassing="bench.referentie.wsgi:application")
    omgeving = {"PYTHONPATH": pad, "DATABASE_URL_WEB": demo.adressen["DATABASE_URL_RESERVEKOPIE"]}
    kind = toezicht.start("referentie", opdracht, demo.omgeving("web") | omgeving)
    wacht_op_antwoord(poort, kind, lambda: toezicht.mislukt("referentie"))
    return poort


def zaai(demo: Demo, *opdracht: str) -> str:
    """Run one command of bench/zaaien.py as a worker of this demo, and return what it printed."""
    pad = os.pathsep.join((str(WORTEL / "src"), str(WORTEL)))
    uitkomst = subprocess.run(
        [sys.executable, "-P", "-m", "bench.zaaien", *opdracht],
        env=os.environ | demo.omgeving("worker") | {"PYTHONPATH": pad},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert not uitkomst.returncode, uitkomst.stderr
    return uitkomst.stdout.strip()
