"""What a killed server leaves behind: a process that is still ending, or a pid file that names a stranger."""

import os
import signal
import sys
import time
from pathlib import Path

from rotonde.cluster.fouten import Clusterfout


def ruim_op(data: Path, *, geduld: float) -> None:
    """See to it that no server works on `data`; the caller holds the lock of the cluster.

    Raises Clusterfout when a server is still there after asking it to stop, twice, for `geduld` seconds in all.
    """
    pidbestand = data / "postmaster.pid"
    pid = _pid(pidbestand)
    if pid is None:
        return
    if not _leeft(pid):
        return  # PostgreSQL recognises this one itself, and checks the shared memory too
    if not _werkt_op(pid, data):
        pidbestand.unlink(missing_ok=True)  # the number was given out again, to another program
        return
    for sein in (signal.SIGINT, signal.SIGQUIT):
        os.kill(pid, sein)
        einde = time.monotonic() + geduld / 2
        while time.monotonic() < einde:
            if not _leeft(pid):
                return
            time.sleep(0.05)
    raise Clusterfout(f"Een eerdere databaseserver (proces {pid}) stopt niet: beëindig dat proces en start opnieuw.")


def _pid(pidbestand: Path) -> int | None:
    try:
        return abs(int(pidbestand.read_text().split("\n", 1)[0]))
    except (OSError, ValueError):
        return None


def _leeft(pid: int) -> bool:
    """Running, and not a zombie that only waits to be buried."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return sys.platform != "linux"


def _werkt_op(pid: int, data: Path) -> bool:
    if sys.platform != "linux":
        return True
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == data.resolve()
    except OSError:
        return False
