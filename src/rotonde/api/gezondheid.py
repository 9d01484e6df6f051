"""Is every part well: the database, the worker, the seal on the logs, the disk. Figures only (REL-20)."""

import shutil
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

HOOGSTENS_SECONDEN = {"hartslag": 60, "zegel": 60, "oudste_taak": 300}
MINSTENS_VRIJ_MB = 200
# Measured against the clock of the database server, because the moments in these tables are written by it.
_VRAAG = """
SELECT now(),
       (SELECT max(last_heartbeat) FROM procrastinate_workers),
       (SELECT max(e.at) FROM procrastinate_events e JOIN procrastinate_jobs j ON j.id = e.job_id
         WHERE j.task_name = 'kern.verzegelen' AND e.type = 'succeeded'),
       (SELECT count(*) FROM procrastinate_jobs
         WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now())),
       (SELECT min(e.at) FROM procrastinate_events e JOIN procrastinate_jobs j ON j.id = e.job_id
         WHERE j.status = 'todo' AND (j.scheduled_at IS NULL OR j.scheduled_at <= now()) AND e.type = 'deferred'),
       (SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed')
"""


def meet() -> dict[str, Any]:
    """The state of each part; `gezond` is true when every part is. Ages are in seconds, None means: never seen."""
    stand: dict[str, Any] = {"moment": timezone.now().isoformat(timespec="seconds"), **_database(), **_schijf()}
    stand["gezond"] = all(deel["gezond"] for deel in stand.values() if isinstance(deel, dict))
    return stand


def _database() -> dict[str, Any]:
    try:
        with connection.cursor() as cursor:
            cursor.execute(_VRAAG)
            nu, hartslag, verzegeld, wachtend, oudste, mislukt = cursor.fetchone()
    except DatabaseError:
        onbekend = {"gezond": False}
        return {"database": {"gezond": False}, "werker": onbekend, "zegel": onbekend}
    klopt, zegelt, wacht = _sinds(hartslag, nu), _sinds(verzegeld, nu), _sinds(oudste, nu)
    return {
        "database": {"gezond": True},
        "werker": {
            "gezond": _binnen("hartslag", klopt) and (wacht is None or _binnen("oudste_taak", wacht)),
            "hartslag": klopt,
            "taken_wachtend": wachtend,
            "oudste_taak": wacht,
            "taken_mislukt": mislukt,
        },
        "zegel": {"gezond": _binnen("zegel", zegelt), "laatste_ronde": zegelt},
    }


def _schijf() -> dict[str, Any]:
    plaats = next(pad for pad in (settings.ROTONDE_MAP, *settings.ROTONDE_MAP.parents) if pad.exists())
    vrij = shutil.disk_usage(plaats).free // 2**20
    return {"schijf": {"gezond": vrij >= MINSTENS_VRIJ_MB, "vrij_mb": vrij}}


def _sinds(moment: datetime | None, nu: datetime) -> int | None:
    return None if moment is None else max(0, int((nu - moment).total_seconds()))


def _binnen(naam: str, seconden: int | None) -> bool:
    return seconden is not None and seconden <= HOOGSTENS_SECONDEN[naam]
