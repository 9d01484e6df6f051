"""A database of its own for measurements that break things: migrated, and entered as its superuser."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from rotonde.cli.installatie import DATABANK, WORTEL, Installatie
from rotonde.cli.processen import Toezicht
from rotonde.cli.web import vrije_poort, wacht_op_antwoord, webserver
from rotonde.cluster.server import BEHEERDER

ALIAS = "meester"


@dataclass(frozen=True)
class Loopt:
    """An installation that answers: where its web server listens, and how to reach its database."""

    installatie: Installatie
    adressen: dict[str, str]
    poort: int

    def omgeving(self, proces: str) -> dict[str, str]:
        return self.installatie.omgeving(proces, "test", self.adressen)


@contextmanager
def _installatie(naam: str) -> Iterator[tuple[Installatie, dict[str, str]]]:
    """A fresh server under .rotonde/bench-NAAM with all tables, gone afterwards."""
    map_ = WORTEL / ".rotonde" / f"bench-{naam}"
    shutil.rmtree(map_, ignore_errors=True)
    installatie = Installatie(map_)
    adressen = installatie.start_database()
    try:
        omgeving = installatie.omgeving("beheer", "test", adressen)
        subprocess.run([sys.executable, "-m", "django", "migrate", "--verbosity", "0"], env=omgeving, check=True)
        yield installatie, adressen
    finally:
        installatie.cluster.stop()
        shutil.rmtree(map_, ignore_errors=True)


@contextmanager
def server(naam: str) -> Iterator[Loopt]:
    """The same with a web server in front of it."""
    with _installatie(naam) as (installatie, adressen), Toezicht(installatie.map / "log") as toezicht:
        loopt = Loopt(installatie, adressen, vrije_poort())
        kind = toezicht.start("web", webserver(loopt.poort), loopt.omgeving("web"))
        wacht_op_antwoord(loopt.poort, kind, lambda: toezicht.mislukt("web"))
        yield loopt


@contextmanager
def los(naam: str, proces: str = "worker") -> Iterator[str]:
    """A fresh database for this process, which acts as web or worker; gives the alias of a superuser that no trigger
    and no policy holds."""
    with _installatie(naam) as (installatie, adressen):
        os.environ.update(installatie.omgeving(proces, "test", adressen))
        import django
        from django.db import connections

        django.setup()
        wachtwoord = (installatie.cluster.map / "beheerder").read_text().strip()
        meester(installatie.cluster.url(BEHEERDER, wachtwoord, DATABANK))
        try:
            yield ALIAS
        finally:
            connections.close_all()


def meester(url: str) -> None:
    """Add the alias of the superuser at `url` to Django's databases: triggers and row level security do not hold it."""
    from django.db import connections

    delen = urlsplit(url)
    opties = {sleutel: waarden[0] for sleutel, waarden in parse_qs(delen.query).items()}
    connections.databases[ALIAS] = {
        **connections.databases["default"],
        "NAME": delen.path.lstrip("/"),
        "USER": unquote(delen.username or ""),
        "PASSWORD": unquote(delen.password or ""),
        "HOST": opties["host"],
        "PORT": opties["port"],
        "OPTIONS": {"options": "-c session_replication_role=replica"},
    }
