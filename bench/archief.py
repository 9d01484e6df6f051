"""The recipe of docs/beheer/herstel.md for a point in time: an archive of the log, a base, and going back."""

import os
import shutil
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path

from rotonde.cluster import plaats
from rotonde.cluster.server import BEHEERDER, Cluster
from rotonde.reservekopie.programmas import omgeving_voor

GEDULD = 120.0


class Archief:
    """A folder where a server keeps its log, and the base it started from."""

    def __init__(self, map_: Path) -> None:
        self.map = map_
        self.wal, self.basis = map_ / "wal", map_ / "basis"

    def instellingen(self) -> dict[str, str]:
        """What a server needs to archive here."""
        eerst = f"test ! -f {self.wal}/%f && cp %p {self.wal}/%f.half && mv {self.wal}/%f.half {self.wal}/%f"
        return {"wal_level": "replica", "archive_mode": "on", "archive_timeout": "60", "archive_command": eerst}

    def maak_map(self, cluster: Cluster) -> None:
        """Make the folders, of the user that the server runs as."""
        self.map.mkdir(parents=True, exist_ok=True)
        self.map.chmod(0o711)
        cluster.map.mkdir(mode=0o700, parents=True, exist_ok=True)  # the place of a server is chosen in its folder
        cluster.plaats.van_de_server(self.wal)

    def maak_basis(self, cluster: Cluster) -> None:
        """A base backup, while the server goes on."""
        wachtwoord = (cluster.map / "beheerder").read_text().strip()
        subprocess.run(
            [
                cluster.plaats.programmas / "pg_basebackup", f"--pgdata={self.basis}", "--checkpoint=fast",
                "--wal-method=stream",
            ],
            env=omgeving_voor(cluster.url(BEHEERDER, wachtwoord, "postgres")), check=True, capture_output=True,
        )  # fmt: skip

    def sluit_af(self, cluster: Cluster) -> None:
        """Let the last piece of log arrive in the archive."""
        with cluster.beheer() as verbinding:
            rij = verbinding.execute("SELECT pg_walfile_name(pg_switch_wal())").fetchone()
        assert rij is not None
        einde = time.monotonic() + GEDULD
        while not (self.wal / str(rij[0])).exists():
            assert time.monotonic() < einde, "het archief krijgt het laatste stuk niet"
            time.sleep(0.1)

    def terug(self, naar: Cluster, van: Cluster, moment: datetime) -> None:
        """Start `naar` as `van` was at `moment`; it must not exist yet."""
        naar.map.mkdir(mode=0o700, parents=True)
        shutil.copy(van.map / "beheerder", naar.map / "beheerder")
        doel = naar.plaats
        shutil.copytree(self.basis, doel.data, symlinks=True)
        (doel.data / "recovery.signal").touch()
        if doel.gebruiker:
            for pad in (doel.data, *doel.data.rglob("*")):
                os.chown(pad, doel.gebruiker.pw_uid, doel.gebruiker.pw_gid, follow_symlinks=False)
        doel.data.chmod(0o700)
        naar.instellingen |= {
            "restore_command": f"cp {self.wal}/%f %p",
            "recovery_target_time": moment.astimezone(UTC).isoformat(),
            "recovery_target_action": "promote",
            "archive_mode": "off",
        }
        naar.start()
        self._wacht_tot_open(naar)

    def _wacht_tot_open(self, cluster: Cluster) -> None:
        einde = time.monotonic() + GEDULD
        while True:
            with cluster.beheer() as verbinding:
                rij = verbinding.execute("SELECT pg_is_in_recovery()").fetchone()
            if rij == (False,):
                return
            assert time.monotonic() < einde, "het herstel komt niet aan het einde"
            time.sleep(0.1)


def ruim_op(cluster: Cluster) -> None:
    """Stop a server and remove it for good."""
    cluster.stop("immediate")
    plaats.verwijder(cluster.map)
