"""Where the data, the socket and the programs of a cluster live, and as whom the server runs.

An ordinary user keeps everything in the folder of the cluster. PostgreSQL refuses to run as root, and the user
it then runs as may not be able to reach that folder (a 0700 home): so root places the data under a folder
of its own and leaves a pointer behind. No existing folder ever changes its mode.
"""

import os
import pwd
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from rotonde.cluster import binaries
from rotonde.cluster.fouten import Clusterfout

BASIS = Path("/var/lib/rotonde")
GEBRUIKERS = ("rotonde", "nobody")
# sun_path holds 108 bytes on Linux and 104 elsewhere; PostgreSQL adds this name to the folder.
SOCKETNAAM = "/.s.PGSQL.5432"
LANGSTE_PAD = 103


@dataclass(frozen=True)
class Plaats:
    """The folders of one cluster; `gebruiker` is None when the server runs as ourselves."""

    wortel: Path
    programmas: Path
    socket: Path
    gebruiker: pwd.struct_passwd | None

    @property
    def data(self) -> Path:
        return self.wortel / "data"

    def van_de_server(self, map_: Path) -> None:
        """Make the folder if needed, 0700, owned by the user of the server."""
        map_.mkdir(mode=0o700, exist_ok=True)
        if self.gebruiker:
            os.chown(map_, self.gebruiker.pw_uid, self.gebruiker.pw_gid)


def bepaal(cluster: Path) -> Plaats:
    """The place of the cluster in `cluster`; made when it does not exist yet.

    Raises Clusterfout when root finds no unprivileged user or no folder to put the data in.
    """
    if os.geteuid() != 0:
        plaats = Plaats(cluster, binaries.eigen() or binaries.installatie() / "bin", _socketmap(cluster), None)
    else:
        wortel = _aangewezen(cluster) or _nieuw(cluster)
        programmas = binaries.eigen() or binaries.kopieer(wortel.parent)
        plaats = Plaats(wortel, programmas, wortel / "sock", _onbevoegde())
    plaats.van_de_server(plaats.socket)
    return plaats


def verwijder(cluster: Path) -> None:
    """Remove the cluster for good, the placed data included. The server must have stopped."""
    if os.geteuid() == 0 and (wortel := _aangewezen(cluster)):
        shutil.rmtree(wortel)
    elif (wijzer := cluster / "socketmap").exists():
        shutil.rmtree(wijzer.read_text().strip(), ignore_errors=True)
    shutil.rmtree(cluster, ignore_errors=True)


def _onbevoegde() -> pwd.struct_passwd:
    for naam in GEBRUIKERS:
        try:
            return pwd.getpwnam(naam)
        except KeyError:
            continue
    raise Clusterfout("De databaseserver mag niet als root draaien: maak een gebruiker 'rotonde' aan en start opnieuw.")


def _aangewezen(cluster: Path) -> Path | None:
    """The place that the pointer names, unless it is gone or belongs to the folder this one was copied from."""
    wijzer = cluster / "plaats"
    if not wijzer.exists():
        return None
    wortel = Path(wijzer.read_text().strip())
    if not _veilig(wortel) or not (wortel / "van").exists():
        return None
    van = Path((wortel / "van").read_text())
    if van != cluster:
        oorspronkelijk = van / "plaats"
        if oorspronkelijk.exists() and Path(oorspronkelijk.read_text().strip()) == wortel:
            return None
        (wortel / "van").write_text(str(cluster))
    return wortel


def _nieuw(cluster: Path) -> Path:
    basis = _basis()
    for oud in basis.glob("*/van"):
        if oud.read_text() == str(cluster):
            # The folder of the cluster was thrown away and is made anew: nothing points at the old data any more.
            shutil.rmtree(oud.parent)
    wortel = Path(tempfile.mkdtemp(prefix="cluster-", dir=basis))
    wortel.chmod(0o711)
    (wortel / "van").write_text(str(cluster))
    (cluster / "plaats").write_text(f"{wortel}\n")
    return wortel


def _basis() -> Path:
    try:
        BASIS.mkdir(mode=0o711, exist_ok=True)
        if _veilig(BASIS):
            return BASIS
    except OSError:
        pass  # a read-only or absent /var/lib: the temporary folder will do
    basis = Path(tempfile.mkdtemp(prefix="rotonde-"))
    basis.chmod(0o711)
    return basis


def _veilig(map_: Path) -> bool:
    """Nobody but root can have put this folder there or can change what is directly in it."""
    try:
        staat = map_.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(staat.st_mode) and staat.st_uid == 0 and not staat.st_mode & 0o022


def _socketmap(cluster: Path) -> Path:
    gewoon = cluster / "sock"
    if len(os.fsencode(gewoon)) + len(SOCKETNAAM) <= LANGSTE_PAD:
        return gewoon
    wijzer = cluster / "socketmap"
    if wijzer.exists():
        map_ = Path(wijzer.read_text().strip())
        if map_.is_dir() and not map_.is_symlink() and map_.stat().st_uid == os.geteuid():
            return map_
    map_ = Path(tempfile.mkdtemp(prefix="rotonde-", dir=os.environ.get("XDG_RUNTIME_DIR") or None))
    if len(os.fsencode(map_)) + len(SOCKETNAAM) > LANGSTE_PAD:
        raise Clusterfout("Het pad naar de tijdelijke map is te lang voor de databaseserver: zet TMPDIR op /tmp.")
    wijzer.write_text(f"{map_}\n")
    return map_
