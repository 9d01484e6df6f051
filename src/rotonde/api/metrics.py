"""The figures of `/metrics`: what the processes of this host counted, and what the database says of all.

What is read from the database is the same whichever process is asked: take it from one, or the maximum. Labels come
from closed sets (parts, tasks, gemeenten, roles of the database); no figure is about a person.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connection, transaction
from procrastinate.contrib.django import app
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from rotonde import __version__
from rotonde.kern import gezondheid, metingen, tellers
from rotonde.kern.soorten import DatabaseRol

_TAKEN = "SELECT task_name, status::text, count(*) FROM procrastinate_jobs GROUP BY 1, 2"
# From the start of an attempt to its end; a job that was tried twice counts twice.
_DUREN = """
SELECT j.task_name, count(*) FILTER (WHERE e.type = 'succeeded'), count(*) FILTER (WHERE e.type <> 'succeeded'),
       percentile_cont(ARRAY[0.5, 0.95, 1]) WITHIN GROUP (ORDER BY extract(epoch FROM e.at - b.at))
FROM procrastinate_events e
JOIN procrastinate_jobs j ON j.id = e.job_id
CROSS JOIN LATERAL (
  SELECT max(at) AS at FROM procrastinate_events WHERE job_id = e.job_id AND type = 'started' AND id < e.id) b
WHERE e.type IN ('succeeded', 'failed', 'deferred_for_retry') AND e.at > now() - interval '1 hour'
GROUP BY 1
"""
_VERBINDINGEN = "SELECT usename, count(*) FROM pg_stat_activity WHERE datname = current_database() GROUP BY 1"
DEELPUNTEN = ("0.5", "0.95", "1")


def tekst() -> bytes:
    """All figures in the text format of Prometheus."""
    eigen = CollectorRegistry()
    eigen.register(Installatiecijfers())
    return generate_latest(tellers.register()) + generate_latest(eigen)


class Installatiecijfers(Collector):
    """Asked per scrape; a database that is away leaves only the parts, and those are red."""

    def describe(self) -> list[Metric]:
        """Nothing beforehand: what there is depends on the rooms."""
        return []

    def collect(self) -> Iterator[Metric]:
        standen = gezondheid.meet()
        yield _maat("rotonde_info", "Version of the code", ["version"], [([__version__], 1)])
        yield _maat(
            "rotonde_part_healthy", "1 when the part is well", ["part"], [([n], s.gezond) for n, s in standen.items()]
        )
        yield _maat(
            "rotonde_part_figure", "Figures of a part, ages in seconds", ["part", "figure"],
            [([n, c], w) for n, s in standen.items() for c, w in s.cijfers.items() if isinstance(w, int | float)],
        )  # fmt: skip
        if standen["database"].gezond:
            with transaction.atomic():
                yield from (*_geteld(), *_taken(), _verbindingen())


def _geteld() -> Iterator[Metric]:
    laatste = metingen.laatste()
    for naam, soort in metingen.MEETSOORTEN.items():
        rijen = [([m.gemeente, m.deel], m.waarde) for m in laatste if m.naam == naam and m.waarde is not None]
        yield _maat(f"rotonde_{naam}", soort.uitleg, ["gemeente", "part"], rijen)


def _taken() -> Iterator[Metric]:
    aantallen = [([_taak(naam), status], aantal) for naam, status, aantal in _rijen(_TAKEN)]
    yield _maat("rotonde_jobs", "Jobs in the queue by task and status", ["task", "status"], aantallen)
    duren = _rijen(_DUREN)
    uitslagen = [([_taak(n), u], a) for n, goed, fout, _ in duren for u, a in (("done", goed), ("failed", fout))]
    yield _maat("rotonde_job_attempts_last_hour", "Attempts that ended, by outcome", ["task", "outcome"], uitslagen)
    delen = [
        ([_taak(n), punt], seconden)
        for n, _, _, waarden in duren
        for punt, seconden in zip(DEELPUNTEN, waarden, strict=True)
        if seconden is not None
    ]
    yield _maat("rotonde_job_seconds_last_hour", "Duration of attempts", ["task", "quantile"], delen)


def _verbindingen() -> Metric:
    rollen = {rol.value for rol in DatabaseRol}
    rijen = [([rol if rol in rollen else "other"], aantal) for rol, aantal in _rijen(_VERBINDINGEN)]
    return _maat("rotonde_database_connections", "Connections to this database, by role", ["role"], rijen)


def _taak(naam: str) -> str:
    return naam if naam in app.tasks else "other"


def _rijen(vraag: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(vraag)
        return list(cursor.fetchall())


def _maat(naam: str, uitleg: str, labels: list[str], rijen: list[tuple[list[str], float]]) -> Metric:
    """A gauge; rows with the same labels are added up."""
    maat = GaugeMetricFamily(naam, uitleg, labels=labels)
    opgeteld: dict[tuple[str, ...], float] = {}
    for waarden, getal in rijen:
        opgeteld[tuple(waarden)] = opgeteld.get(tuple(waarden), 0) + float(getal)
    for sleutel, getal in opgeteld.items():
        maat.add_metric(list(sleutel), getal)
    return maat
