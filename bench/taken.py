"""Work for the worker while it is being killed: mails to announce, each of which must come to its end."""

import json
import subprocess
import sys
import time
from dataclasses import dataclass

import psycopg

from bench.geweld import GEDULD, WERKER, Geweld
from rotonde.cli.installatie import DATABANK, Installatie
from rotonde.cluster.geheimen import geheimen
from rotonde.cluster.rollen import urls
from rotonde.cluster.server import Cluster

_ZET_KLAAR = """
import django; django.setup()
from rotonde.kern import wie
from rotonde.kern.soorten import Doel, Wet
from rotonde.inwoners.models import Persoon
from rotonde.portaal.jobs import kondig_brief_aan
with wie.als(wie.dienst(gemeente="{gemeente}", wet=Wet.ALGEMEEN, doel=Doel.UITVOERING, grond="proef")):
    iemand = Persoon.objects.order_by("id").first()
    Persoon.objects.filter(pk=iemand.pk).update(email="proef@voorbeeld.test")
for _ in range({aantal}):
    kondig_brief_aan.defer(gemeente="{gemeente}", persoon=str(iemand.pk))
"""
# What a worker that died was doing comes back within a minute; here it need not wait for that.
_HERVAT = """
import asyncio, django; django.setup()
from procrastinate.contrib.django import app
from rotonde.kern.jobs import zet_terug
async def nu():
    with app.replace_connector(app.connector.get_worker_connector()) as vanuit:
        async with vanuit.open_async():
            print(await zet_terug(vanuit, zonder_hartslag={stil}))
asyncio.run(nu())
"""
_ZEGELS = """
import django, json; django.setup()
from rotonde.kern import zegel
zegel.verzegel()
print(json.dumps([f"{b.tabel} {b.volgnummer}: {b.reden}" for b in zegel.controleer()]))
"""
_TAKEN = """
SELECT count(*), count(*) FILTER (WHERE status = 'succeeded'), count(*) FILTER (WHERE status = 'doing'),
       coalesce(sum(attempts), 0)
FROM procrastinate_jobs WHERE task_name = 'portaal.kondig_brief_aan'
"""


# As the library does it, without starting Python for each handful.
_STORT = """
INSERT INTO procrastinate_jobs (queue_name, task_name, status, args)
SELECT j.queue_name, j.task_name, 'todo', j.args
FROM (SELECT * FROM procrastinate_jobs WHERE task_name = 'portaal.kondig_brief_aan' LIMIT 1) j, generate_series(1, %s)
"""

# Nothing is being done, and not one of the last that came is done: the worker has yet to begin.
_WACHT = """
SELECT NOT EXISTS (SELECT FROM procrastinate_jobs WHERE task_name = 'portaal.kondig_brief_aan' AND status = 'doing')
   AND (SELECT status = 'todo' FROM procrastinate_jobs WHERE task_name = 'portaal.kondig_brief_aan'
        ORDER BY id DESC LIMIT 1)
   AND (SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'portaal.kondig_brief_aan' AND status = 'todo') >= %s
"""


@dataclass(frozen=True)
class Taken:
    """How the jobs came out: how many there are, how many were done, how often they were begun, how many mails went."""

    aantal: int
    gedaan: int
    bezig: int
    pogingen: int
    mails: int


def zet_klaar(geweld: Geweld, *, aantal: int, gemeente: str) -> None:
    """Put so many mails in the queue."""
    geweld.django(_ZET_KLAAR.format(aantal=aantal, gemeente=gemeente))


def stort_bij(geweld: Geweld, aantal: int) -> None:
    """Put so many mails more in the queue, and return when the worker has begun with them."""
    einde = time.monotonic() + GEDULD
    with psycopg.connect(geweld.adressen["DATABASE_URL_WORKER"], autocommit=True) as verbinding:
        verbinding.execute(_STORT, [aantal])
        while verbinding.execute(_WACHT, [aantal]).fetchone() == (True,):
            assert time.monotonic() < einde, f"de werker doet niets: {geweld.logboek(WERKER)[-2000:]}"
            time.sleep(0.01)


def hervat(geweld: Geweld, *, stil: float) -> int:
    """Put back what dead workers were doing, as the job of every minute does."""
    return int(geweld.django(_HERVAT.format(stil=stil)))


def stand(geweld: Geweld) -> Taken:
    """How far the jobs are."""
    with geweld.cluster.beheer("rotonde") as verbinding:
        rij = verbinding.execute(_TAKEN).fetchone()
    assert rij is not None
    post = geweld.installatie.map / "post"
    mails = sum(pad.read_text(errors="replace").count("Subject:") for pad in post.glob("*")) if post.is_dir() else 0
    return Taken(*(int(getal) for getal in rij), mails)


def breuken(geweld: Geweld) -> list[str]:
    """Seal what is left and look at the whole chain."""
    gevonden: list[str] = json.loads(geweld.django(_ZEGELS))
    return gevonden


def breuken_in(installatie: Installatie, cluster: Cluster) -> list[str]:
    """The same in the database of another server that was made from this installation."""
    adressen = urls(cluster, geheimen(installatie.geheimen_pad)["rollen"], DATABANK)
    uitkomst = subprocess.run(
        [sys.executable, "-c", _ZEGELS], env=installatie.omgeving("worker", "demo", adressen),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    gevonden: list[str] = json.loads(uitkomst.stdout)
    return gevonden
