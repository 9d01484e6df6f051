"""`beheer`, `gemeente` and `indicator`: management commands of Django, each as the role that its work needs."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from rotonde.cli.fouten import Startfout
from rotonde.cli.installatie import WORTEL, Installatie, eigen_database
from rotonde.cli.processen import Gestopt, luister_naar_seinen, wacht_op
from rotonde.cli.rollen import rollen
from rotonde.cluster.ouder import sterf_met_ouder

# The owner makes tables and hands out rights, and does nothing else (AF-02). Commands that handle whole
# municipalities at once run as worker; everything else as a visitor would.
ALS_EIGENAAR = {"migrate", "makemigrations", "showmigrations", "sqlmigrate", "check"}
ALS_WORKER = {
    "worker",
    "werker",
    "procrastinate",
    "gemeente",
    "bevolken",
    "bevriezen",
    "herstel",
    "zegel",
    "sleutels",
    "personeel",
}
ALS_STURING = {"indicator"}
# Comes before there are tables, or a role to look at them.
ZONDER_DJANGO = {"rollen": rollen}


def proces_voor(opdracht: str) -> str:
    """The kind of process, and so the database role, that a command runs as."""
    for proces, opdrachten in (("beheer", ALS_EIGENAAR), ("worker", ALS_WORKER), ("sturing", ALS_STURING)):
        if opdracht in opdrachten:
            return proces
    return "web"


def voer_uit(opdracht: Sequence[str]) -> int:
    """Run a management command on the database of this installation; the exit code is that of the command."""
    if not opdracht:
        raise Startfout("Noem een opdracht, bijvoorbeeld: ./rotonde beheer migrate.")
    if opdracht[0] in ZONDER_DJANGO:
        return ZONDER_DJANGO[opdracht[0]]()
    vertaald = ["werker", *opdracht[1:]] if opdracht[0] == "worker" else list(opdracht)
    soort = os.environ.get("ROTONDE_OMGEVING") or ("productie" if eigen_database() else "demo")
    luister_naar_seinen()
    installatie = Installatie()
    try:
        with installatie.database() as adressen:
            kind = subprocess.Popen(
                [sys.executable, "-P", "-m", "rotonde.cli.opdracht", *vertaald],
                env=installatie.omgeving(proces_voor(opdracht[0]), soort, adressen),
                preexec_fn=sterf_met_ouder(),
            )
            return _wacht(kind)
    except Gestopt:
        return 130


def _wacht(kind: "subprocess.Popen[bytes]") -> int:
    try:
        return wacht_op(kind)
    except Gestopt:
        kind.terminate()
        kind.wait()
        raise


def gemeente(werkwoord: str, pakket: str, *, ja: bool) -> int:
    """Load or check one municipality, from a folder or a zip file; `ja` loads without asking.

    The bare name of a folder is looked up in gemeenten/.
    """
    bij_ons = WORTEL / "gemeenten" / pakket
    pad = bij_ons if bij_ons.is_dir() else Path(pakket).absolute()
    return voer_uit(["gemeente", werkwoord, str(pad), *(["--ja"] if ja else [])])


def indicator(code: str, gemeente_: str, periode: str) -> int:
    """Print one indicator as JSON."""
    return voer_uit(["indicator", code, "--gemeente", gemeente_, "--periode", periode])
