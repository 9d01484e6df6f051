"""What the queue of jobs says: which tasks run, which failed. Names and numbers; what a job is about stays in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import connection

HOOGSTENS = 50
_MISLUKT = """
SELECT j.id, j.task_name, j.attempts, j.spoor,
       (SELECT max(e.at) FROM procrastinate_events e WHERE e.job_id = j.id AND e.type = 'failed')
FROM procrastinate_jobs j WHERE j.status = 'failed' ORDER BY j.id DESC LIMIT %s
"""
_DRUKTE = """
SELECT j.task_name, count(*) FILTER (WHERE j.status = 'todo'), count(*) FILTER (WHERE j.status = 'doing'),
       count(*) FILTER (WHERE j.status = 'succeeded'), count(*) FILTER (WHERE j.status = 'failed')
FROM procrastinate_jobs j GROUP BY 1 ORDER BY 1
"""


@dataclass(frozen=True)
class Mislukt:
    """A job that failed for good: it waits for somebody who starts it again or lets it go."""

    id: int
    taak: str
    pogingen: int
    spoor: str
    moment: datetime | None


@dataclass(frozen=True)
class Drukte:
    """How many jobs of one task stand in the queue, by status; done ones are forgotten after a day."""

    taak: str
    wacht: int
    loopt: int
    klaar: int
    mislukt: int


def mislukte() -> Sequence[Mislukt]:
    """The jobs that failed last, at most HOOGSTENS of them."""
    with connection.cursor() as cursor:
        cursor.execute(_MISLUKT, [HOOGSTENS])
        return [
            Mislukt(id_, taak, pogingen, spoor.hex if spoor else "", moment)
            for id_, taak, pogingen, spoor, moment in cursor.fetchall()
        ]


def drukte() -> Sequence[Drukte]:
    """All tasks in the queue, by name."""
    with connection.cursor() as cursor:
        cursor.execute(_DRUKTE)
        return [Drukte(*rij) for rij in cursor.fetchall()]


def kenmerk(taak: int) -> UUID:
    """The id under which gebeurtenissen name a job, which has a number and no uuid."""
    return uuid5(NAMESPACE_URL, f"rotonde/taak/{taak}")
