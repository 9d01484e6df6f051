"""`./rotonde beheer worker`: does what is in the queue, and goes on by itself when the database was away (REL-21)."""

import asyncio
import contextlib
import logging
import signal
from typing import Any

import psycopg
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import ConnectorException

from rotonde.kern.startcontrole import controleer_start

logboek = logging.getLogger(__name__)
# Seconds between two attempts: soon the first time, then ever longer, so that a returning database is not stormed.
EERSTE_PAUZE, LANGSTE_PAUZE = 0.5, 10.0
# A job gets this long to end when the worker must stop; what is not done then is done again by another.
GEDULD = 8.0


class Command(BaseCommand):
    help = "De werkvoorraad doen, tot iemand stopt."

    def handle(self, *args: Any, **opties: Any) -> None:
        try:
            controleer_start()
        except ImproperlyConfigured as fout:
            raise CommandError(str(fout)) from None
        asyncio.run(_draai())


async def _draai() -> None:
    gestopt = asyncio.Event()
    for sein in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sein, gestopt.set)
    pauze = EERSTE_PAUZE
    while not gestopt.is_set():
        begin = asyncio.get_running_loop().time()
        ronde = asyncio.create_task(_ronde())
        einde = asyncio.create_task(gestopt.wait())
        await asyncio.wait({ronde, einde}, return_when=asyncio.FIRST_COMPLETED)
        await _sluit_af(ronde, einde)
        if gestopt.is_set():
            return
        logboek.warning("de werker staat stil: de database is weg; opnieuw over %.0f s", pauze)
        pauze = EERSTE_PAUZE if asyncio.get_running_loop().time() - begin > LANGSTE_PAUZE else pauze
        try:
            await asyncio.wait_for(gestopt.wait(), pauze)
        except TimeoutError:
            pauze = min(2 * pauze, LANGSTE_PAUZE)


async def _ronde() -> None:
    """Work until the connection fails: the library then stops, with an error or without one."""
    assert isinstance(app.connector, DjangoConnector)
    with app.replace_connector(app.connector.get_worker_connector()) as werker:
        async with werker.open_async():
            await werker.run_worker_async(install_signal_handlers=False, shutdown_graceful_timeout=GEDULD)


async def _sluit_af(ronde: "asyncio.Task[None]", einde: "asyncio.Task[bool]") -> None:
    einde.cancel()
    ronde.cancel()
    with contextlib.suppress(asyncio.CancelledError, ConnectorException, psycopg.Error, OSError):
        await ronde
