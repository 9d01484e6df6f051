"""A job that runs twice, at once or again, leaves what it leaves once; one that died is done again (REL-10)."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from tests.databank import Proefbank
from tests.kern.conftest import HEERDE, wacht_tot_voorbij

from rotonde.kern import gebeurtenissen, luisteraars, wie, zegel
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.jobs import zet_terug
from rotonde.kern.luisteraars import Luisteraar
from rotonde.kern.models import Gebeurtenis, Gemeente, Zegel
from rotonde.kern.wie import Wie

pytestmark = pytest.mark.committen
AANTAL = 6


@pytest.fixture(autouse=True)
def gebeurd(dienst: Callable[[str], Wie]) -> None:
    """Six things that happened and are neither sealed nor heard."""
    Gemeente.objects.create(code=HEERDE, naam="Heerde", slug="heerde")
    with wie.als(dienst(HEERDE)):
        gebeurtenissen.noteer("test.gebeurd", [Feit("ding", uuid4()) for _ in range(AANTAL)])


def tegelijk(*werk: Callable[[], object]) -> list[object]:
    """Do all of it at once, each over a connection of its own; what each gave, errors included."""
    start, uitkomsten = Barrier(len(werk)), list[object]()

    def doe(een: Callable[[], object]) -> None:
        start.wait()
        try:
            uitkomsten.append(een())
        except Exception as fout:
            uitkomsten.append(fout)
        finally:
            for verbinding in connections.all(initialized_only=True):
                verbinding.close()

    draden = [Thread(target=doe, args=[een]) for een in werk]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return uitkomsten


def test_two_sealers_at_once_seal_every_line_once_rel_10() -> None:
    def verzegel() -> int:
        return zegel.verzegel(using="worker")

    uitkomsten = [*tegelijk(verzegel, verzegel, verzegel), verzegel()]

    assert [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, Exception)] == []
    zegels = Zegel.objects.using("worker").filter(tabel="kern_gebeurtenis").order_by("volgnummer")
    assert sum(een.regels for een in zegels) <= AANTAL
    assert zegel.controleer(using="worker") == []


def test_two_listeners_at_once_hear_everything_once_rel_10(dienst: Callable[[str], Wie]) -> None:
    gehoord: list[Gebeurtenis] = []
    luisteraar = Luisteraar("proef.tweemaal", frozenset({"test.gebeurd"}), gehoord.append)

    def luister() -> int:
        return luisteraars.verwerk(luisteraar)

    wacht_tot_voorbij()
    uitkomsten = tegelijk(luister, luister, luister)
    for _ in range(100):
        if len(gehoord) >= AANTAL:
            break
        luister()  # who came second waits for a later boundary

    assert [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, Exception)] == []
    assert len(gehoord) == len({gebeurtenis.pk for gebeurtenis in gehoord}) == AANTAL


@pytest.mark.parametrize(("stil", "terug"), [(timedelta(seconds=31), 1), (timedelta(seconds=5), 0)])
def test_what_a_dead_worker_was_doing_is_put_back_and_a_live_one_is_left_alone_rel_04(
    proefbank: Proefbank, stil: timedelta, terug: int
) -> None:
    with proefbank.verbinding("worker") as verbinding:
        verbinding.execute(
            "WITH w AS (INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s) RETURNING id) "
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, args, worker_id) "
            "SELECT 'default', 'kern.verzegelen', 'doing', '{\"timestamp\": 0}', id FROM w",
            [stil],
        )

    assert asyncio.run(_zet_terug()) == terug

    with proefbank.verbinding("worker") as verbinding:
        staten = verbinding.execute("SELECT status::text FROM procrastinate_jobs").fetchall()
    assert staten == [("todo" if terug else "doing",)]


def test_of_two_of_the_same_job_the_one_that_waits_does_the_work_rel_04(proefbank: Proefbank) -> None:
    with proefbank.verbinding("worker") as verbinding:
        verbinding.execute(
            "WITH w AS (INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 minute') "
            "RETURNING id) "
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, args, queueing_lock, worker_id) "
            "SELECT 'default', 'kern.luisteren', 'doing', '{\"timestamp\": 0}', 'luisteren', id FROM w",
        )
        verbinding.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, args, queueing_lock) "
            "VALUES ('default', 'kern.luisteren', 'todo', '{\"timestamp\": 5}', 'luisteren')"
        )

    assert asyncio.run(_zet_terug()) == 0

    with proefbank.verbinding("worker") as verbinding:
        rest = verbinding.execute("SELECT status::text, args->>'timestamp' FROM procrastinate_jobs").fetchall()
    assert rest == [("todo", "5")]


async def _zet_terug() -> int:
    assert isinstance(app.connector, DjangoConnector)
    with app.replace_connector(app.connector.get_worker_connector()) as vanuit:
        async with vanuit.open_async():
            return await zet_terug(vanuit, zonder_hartslag=30)
