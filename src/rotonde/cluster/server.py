"""One embedded PostgreSQL server: made, started, found ready by connecting, stopped."""

import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self
from urllib.parse import quote

import psycopg

from rotonde.cluster import binaries
from rotonde.cluster.fouten import Clusterfout, verklaar
from rotonde.cluster.ouder import sterf_met_ouder
from rotonde.cluster.overblijfsel import ruim_op
from rotonde.cluster.plaats import Plaats, bepaal
from rotonde.cluster.slot import Slot

BEHEERDER = "rotonde_beheerder"
POORT = 5432
GEDULD = 10.0
GROOTSTE_LOG = 5_000_000
SEINEN = {"fast": signal.SIGINT, "immediate": signal.SIGQUIT}

# Statements, parameters and details stay out of the server log: they may hold personal data.
INSTELLINGEN = {
    "listen_addresses": "",
    "port": str(POORT),
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",  # pragma: allowlist secret
    "max_connections": "100",
    "jit": "off",
    "log_statement": "none",
    "log_min_error_statement": "panic",
    "log_parameter_max_length_on_error": "0",
    "log_error_verbosity": "terse",
    "lc_messages": "C",
}


class Cluster:
    """The server whose folder is `map_`. It lives as long as the process that started it, at most.

    `instellingen` are server settings on top of ours. Every trouble is a Clusterfout.
    """

    def __init__(self, map_: Path, *, instellingen: Mapping[str, str] | None = None) -> None:
        self.map = map_.absolute()
        self.instellingen = {**INSTELLINGEN, **(instellingen or {})}
        self._slot = Slot(self.map / "slot")
        self._proces: subprocess.Popen[bytes] | None = None
        self._plaats: Plaats | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def plaats(self) -> Plaats:
        if self._plaats is None:
            self._plaats = bepaal(self.map)
        return self._plaats

    @property
    def pid(self) -> int | None:
        return self._proces.pid if self._proces and self._proces.poll() is None else None

    def start(self, *, wacht: float = 3.0) -> None:
        """Start the server and return when it accepts connections; make it first when it does not exist.

        A half made cluster is made again; what a killed predecessor left behind is waited for or cleaned up.
        Raises Clusterfout when another instance keeps the folder, or when the server does not come up.
        """
        self.map.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self._slot.neem(wacht=wacht):
            raise Clusterfout(f"De database in {self.map} is al in gebruik: stop eerst het andere proces van Rotonde.")
        try:
            self._maak()
            self._start_server()
        except BaseException:
            self.stop("immediate")
            raise

    def stop(self, modus: str = "fast") -> None:
        """Stop the server: `fast` ends sessions and writes all, `immediate` leaves recovery to the next start."""
        if self._proces:
            for sein, geduld in ((SEINEN[modus], 30.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0)):
                if self._proces.poll() is not None:
                    break
                self._proces.send_signal(sein)
                try:
                    self._proces.wait(geduld)
                except subprocess.TimeoutExpired:
                    continue
            self._proces = None
        self._slot.geef_vrij()

    def bewaak(self) -> bool:
        """Start the server again when this process started it and it ended by itself; True when it had to (REL-21)."""
        if self._proces is None or self._proces.poll() is None:
            return False
        self.stop("immediate")
        self.start()
        return True

    def url(self, rol: str, wachtwoord: str, databank: str) -> str:
        """The address of `databank` for one role, over the socket."""
        adres = f"host={quote(str(self.plaats.socket))}&port={POORT}"
        return f"postgresql://{quote(rol)}:{quote(wachtwoord, safe='')}@/{quote(databank)}?{adres}"

    def beheer(self, databank: str = "postgres") -> psycopg.Connection:
        """A connection as the superuser, which only makes roles and databases; autocommit."""
        wachtwoord = (self.map / "beheerder").read_text().strip()
        return psycopg.connect(self.url(BEHEERDER, wachtwoord, databank), autocommit=True, connect_timeout=5)

    def draait(self) -> bool:
        """Does a server of this folder, started by whichever process, accept connections?"""
        if not (self.map / "beheerder").exists():
            return False
        try:
            self.beheer().close()
        except psycopg.OperationalError:
            return False
        return True

    def _maak(self) -> None:
        plaats = self.plaats
        nieuw = plaats.wortel / "data.nieuw"
        if nieuw.exists():
            shutil.rmtree(nieuw)
        if plaats.data.exists():
            if not (self.map / "beheerder").exists():
                raise Clusterfout(
                    f"Het bestand 'beheerder' ontbreekt in {self.map}: zet het terug of verwijder die map."
                )
            return
        wachtwoord = secrets.token_urlsafe(24)
        _schrijf_geheim(self.map / "beheerder", wachtwoord)
        plaats.van_de_server(nieuw)
        self._initdb(nieuw, wachtwoord)
        nieuw.rename(plaats.data)

    def _initdb(self, data: Path, wachtwoord: str) -> None:
        lokaal = "C.UTF-8" if sys.platform == "linux" else "C"
        gebruiker = self.plaats.gebruiker
        with tempfile.NamedTemporaryFile("w", dir=self.plaats.socket, prefix="ww-") as bestand:
            bestand.write(wachtwoord)
            bestand.flush()
            if gebruiker:
                os.chown(bestand.name, gebruiker.pw_uid, gebruiker.pw_gid)
            taal = ["--encoding=UTF8", f"--locale={lokaal}"]
            if binaries.hoofdversie(self.plaats.programmas) >= 17:
                taal += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
            toegang = ["-U", BEHEERDER, "--auth=scram-sha-256", f"--pwfile={bestand.name}"]
            uitkomst = subprocess.run(
                [self.plaats.programmas / "initdb", "-D", data, "--no-instructions", *taal, *toegang],
                capture_output=True,
                text=True,
                check=False,
                **self._als(),
            )
        if uitkomst.returncode:
            raise verklaar(uitkomst.stderr, f"De database kon niet worden gemaakt: {_laatste(uitkomst.stderr)}")

    def _start_server(self) -> None:
        einde = time.monotonic() + GEDULD
        while True:
            ruim_op(self.plaats.data, geduld=GEDULD)
            log = self._open_log()
            with log:
                begin = log.tell()
                self._proces = self._lanceer(log.fileno())
            if self._wacht_tot_klaar(time.monotonic() + 6 * GEDULD):
                return
            uitvoer = self._lees_log(begin)
            self._proces = None
            # After kill -9 of a predecessor its last children keep the memory for a moment.
            if not ("lock file" in uitvoer or "shared memory block" in uitvoer) or time.monotonic() > einde:
                raise verklaar(uitvoer, f"De databaseserver start niet; zie {self.map / 'postgres.log'}.")
            time.sleep(0.2)

    def _lanceer(self, uitvoer: int) -> subprocess.Popen[bytes]:
        opdracht = [str(self.plaats.programmas / "postgres"), "-D", str(self.plaats.data)]
        for naam, waarde in (self.instellingen | {"unix_socket_directories": str(self.plaats.socket)}).items():
            opdracht += ["-c", f"{naam}={waarde}"]
        return subprocess.Popen(
            opdracht,
            stdin=subprocess.DEVNULL,
            stdout=uitvoer,
            stderr=uitvoer,
            start_new_session=True,
            preexec_fn=sterf_met_ouder(signal.SIGINT),
            **self._als(),
        )

    def _als(self) -> dict[str, Any]:
        gebruiker = self.plaats.gebruiker
        wie: dict[str, Any] = (
            {"user": gebruiker.pw_uid, "group": gebruiker.pw_gid, "extra_groups": []} if gebruiker else {}
        )
        return {**wie, "cwd": self.plaats.wortel, "env": {"PATH": os.defpath, "TZ": "UTC", "LC_ALL": "C"}}

    def _wacht_tot_klaar(self, einde: float) -> bool:
        while self._proces and self._proces.poll() is None:
            if self.draait():
                return True
            if time.monotonic() > einde:
                raise Clusterfout(f"De databaseserver reageert niet; zie {self.map / 'postgres.log'}.")
            time.sleep(0.02)
        return False

    def _open_log(self) -> BinaryIO:
        pad = self.map / "postgres.log"
        if pad.exists() and pad.stat().st_size > GROOTSTE_LOG:
            pad.replace(pad.with_suffix(".log.oud"))
        return pad.open("ab")

    def _lees_log(self, begin: int) -> str:
        with (self.map / "postgres.log").open("rb") as log:
            log.seek(begin)
            return log.read().decode(errors="replace")


def _schrijf_geheim(pad: Path, tekst: str) -> None:
    bestand = os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(bestand, "w") as uit:
        uit.write(tekst)


def _laatste(uitvoer: str) -> str:
    regels = [regel for regel in uitvoer.strip().splitlines() if regel]
    return regels[-1] if regels else "geen uitleg."
