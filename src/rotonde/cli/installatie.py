"""This checkout on this machine: its folders, its database, and the environment that a process gets."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from rotonde.cli.processen import controleer_sein
from rotonde.cluster.geheimen import geheimen
from rotonde.cluster.rollen import maak_databank, maak_rollen, urls
from rotonde.cluster.server import Cluster
from rotonde.cluster.slot import Slot

WORTEL = Path(__file__).resolve().parents[3]
DATABANK = "rotonde"
# A process knows the password of its own role and of the log, and no other (AF-02).
ROLLEN_VAN = {
    "web": ("WEB", "LOG"),
    "worker": ("WORKER", "LOG", "STURING"),
    "sturing": ("STURING", "LOG"),
    "beheer": ("EIGENAAR", "LOG"),
}


class Installatie:
    """The folders of one checkout, and the embedded server in it."""

    def __init__(self, map_: Path | None = None) -> None:
        self.map = map_ or Path(os.environ.get("ROTONDE_MAP", WORTEL / ".rotonde")).absolute()
        self.cluster = Cluster(self.map / "pg")
        self.geheimen_pad = self.map / "geheimen.json"

    def maak_map(self) -> None:
        for map_ in (self.map, self.map / "log", self.map / "static"):
            map_.mkdir(mode=0o700, parents=True, exist_ok=True)

    def start_database(self) -> dict[str, str]:
        """Start the embedded server, with its roles and its database, and return the address per role."""
        self.maak_map()
        # A database without the keys that its content is encrypted with is lost: never draw new ones beside it.
        nieuw = not (self.cluster.map / "beheerder").exists()
        wachtwoorden = geheimen(self.geheimen_pad, maken=nieuw)["rollen"]
        self.cluster.start()
        maak_rollen(self.cluster, wachtwoorden)
        maak_databank(self.cluster, DATABANK)
        return urls(self.cluster, wachtwoorden, DATABANK)

    @contextmanager
    def database(self) -> Iterator[dict[str, str]]:
        """The addresses of a database that answers, as long as the block lasts.

        The operator's own when the environment names one, else the embedded server that runs already, else
        the same one started here. Who started it waits for the others who use it before stopping it.
        """
        if eigen := eigen_database():
            yield eigen
            return
        self.maak_map()
        gebruik = Slot(self.map / "gebruik.slot")
        if self.cluster.draait():
            gebruik.neem(wacht=0, gedeeld=True)
            try:
                yield urls(self.cluster, geheimen(self.geheimen_pad, maken=False)["rollen"], DATABANK)
            finally:
                gebruik.geef_vrij()
            return
        adressen = self.start_database()
        try:
            yield adressen
        finally:
            try:
                while not gebruik.neem(wacht=0.5):
                    controleer_sein()
            finally:
                self.cluster.stop()
            gebruik.geef_vrij()

    def omgeving(self, proces: str, soort: str, adressen: Mapping[str, str]) -> dict[str, str]:
        """The environment of a child: what the settings ask for, and no secret that the child has no use for."""
        rest = {
            naam: waarde
            for naam, waarde in os.environ.items()
            if not naam.startswith(("DATABASE_URL_", "ROTONDE_DEMO_", "PYTEST_"))
        }
        eigen = {f"DATABASE_URL_{rol}" for rol in ROLLEN_VAN[proces]} & set(adressen)
        return {
            **rest,
            **{naam: adressen[naam] for naam in eigen},
            "DJANGO_SETTINGS_MODULE": "rotonde.config.settings",
            "PYTHONPATH": str(WORTEL / "src"),
            "PYTHONUNBUFFERED": "1",
            "ROTONDE_OMGEVING": soort,
            "ROTONDE_PROCES": proces,
            "ROTONDE_MAP": str(self.map),
            "ROTONDE_GEHEIMEN": os.environ.get("ROTONDE_GEHEIMEN") or str(self.geheimen_pad),
        }


def eigen_database() -> dict[str, str]:
    """The addresses that the operator put in the environment; empty when the embedded server is meant."""
    return {naam: waarde for naam, waarde in os.environ.items() if naam.startswith("DATABASE_URL_") and waarde}
