"""A job belongs to the trace of what enqueued it.

The number travels in the queue itself: the column `spoor` of procrastinate_jobs fills itself from the context of the
transaction that adds the job (migration 0006), so no task has to take it along. A job that nobody's work enqueued,
such as one on the clock, begins a trace of its own.
"""

import logging
from datetime import UTC, datetime
from typing import Any

from procrastinate import JobContext
from procrastinate.middleware import AsyncCallNext

from rotonde.kern import spoor
from rotonde.kern.spoorlegger import stuur_uit

logboek = logging.getLogger(__name__)


async def volg_taak(call_next: AsyncCallNext, context: JobContext, worker: object) -> Any:
    """Middleware of the worker: around every job. The context ends with the job, so the trace is not taken back."""
    rij = await context.app.connector.execute_query_one_async(
        "SELECT spoor FROM procrastinate_jobs WHERE id = %(id)s", id=context.job.id
    )
    hier = spoor.vervolg(rij["spoor"]) if rij["spoor"] else spoor.nieuw()
    spoor.zet(hier)
    begin, gelukt = datetime.now(UTC), False
    try:
        uitkomst = await call_next()
        gelukt = True
    except Exception:
        logboek.exception("taak %s (%s) is mislukt", context.job.task_name, context.job.id)
        raise
    finally:
        stuur_uit(hier, context.job.task_name, "consumer", begin, gelukt)
    return uitkomst
