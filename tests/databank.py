"""The database of the tests: one server per run, a migrated template, and a copy of it for every worker (AF-30).

Tests run as the runtime roles, never as owner or superuser. What a test writes is rolled back; a test marked
`committen` really commits and the next one gets a fresh copy. The server keeps its folder between runs, so only
the first run, and the first after a change of the tables, waits for the migrations.
"""

import contextlib
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import django
import psycopg
import pytest
from django.db import connections
from psycopg import sql

from rotonde.cluster.fouten import Clusterfout
from rotonde.cluster.geheimen import geheimen
from rotonde.cluster.rollen import maak_databank, maak_rollen, urls, verwijder_databank
from rotonde.cluster.server import Cluster
from rotonde.cluster.slot import Slot

WORTEL = Path(__file__).parent.parent
# A test run may lose its data when the machine loses power; it never has to survive that.
SNEL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "60"}
TABELLEN = ("*/migrations/*.py", "*/models.py", "*/models/*.py", "kern/**/*.py", "kern/**/*.sql", "config/*.py")
SLEUTEL = pytest.StashKey["Proefbank"]()
HOOGSTENS_TEGELIJK = 4


class Proefbank:
    """The server of this run and the database of this worker. The process that starts it also stops it."""

    def __init__(self, map_: Path, werker: str) -> None:
        self.map = map_
        self.cluster = Cluster(map_ / "pg", instellingen=SNEL)
        self.databank = f"proef_{werker}"
        self.geheimen_pad = map_ / "geheimen.json"

    def start(self) -> None:
        self.map.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.cluster.start(wacht=0)
        maak_rollen(self.cluster, self.wachtwoorden)

    @property
    def wachtwoorden(self) -> dict[str, str]:
        wachtwoorden: dict[str, str] = geheimen(self.geheimen_pad)["rollen"]
        return wachtwoorden

    def omgeving(self, databank: str | None = None) -> dict[str, str]:
        """The environment in which the settings find this database."""
        return {
            **urls(self.cluster, self.wachtwoorden, databank or self.databank),
            "DJANGO_SETTINGS_MODULE": "rotonde.config.settings",
            "ROTONDE_OMGEVING": "test",
            "ROTONDE_PROCES": "web",
            "ROTONDE_MAP": str(self.map),
            "ROTONDE_GEHEIMEN": str(self.geheimen_pad),
        }

    def kloon(self, databank: str | None = None) -> None:
        """Replace the database by a fresh copy of the template."""
        sjabloon = self._sjabloon()
        verwijder_databank(self.cluster, databank or self.databank)
        maak_databank(self.cluster, databank or self.databank, sjabloon=sjabloon)

    def verbinding(self, rol: str) -> psycopg.Connection:
        return psycopg.connect(self.omgeving()[f"DATABASE_URL_{rol.upper()}"])

    def _sjabloon(self) -> str:
        """The name of the migrated template for the tables as they are written now; one worker makes it."""
        naam = f"sjabloon_{_vingerafdruk()}"
        slot = Slot(self.map / "sjabloon.slot")
        if not slot.neem(wacht=300):
            raise Clusterfout("Een andere werker maakt het sjabloon en wordt niet klaar.")
        try:
            with self.cluster.beheer() as verbinding:
                if not verbinding.execute("SELECT 1 FROM pg_database WHERE datname = %s", [naam]).fetchone():
                    self._maak_sjabloon(verbinding, naam)
        finally:
            slot.geef_vrij()
        return naam

    def _maak_sjabloon(self, verbinding: psycopg.Connection, naam: str) -> None:
        oud = verbinding.execute("SELECT datname FROM pg_database WHERE datname LIKE 'sjabloon%'").fetchall()
        for (databank,) in oud:
            verwijder_databank(self.cluster, databank)
        maak_databank(self.cluster, "sjabloon_half")
        uitkomst = subprocess.run(
            [sys.executable, "-m", "django", "migrate", "--verbosity", "0"],
            env={**os.environ, **self.omgeving("sjabloon_half"), "ROTONDE_PROCES": "beheer", "PYTHONPATH": "src"},
            cwd=WORTEL, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if uitkomst.returncode:
            pytest.exit(f"De migraties lukken niet:\n{uitkomst.stdout}{uitkomst.stderr}", returncode=3)
        verbinding.execute(sql.SQL("ALTER DATABASE sjabloon_half RENAME TO {}").format(sql.Identifier(naam)))


def _vingerafdruk() -> str:
    som = hashlib.sha256((WORTEL / "requirements" / "runtime.txt").read_bytes())
    bron = WORTEL / "src" / "rotonde"
    for pad in sorted({pad for patroon in TABELLEN for pad in bron.glob(patroon)}):
        som.update(str(pad.relative_to(bron)).encode() + b"\0" + pad.read_bytes())
    return som.hexdigest()[:16]


def _start() -> Proefbank:
    """Start the server in the first folder that no other run of this checkout is using."""
    for nummer in range(1, HOOGSTENS_TEGELIJK + 1):
        naam = "test" if nummer == 1 else f"test-{nummer}"
        bank = Proefbank(WORTEL / ".rotonde" / (f"eigen-{naam}" if "ROTONDE_POSTGRES" in os.environ else naam), "main")
        try:
            bank.start()
        except Clusterfout as fout:
            if "al in gebruik" not in str(fout) or nummer == HOOGSTENS_TEGELIJK:
                raise
        else:
            return bank
    raise AssertionError("unreachable")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Start the server and set the environment before pytest-django reads the settings.

    Without that plugin (`-p no:django`) no database is started, for tests that need none.
    """
    if not config.pluginmanager.hasplugin("django"):
        return
    werker = os.environ.get("PYTEST_XDIST_WORKER")
    try:
        bank = Proefbank(Path(os.environ["ROTONDE_PROEFMAP"]), werker) if werker else _start()
    except Clusterfout as fout:
        pytest.exit(str(fout), returncode=3)
    config.stash[SLEUTEL] = bank
    os.environ.update(bank.omgeving())
    os.environ["ROTONDE_PROEFMAP"] = str(bank.map)
    django.setup()
    # A worker inherits the environment of the controller, and pytest-django reads it before this plugin exists.
    for instellingen in connections.settings.values():
        instellingen["NAME"] = bank.databank


def pytest_unconfigure(config: pytest.Config) -> None:
    bank = config.stash.get(SLEUTEL, None)
    if bank and bank.cluster.pid:
        bank.cluster.stop("immediate")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test with a database may also write log lines: those go over a connection of their own."""
    for item in items:
        merk = item.get_closest_marker("django_db")
        if item.get_closest_marker("committen"):
            if merk:
                raise pytest.UsageError(f"{item.nodeid}: 'committen' vervangt 'django_db'; laat die laatste weg.")
        elif merk or "db" in getattr(item, "fixturenames", ()):
            opties = {"databases": ["default", "log"], **(merk.kwargs if merk else {})}
            item.add_marker(pytest.mark.django_db(**opties), append=False)


@pytest.fixture(scope="session")
def proefbank(request: pytest.FixtureRequest) -> Proefbank:
    return request.config.stash[SLEUTEL]


@pytest.fixture(scope="session")
def django_db_setup(proefbank: Proefbank) -> None:
    """Replaces the one of pytest-django, which would make its own database as a role that may do that."""
    proefbank.kloon()


@pytest.fixture(autouse=True)
def _verse_kloon(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let a test marked `committen` at the database, and replace the database afterwards."""
    if not request.node.get_closest_marker("committen"):
        yield
        return
    request.getfixturevalue("django_db_setup")
    with request.getfixturevalue("django_db_blocker").unblock():
        yield
        _sluit_verbindingen()
    request.getfixturevalue("proefbank").kloon()


def _sluit_verbindingen() -> None:
    for verbinding in connections.all(initialized_only=True):
        verbinding.close()


@pytest.fixture
def als(proefbank: Proefbank, django_db_setup: None) -> Iterator[Callable[[str], psycopg.Connection]]:
    """Raw connections per role, `als("web")`; what is not committed is rolled back at the end.

    They do not see what the test itself has not committed.
    """
    with contextlib.ExitStack() as stapel:

        def verbind(rol: str) -> psycopg.Connection:
            verbinding = proefbank.verbinding(rol)
            stapel.callback(verbinding.close)
            return verbinding

        yield verbind


@pytest.fixture
def als_eigenaar(als: Callable[[str], psycopg.Connection]) -> psycopg.Connection:
    return als("eigenaar")


@pytest.fixture
def als_web(als: Callable[[str], psycopg.Connection]) -> psycopg.Connection:
    return als("web")


@pytest.fixture
def als_worker(als: Callable[[str], psycopg.Connection]) -> psycopg.Connection:
    return als("worker")


@pytest.fixture
def als_sturing(als: Callable[[str], psycopg.Connection]) -> psycopg.Connection:
    return als("sturing")


@pytest.fixture
def als_log(als: Callable[[str], psycopg.Connection]) -> psycopg.Connection:
    return als("log")


@pytest.fixture
def als_reservekopie(als: Callable[[str], psycopg.Connection]) -> psycopg.Connection:
    return als("reservekopie")
