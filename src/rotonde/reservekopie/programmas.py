"""pg_dump and pg_restore of the version of the server, and how they are told where the server is."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

from rotonde.reservekopie.fouten import Kopiefout

_PER_OPTIE = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",  # pragma: allowlist secret
    "dbname": "PGDATABASE",
}
NODIG = ("pg_dump", "pg_restore")


def hoofdversie(verbinding: psycopg.Connection) -> int:
    """The major version of the server, such as 15."""
    return verbinding.info.server_version // 10000


def programmas_voor(versie: int, eigen: Path | None = None) -> Path:
    """The folder of the programs of exactly this major version; `eigen` is looked in first.

    A newer pg_restore sends settings that an older server does not know, so another version will not do. Raises
    Kopiefout when there is none.
    """
    gevonden = shutil.which("pg_dump")
    plaatsen = [eigen, Path(f"/usr/lib/postgresql/{versie}/bin"), Path(gevonden).parent if gevonden else None]
    for plaats in plaatsen:
        if plaats and all((plaats / naam).is_file() for naam in NODIG) and _versie(plaats) == versie:
            return plaats
    raise Kopiefout(
        f"Er is geen pg_dump van PostgreSQL {versie}: installeer dat, op Debian met apt-get install "
        f"postgresql-client-{versie}."
    )


def _versie(map_: Path) -> int:
    """From a line such as `pg_dump (PostgreSQL) 15.18 (Debian 15.18-0)`; 0 when it says something else."""
    uitkomst = subprocess.run([map_ / "pg_dump", "--version"], capture_output=True, text=True, check=False)
    gevonden = re.search(r"\(PostgreSQL\) (\d+)", uitkomst.stdout)
    return int(gevonden[1]) if gevonden else 0


def omgeving_voor(adres: str, **opties: str) -> dict[str, str]:
    """The environment in which a PostgreSQL program finds `adres`: a password never stands on a command line."""
    gevonden = conninfo_to_dict(adres)
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("PG", "DATABASE_URL"))}
    omgeving |= {_PER_OPTIE[naam]: str(waarde) for naam, waarde in gevonden.items() if naam in _PER_OPTIE and waarde}
    instellingen = " ".join(f"-c {naam}={waarde}" for naam, waarde in opties.items())
    return {**omgeving, "PGOPTIONS": instellingen, "LC_ALL": "C", "TZ": "UTC"}
