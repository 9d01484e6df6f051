"""A job that failed, as the worker leaves one behind."""

from uuid import UUID, uuid4

from django.db import connection

MAIL = "portaal.kondig_brief_aan"


def mislukte_taak(naam: str = MAIL, *, persoon: UUID | None = None, rij: str | None = None) -> int:
    """Put a job in the queue and let it fail; `rij` is its queueing lock."""
    args = f'{{"gemeente": "0246", "persoon": "{persoon or uuid4()}"}}'
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, queueing_lock, status, attempts)"
            " VALUES ('default', %s, %s, %s, 'doing', 1) RETURNING id",
            [naam, args, rij],
        )
        taak = int(cursor.fetchone()[0])
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed' WHERE id = %s", [taak])
    return taak
