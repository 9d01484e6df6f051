"""The datalek query on a long inzagelog: who saw 100 persons in 30 days, goal 60 s on 10 million lines (PRIV-50).

The lines are written by PostgreSQL itself, as worker, through row level security and every index: 10 million, or
ROTONDE_BENCH_REGELS. The plan is printed. The reference is one count over the same lines from front to back.
"""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import psycopg

from bench import Rij, meet_reeks
from bench.opstelling import MAP
from rotonde.cli.demo import Demo
from rotonde.cli.installatie import Installatie
from rotonde.cli.processen import Toezicht
from rotonde.cli.web import vrije_poort
from rotonde.privacy.logvraag import VRAAG

REGELS = int(os.environ.get("ROTONDE_BENCH_REGELS", "10000000"))
PER_KEER = 500_000
PERSONEN = 20_000
GEVRAAGD = 100
DOEL = 60.0
GEMEENTE = "0246"
DAG = datetime(2024, 12, 1, tzinfo=UTC)
# Five years of lines over 20,000 persons and 400 medewerkers; ids are made from numbers, so that they can be asked.
_VUL = """
INSERT INTO kern_inzage (id, gemeente_id, tijd, actor, actor_soort, rol, wet, doel, grond, proces, soort, betrokkene,
    dossier, gegevensgroep, organisatie)
SELECT gen_random_uuid(), %(gemeente)s, %(dag)s::timestamptz - (n %% 1826) * interval '1 day' - (n %% 86400) * interval
    '1 second', ('00000000-0000-7000-9000-' || lpad(to_hex(n %% 400), 12, '0'))::uuid, 'medewerker', 'aanspreekpunt',
    'wmo', 'hulpverlening', 'bench', gen_random_uuid(), (ARRAY['tonen', 'zoeken', 'verzenden'])[1 + n %% 3],
    ('00000000-0000-7000-a000-' || lpad(to_hex(n %% %(personen)s), 12, '0'))::uuid, NULL,
    (ARRAY['dossier', 'persoonsgegevens', 'beschikking', 'caseload'])[1 + n %% 4], 'Gemeente Heerde'
FROM generate_series(%(van)s::bigint, %(tot)s::bigint - 1) AS n
"""
_IK = {
    "gemeente": GEMEENTE, "actor": "00000000-0000-7000-8000-000000000001", "actor_soort": "dienst", "rol": "dienst",
    "wet": "algemeen", "doel": "beheer", "grond": "bench", "dossier": "geen",
    "proces": "00000000-0000-7000-8000-000000000002",
}  # fmt: skip


def meet() -> Iterator[Rij]:
    demo = Demo(Installatie(MAP), vrije_poort())
    demo.installatie.maak_map()
    try:
        demo.start_database()
        with Toezicht(demo.installatie.map / "log") as toezicht:
            demo.bouw(toezicht)
        yield _gevuld(demo.adressen["DATABASE_URL_WORKER"], demo.adressen["DATABASE_URL_EIGENAAR"])
        yield from _gevraagd(demo.adressen["DATABASE_URL_WEB"])
    finally:
        demo.installatie.cluster.stop()


def _gevuld(worker: str, eigenaar: str) -> Rij:
    """Write what is missing, per half a million lines one transaction, and let PostgreSQL look at the result."""
    begin = time.perf_counter()
    with psycopg.connect(worker, autocommit=True) as verbinding:
        staat = _tel(verbinding)
        for van in range(staat, REGELS, PER_KEER):
            with verbinding.transaction():
                _zeg_wie(verbinding, _IK)
                grens = min(van + PER_KEER, REGELS)
                verbinding.execute(
                    _VUL, {"gemeente": GEMEENTE, "dag": DAG, "personen": PERSONEN, "van": van, "tot": grens}
                )
    seconden = time.perf_counter() - begin
    with psycopg.connect(eigenaar, autocommit=True) as verbinding:
        verbinding.execute("VACUUM ANALYZE kern_inzage")
    print(f"{REGELS - staat:,} regels erbij in {seconden:.0f} s ({(REGELS - staat) / max(seconden, 0.01):,.0f}/s)")
    return Rij(f"vullen tot {REGELS:,} regels", seconden, 0.0, eenheid="s")


def _gevraagd(web: str) -> Iterator[Rij]:
    personen = [UUID(f"00000000-0000-7000-a000-{nummer:012x}") for nummer in range(0, PERSONEN, PERSONEN // GEVRAAGD)]
    vraag = {"gemeente": GEMEENTE, "personen": personen, "van": DAG - timedelta(days=30), "tot": DAG}
    with psycopg.connect(web) as verbinding:
        _zeg_wie(verbinding, _IK | {"actor_soort": "medewerker", "rol": "fg", "doel": "toezicht"})
        for (regel,) in verbinding.execute(f"EXPLAIN (ANALYZE, BUFFERS) {VRAAG}", vraag):
            print(regel)
        ons = meet_reeks(lambda: verbinding.execute(VRAAG, vraag).fetchall(), rondes=5)
        lang = vraag | {"van": DAG - timedelta(days=1826)}
        alles = meet_reeks(lambda: verbinding.execute(VRAAG, lang).fetchall(), rondes=3)
        tel = meet_reeks(lambda: _tel(verbinding), rondes=1, warm=0)
    for wat, reeks in ((f"{len(personen)} personen, 30 dagen", ons), (f"{len(personen)} personen, 5 jaar", alles)):
        seconden = reeks.mediaan / 1000
        yield Rij(
            f"{wat}, {REGELS:,} regels", seconden, reeks.spreiding / 1000, tel.mediaan / 1000,
            doel=f"≤ {DOEL:.0f} s", gehaald=seconden <= DOEL, eenheid="s",
        )  # fmt: skip


def _zeg_wie(verbinding: psycopg.Connection, vrager: dict[str, str]) -> None:
    for naam, waarde in vrager.items():
        verbinding.execute("SELECT set_config(%s, %s, true)", [f"rotonde.{naam}", waarde])


def _tel(verbinding: psycopg.Connection) -> int:
    with verbinding.transaction():
        _zeg_wie(verbinding, _IK)
        rij = verbinding.execute("SELECT count(*) FROM kern_inzage WHERE grond = 'bench'").fetchone()
    return int(rij[0]) if rij else 0
