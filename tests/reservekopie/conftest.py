"""Two gemeenten with rows in every table and sealed logs, a copy of them, and an installation that was empty."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from tests.databank import WORTEL, Proefbank

from rotonde.cli.installatie import Installatie
from rotonde.cluster import plaats
from rotonde.cluster.geheimen import geheimen
from rotonde.cluster.rollen import urls
from rotonde.cluster.server import Cluster
from rotonde.reservekopie.inhoud import Inhoud, tel
from rotonde.reservekopie.maken import Bron, Kopie, maak
from rotonde.reservekopie.sleutels import Sleutelring, lees_sleutels


@pytest.fixture(scope="package")
def kluis(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the copy and the keys are: elsewhere, and nothing else is there."""
    return tmp_path_factory.mktemp("kluis")


@pytest.fixture(scope="package")
def ring(kluis: Path) -> Sleutelring:
    return lees_sleutels(kluis / "reservekopie-sleutels.json", maken=True)


def _tel_door(proefbank: Proefbank) -> None:
    """Use up transaction numbers: an installation that lived for a while has counted further than a server on which its
    copy was just put back."""
    with proefbank.cluster.beheer(proefbank.databank) as beheer:
        beheer.execute("DO $$ BEGIN FOR i IN 1..50000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$")


@pytest.fixture(scope="package")
def bron(
    proefbank: Proefbank, django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Bron]:
    """Both gemeenten filled by the verbs, committed and sealed; a fresh database afterwards."""
    from tests.architectuur.tweeling import zaai
    from tests.kern.conftest import wacht_tot_voorbij
    from tests.klanten import klant_als

    from rotonde.kern import zegel
    from rotonde.kern.soorten import Rol

    map_ = tmp_path_factory.mktemp("bron")
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as tijdelijk:
        tijdelijk.setattr(settings, "ROTONDE_MAP", map_)
        zaai()
        klant = klant_als(Rol.BALIE)
        (map_ / "balie.json").write_text(json.dumps({naam: koekje.value for naam, koekje in klant.cookies.items()}))
        _tel_door(proefbank)
        wacht_tot_voorbij()
        zegel.verzegel(using="worker")
        for verbinding in connections.all(initialized_only=True):
            verbinding.close()
    yield Bron(
        proefbank.omgeving()["DATABASE_URL_RESERVEKOPIE"],
        proefbank.cluster.plaats.programmas,
        {"feiten": map_ / "feiten"},
        {"stappen": {"tabellen": "oud", "bevolking-0246": "1"}},
    )
    for pad in map_.rglob("*"):
        if pad.is_dir():
            pad.chmod(0o700)
    proefbank.kloon()


@pytest.fixture(scope="package")
def balie(bron: Bron) -> dict[str, str]:
    """The cookies of somebody at the counter in Heerde who had signed in when the copy was made."""
    koekjes: dict[str, str] = json.loads((bron.mappen["feiten"].parent / "balie.json").read_text())
    return koekjes


@pytest.fixture(scope="package")
def kopie(bron: Bron, kluis: Path, ring: Sleutelring, proefbank: Proefbank) -> Kopie:
    """The copy in the vault, beside the keys of copies and those of the application."""
    shutil.copy(proefbank.geheimen_pad, kluis / "geheimen.json")
    return maak(bron, kluis / "proef.kopie", ring)


class Machine:
    """`./rotonde` in a folder of its own, without any database in the environment."""

    teruggekomen: Inhoud
    """What there was when the copy had just been put back, before any test worked on it."""

    def __init__(self, map_: Path) -> None:
        self.map = map_
        self.installatie = Installatie(map_)
        # kill -9 loses nothing that was handed to the kernel; only a machine that loses power needs more.
        self.cluster = self.installatie.cluster = Cluster(map_ / "pg", instellingen={"fsync": "off"})

    def inhoud(self, databank: str = "rotonde") -> Inhoud:
        """Rows and content of every table now; the server must run."""
        with self.cluster.beheer(databank) as verbinding, verbinding.transaction():
            return tel(verbinding)

    def __call__(self, *woorden: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-P", "-m", "rotonde.cli", *woorden],
            env=self._omgeving(), cwd=self.map, capture_output=True, text=True, check=False,
        )  # fmt: skip

    def django(self, proces: str, programma: str) -> str:
        """What a program prints that runs as this kind of process; the server must run."""
        wachtwoorden = geheimen(self.map / "geheimen.json")["rollen"]
        omgeving = self.installatie.omgeving(proces, "demo", urls(self.cluster, wachtwoorden, "rotonde"))
        uitkomst = subprocess.run(
            [sys.executable, "-c", programma], env=omgeving, capture_output=True, text=True, check=False
        )
        assert uitkomst.returncode == 0, uitkomst.stderr
        return uitkomst.stdout

    def _omgeving(self) -> dict[str, str]:
        rest = {n: w for n, w in os.environ.items() if not n.startswith(("DATABASE_URL", "ROTONDE", "PYTEST"))}
        return {**rest, "PYTHONPATH": str(WORTEL / "src"), "ROTONDE_MAP": str(self.map)}


@pytest.fixture(scope="package")
def machine(kopie: Kopie, kluis: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """A machine where nothing was installed yet, with the keys out of the vault."""
    map_ = tmp_path_factory.mktemp("leeg") / ".rotonde"
    map_.mkdir()
    for naam in ("geheimen.json", "reservekopie-sleutels.json"):
        shutil.copy(kluis / naam, map_ / naam)
    machine = Machine(map_)
    yield machine
    machine.cluster.stop("immediate")
    plaats.verwijder(map_ / "pg")


@pytest.fixture(scope="package")
def teruggezet(machine: Machine, kopie: Kopie) -> Iterator[Machine]:
    """The machine that was empty, after putting the copy back, with its server running."""
    uitkomst = machine("reservekopie", "terugzetten", str(kopie.pad), "--ja")
    assert uitkomst.returncode == 0, uitkomst.stderr
    assert f"{kopie.inhoud.rijen} rijen in {len(kopie.inhoud.tabellen)} tabellen, alles gelijk" in uitkomst.stdout
    machine.cluster.start()
    machine.teruggekomen = machine.inhoud()
    yield machine
    machine.cluster.stop("immediate")
