"""What the cellar watches of itself: database, tables, worker, jobs, seal, listeners, disk and clock."""

import shutil
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.models import Min
from django.utils import timezone

from rotonde.kern import herstel, ketenkop, luisteraars, metingen, wie
from rotonde.kern.gezondheid import Cijfer, Stand, onderdeel
from rotonde.kern.metingen import meting
from rotonde.kern.models import Gebeurtenis, Luisterstand
from rotonde.kern.zegel import laatste_controle

# Seconds. Sealing and listening have their own rhythm in kern.jobs; a minute of silence is more than any pause.
HOOGSTENS_SECONDEN = {
    "hartslag": 60,
    "zegel": 60,
    "oudste_taak": 300,
    "achterstand": 60,
    "meting": 60,
    "klok": 5,
    "keten": 7500,
}
MINSTENS_VRIJ_MB = 200
# A copy a day with room for a slow one, a drill a month.
HOOGSTENS_OUD = {"kopie_uren": 26, "proef_dagen": 31}
# Measured against the clock of the database server, because the moments in these tables are written by it.
_LAATST_GELUKT = """
SELECT extract(epoch FROM now() - max(e.at)) FROM procrastinate_events e JOIN procrastinate_jobs j ON j.id = e.job_id
WHERE j.task_name = %s AND e.type = 'succeeded'
"""
_OUDSTE_TAAK = """
SELECT count(DISTINCT j.id), extract(epoch FROM now() - min(greatest(e.at, j.scheduled_at)))
FROM procrastinate_jobs j
LEFT JOIN procrastinate_events e ON e.job_id = j.id AND e.type IN ('deferred', 'deferred_for_retry')
WHERE j.status = 'todo' AND (j.scheduled_at IS NULL OR j.scheduled_at <= now())
"""


@onderdeel("database", titel="Database", doen="Kijk of de databaseserver draait en bereikbaar is.", nodig=True)
def database() -> Stand:
    """The database answers."""
    return Stand(bool(_getal("SELECT 1")))


@onderdeel(
    "tabellen",
    titel="Tabellen",
    doen="Draai ./rotonde beheer migrate: deze versie verwacht andere tabellen.",
    nodig=True,
)
def tabellen() -> Stand:
    """Every migration of this code has run. Newer ones may have: old code works on the next schema (REL-16)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        ontbreekt = len(_nodige_migraties() - set(cursor.fetchall()))
    return Stand(ontbreekt == 0, {"ontbreekt": ontbreekt})


@onderdeel("werker", titel="Werker", doen="Start een werker: ./rotonde beheer worker.")
def werker() -> Stand:
    """Some worker, on whichever host, said that it is alive."""
    hartslag = _seconden("SELECT extract(epoch FROM now() - max(last_heartbeat)) FROM procrastinate_workers")
    return Stand(_binnen("hartslag", hartslag), {"hartslag": hartslag})


@onderdeel(
    "taken", titel="Taken", doen="Start mislukte taken opnieuw, of laat ze vervallen, en kijk of een werker draait."
)
def taken() -> Stand:
    """No job waits too long, and none has failed without anybody looking (REL-06)."""
    wachtend, oudste = _rij(_OUDSTE_TAAK)
    oudste = None if oudste is None else max(0, int(oudste))
    mislukt = _getal("SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'")
    cijfers: dict[str, Cijfer] = {"wachtend": wachtend, "oudste_taak": oudste, "mislukt": mislukt}
    return Stand(mislukt == 0 and (oudste is None or _binnen("oudste_taak", oudste)), cijfers)


@onderdeel("zegel", titel="Zegel op de logboeken", doen="Kijk waarom de taak kern.verzegelen niet lukt.")
def zegel() -> Stand:
    """The logs were sealed less than a minute ago (AF-04)."""
    ronde = _seconden(_LAATST_GELUKT, "kern.verzegelen")
    return Stand(_binnen("zegel", ronde), {"laatste_ronde": ronde})


@onderdeel(
    "keten",
    titel="Keten over de logboeken",
    doen="Draai ./rotonde beheer zegel controleren en behandel een breuk als incident: docs/beheer/sleutels.md.",
)
def keten() -> Stand:
    """Every sealed line stood when the chain was checked last, and its head left the database lately (SEC-28).

    The check itself finds that the file of heads is gone. An installation that is too young for a first check, or a
    first head, is not red.
    """
    controle = laatste_controle()
    if controle is None:
        return Stand(_seconden(_LAATST_GELUKT, "kern.keten_nakijken") is None)
    ronde = int((timezone.now() - controle.moment).total_seconds())
    kop = _kop_oud()
    op_tijd = not ketenkop.hoort_er_te_zijn() if kop is None else kop <= ketenkop.OP_TIJD.total_seconds()
    goed = not controle.breuken and ronde <= HOOGSTENS_SECONDEN["keten"] and op_tijd
    cijfers: dict[str, Cijfer] = {"breuken": len(controle.breuken), "laatste_ronde": ronde, "regels": controle.regels}
    return Stand(goed, cijfers | {"laatste_kop": kop})


def _kop_oud() -> int | None:
    """How old the newest head is by its own words; a host that does not see the folder knows when the job was done."""
    if kop := ketenkop.nieuwste():
        return max(0, int((timezone.now() - datetime.fromisoformat(kop.moment)).total_seconds()))
    return _seconden(_LAATST_GELUKT, "kern.ketenkop")


@onderdeel(
    "luisteraars", titel="Luisteraars", doen="Kijk of een transactie openstaat, of waarom kern.luisteren niet lukt."
)
def luisteraars_() -> Stand:
    """What was announced was heard within a minute."""
    ronde = _seconden(_LAATST_GELUKT, "kern.luisteren")
    achter = metingen.hoogste("luisteraar_achterstand_seconden") or 0
    goed = _binnen("achterstand", ronde) and _binnen("achterstand", achter)
    return Stand(goed, {"laatste_ronde": ronde, "achterstand": int(achter)})


@onderdeel("metingen", titel="Metingen", doen="Kijk waarom de taak kern.meten niet lukt.")
def metingen_() -> Stand:
    """The figures that other parts rest on are fresh; without any gemeente there is nothing to count."""
    ronde = _seconden(_LAATST_GELUKT, "kern.meten")
    return Stand(_binnen("meting", ronde), {"laatste_ronde": ronde})


@onderdeel("schijf", titel="Schijf", doen="Maak ruimte vrij op de schijf van deze server.")
def schijf() -> Stand:
    """There is room left where this process writes its logs."""
    plaats = next(pad for pad in (settings.ROTONDE_MAP, *settings.ROTONDE_MAP.parents) if pad.exists())
    vrij = shutil.disk_usage(plaats).free // 2**20
    return Stand(vrij >= MINSTENS_VRIJ_MB, {"vrij_mb": vrij})


@onderdeel("klok", titel="Klok", doen="Zet de klokken van deze server en van de databaseserver gelijk (NTP).")
def klok() -> Stand:
    """This server and that of the database agree on the time (SEC-26)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        verschil = (timezone.now() - cursor.fetchone()[0]).total_seconds()
    return Stand(abs(verschil) <= HOOGSTENS_SECONDEN["klok"], {"verschil": round(verschil, 1)})


@onderdeel(
    "reservekopie",
    titel="Reservekopie",
    doen="Maak een kopie met ./rotonde reservekopie maken, en kijk waarom de vorige uitbleef.",
)
def reservekopie() -> Stand:
    """A copy of less than a day or so old; a demonstration has nothing to lose (REL-13)."""
    uren = _ouderdom(herstel.stand().kopie, 3600)
    return Stand(_jong("kopie_uren", uren), {"uren_oud": uren})


@onderdeel(
    "herstelproef",
    titel="Proef van herstel",
    doen="Draai ./rotonde reservekopie controleren, en lees waarom de vorige proef niet lukte.",
)
def herstelproef() -> Stand:
    """A copy was really restored less than a month ago, on an empty server (REL-14)."""
    dagen = _ouderdom(herstel.stand().proef, 86400)
    return Stand(_jong("proef_dagen", dagen), {"dagen_oud": dagen})


def _jong(naam: str, oud: float | None) -> bool:
    return not settings.PRODUCTIE or (oud is not None and oud <= HOOGSTENS_OUD[naam])


def _ouderdom(moment: datetime | None, eenheid: int) -> float | None:
    return None if moment is None else round(max(0.0, (timezone.now() - moment).total_seconds()) / eenheid, 1)


@meting("luisteraar_achterstand_seconden", uitleg="Age of the oldest announcement that a listener has not handled yet")
def achterstand() -> Mapping[str, float | None]:
    """Per listener, the age of the oldest gebeurtenis of this gemeente that it has still to hear; 0 when none."""
    standen = dict(Luisterstand.objects.values_list("luisteraar", "tot_xact"))
    return {naam: _achter(luisteraar, standen.get(naam, 0)) for naam, luisteraar in luisteraars.LUISTERAARS.items()}


def _achter(luisteraar: luisteraars.Luisteraar, tot: int) -> float:
    regels = Gebeurtenis.objects.filter(gemeente_id=wie.huidig().gemeente, soort__in=luisteraar.soorten)
    ongehoord = regels.extra(where=["xact >= %s"], params=[tot])
    oudste: datetime | None = ongehoord.aggregate(oudste=Min("tijd"))["oudste"]
    return 0.0 if oudste is None else max(0.0, (timezone.now() - oudste).total_seconds())


@cache
def _nodige_migraties() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).disk_migrations)


def _rij(vraag: str, *waarden: str) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(vraag, waarden)
        rij: tuple[Any, ...] = cursor.fetchone()
        return rij


def _getal(vraag: str) -> int:
    return int(_rij(vraag)[0])


def _seconden(vraag: str, *waarden: str) -> int | None:
    (waarde,) = _rij(vraag, *waarden)
    return None if waarde is None else max(0, int(waarde))


def _binnen(naam: str, seconden: float | None) -> bool:
    return seconden is not None and seconden <= HOOGSTENS_SECONDEN[naam]
