"""Steps that are done once: each is remembered when it has succeeded, with what it was done from.

The memory belongs to one database. A new database, another version of the code or a changed municipality makes
a step due again; a step that was interrupted was never remembered.
"""

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

from rotonde.cli.installatie import DATABANK, WORTEL
from rotonde.cluster.server import Cluster

BRON = WORTEL / "src" / "rotonde"
TABELLEN = ("*/migrations/*.py", "*/models.py", "*/models/*.py", "kern/**/*.py", "kern/**/*.sql")


class Stappen:
    """Which steps this database has behind it."""

    def __init__(self, pad: Path, databank: str) -> None:
        self.pad = pad
        self.databank = databank
        self._gedaan = self._lees()

    def nodig(self, stap: str, vingerafdruk: str) -> bool:
        return self._gedaan.get(stap) != vingerafdruk

    def gedaan(self, stap: str, vingerafdruk: str) -> None:
        self._gedaan[stap] = vingerafdruk
        half = self.pad.with_suffix(".half")
        half.write_text(json.dumps({"databank": self.databank, "stappen": self._gedaan}, indent=1))
        half.replace(self.pad)

    def _lees(self) -> dict[str, str]:
        try:
            inhoud = json.loads(self.pad.read_text())
            return dict(inhoud["stappen"]) if inhoud["databank"] == self.databank else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}


def kenmerk_van(cluster: Cluster) -> str:
    """What no other database has, a restored or remade one included."""
    with cluster.beheer() as verbinding:
        rij = verbinding.execute(
            "SELECT system_identifier::text, oid::text FROM pg_control_system(), pg_database WHERE datname = %s",
            [DATABANK],
        ).fetchone()
    return "-".join(rij or ())


def vingerafdruk(paden: Iterable[Path]) -> str:
    """The names and contents of these files in one short string."""
    som = hashlib.sha256()
    for pad in sorted(set(paden)):
        if pad.is_file():
            som.update(os.path.relpath(pad, WORTEL).encode() + b"\0" + pad.read_bytes() + b"\0")
    return som.hexdigest()[:24]


def vingerafdruk_tabellen() -> str:
    """Of everything that decides how the tables look and are protected."""
    paden = [pad for patroon in TABELLEN for pad in BRON.glob(patroon)]
    return vingerafdruk([*paden, BRON / "config" / "settings.py", WORTEL / "requirements" / "runtime.txt"])
