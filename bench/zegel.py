"""Is every change by a superuser found, and how fast is the check (SEC-27): 1,000 random changes, and lines per second.

Each change is made, judged and taken back on one connection of the superuser, with triggers and row level security
off. The lines are as many as one asks for: `ROTONDE_BENCH_REGELS=10000000 ./rotonde bench zegel` is the full size.
"""

import os
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import Rij
from bench.los import los

INGREPEN = 1000
REGELS = int(os.environ.get("ROTONDE_BENCH_REGELS", "1000000"))
PER_ZEGEL = 5000
DOEL_PER_SECONDE = 10_000_000 / 600
TEKSTKOLOMMEN = ("soort", "grond", "rol", "wet", "doel", "object_soort")
GEBEURTENIS = """
INSERT INTO kern_gebeurtenis (id, gemeente_id, tijd, actor, actor_soort, rol, wet, doel, grond, proces, soort,
                              object_soort, object_id, gegevens)
SELECT gen_random_uuid(), '0246', now(), gen_random_uuid(), 'dienst', 'dienst', 'algemeen', 'beheer', 'bench',
       gen_random_uuid(), 'bench.gebeurd', 'ding', gen_random_uuid(), '{}' FROM generate_series(1, %s)
"""


def ingreep(toeval: random.Random) -> tuple[str, list[str]]:
    """One thing that a superuser could do to a sealed log, drawn at random: its kind, and the SQL."""
    t = "kern_gebeurtenis"
    een = f"(SELECT id FROM {t} ORDER BY id OFFSET {toeval.randrange(12)} LIMIT 1)"
    zegel = f"tabel = '{t}' AND volgnummer = {toeval.randrange(1, 4)}"
    soorten: dict[str, list[str]] = {
        "wijzigen": [f"UPDATE {t} SET {toeval.choice(TEKSTKOLOMMEN)} = 'x{toeval.randrange(10**9)}' WHERE id = {een}"],
        "tijd verzetten": [f"UPDATE {t} SET tijd = tijd + interval '{toeval.randrange(1, 999)} ms' WHERE id = {een}"],
        "verwijderen": [f"DELETE FROM {t} WHERE id = {een}"],
        "invoegen": [
            f"INSERT INTO {t} SELECT r.* FROM {t} g, jsonb_populate_record(g, "
            f"jsonb_build_object('id', gen_random_uuid())) r WHERE g.id = {een}"
        ],
        "verwisselen": [
            f"UPDATE {t} a SET xact = b.xact FROM (SELECT max(xact) AS xact FROM {t}) b "
            f"WHERE a.id = (SELECT id FROM {t} WHERE xact < (SELECT max(xact) FROM {t}) ORDER BY random() LIMIT 1)"
        ],
        "leegmaken": [f"TRUNCATE {t}"],
        "afkappen": [
            f"DELETE FROM {t} WHERE xact >= (SELECT van_xact FROM kern_zegel WHERE {zegel})",
            f"DELETE FROM kern_zegel WHERE tabel = '{t}' AND volgnummer >= (SELECT volgnummer FROM kern_zegel "
            f"WHERE {zegel})",
        ],
        "zegel weg": [f"DELETE FROM kern_zegel WHERE {zegel}"],
        "zegel vervalsen": [f"UPDATE kern_zegel SET hash = sha256('{toeval.random()}'::bytea) WHERE {zegel}"],
        "kolom verzwijgen": [f"UPDATE kern_zegel SET kolommen = kolommen - 0 WHERE {zegel}"],
    }
    soort = toeval.choice(list(soorten))
    return soort, soorten[soort]


def gevonden(opdrachten: list[str], map_: Path, alias: str) -> bool:
    """True when the check finds what these statements do; afterwards everything is as it was."""
    from django.db import connections, transaction

    from rotonde.kern import keten

    class Terug(Exception):
        pass

    vondst = False
    try:
        with transaction.atomic(using=alias):
            with connections[alias].cursor() as cursor:
                for opdracht in opdrachten:
                    cursor.execute(opdracht)
            vondst = bool(keten.controleer(using=alias, map_=map_).breuken)
            raise Terug
    except Terug:
        return vondst


def meet() -> Iterator[Rij]:
    with los("zegel") as alias, tempfile.TemporaryDirectory() as map_:
        yield _ingrepen(alias, Path(map_))
        yield _snelheid(alias)


def _ingrepen(alias: str, map_: Path) -> Rij:
    from rotonde.kern import ketenkop

    _vul(alias, 24, per_zegel=6)
    ketenkop.voer_uit(map_, using=alias)
    assert not gevonden([], map_, alias), "een ongeschonden log moet kloppen"
    toeval = random.Random(27)
    gemist = [soort for soort, sql in (ingreep(toeval) for _ in range(INGREPEN)) if not gevonden(sql, map_, alias)]
    return Rij(
        f"ingrepen van een superuser gevonden, van {INGREPEN}{f', gemist: {set(gemist)}' if gemist else ''}",
        INGREPEN - len(gemist), 0, doel=f"= {INGREPEN}", gehaald=not gemist, eenheid="",
    )  # fmt: skip


def _snelheid(alias: str) -> Rij:
    from rotonde.kern import zegel

    _vul(alias, REGELS, per_zegel=PER_ZEGEL)
    uitkomst = zegel.kijk_na(using=alias)
    assert not uitkomst.breuken
    per_seconde = uitkomst.regels / uitkomst.seconden
    return Rij(
        f"nakijken van {uitkomst.regels} regels in {uitkomst.seconden:.0f} s",
        per_seconde, 0, doel=f"≥ {DOEL_PER_SECONDE:.0f}", gehaald=per_seconde >= DOEL_PER_SECONDE, eenheid="regels/s",
    )  # fmt: skip


def _vul(alias: str, regels: int, *, per_zegel: int) -> None:
    from django.db import connections

    from rotonde.kern import zegel

    for _ in range(regels // per_zegel):
        with connections[alias].cursor() as cursor:
            cursor.execute(GEBEURTENIS, [per_zegel])
        assert zegel.verzegel(using=alias) == per_zegel
