"""The web server and the worker: how they are started, and how one sees that the web server answers."""

import errno
import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Callable

from rotonde.cli.fouten import Startfout
from rotonde.cli.processen import controleer_sein

ADRES = "127.0.0.1"
GEDULD = 60.0
TOEPASSING = "rotonde.config.wsgi:application"
WORKER = (sys.executable, "-P", "-m", "django", "werker")


def webserver(poort: int, *, adres: str = ADRES, toepassing: str = TOEPASSING) -> list[str]:
    """The command that serves a WSGI application. Four threads: a slow letter must not hold up the counter."""
    return [
        *(sys.executable, "-P", "-m", "granian", "--interface", "wsgi", "--host", adres, "--port", str(poort)),
        *("--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "warning"),
        *("--workers-kill-timeout", "5", toepassing),
    ]


def controleer_poort(poort: int, *, adres: str = ADRES) -> None:
    """Raise Startfout when the port cannot be ours.

    Tried by binding: the web server itself would share a port that another one has in silence (SO_REUSEPORT).
    """
    if not 0 < poort < 65536:
        raise Startfout(f"Poort {poort} bestaat niet: kies met --poort een getal van 1 tot en met 65535.")
    with socket.socket(socket.AF_INET6 if ":" in adres else socket.AF_INET) as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind((adres, poort))
            proef.listen(1)
        except PermissionError:
            raise Startfout(f"Poort {poort} is alleen voor root: kies een andere met --poort 8000.") from None
        except OSError as fout:
            if fout.errno != errno.EADDRINUSE:
                raise
            raise Startfout(f"Poort {poort} is al in gebruik: kies een andere met --poort {poort + 1}.") from None


def vrije_poort() -> int:
    """A port that nobody has at this moment."""
    with socket.socket() as proef:
        proef.bind((ADRES, 0))
        return int(proef.getsockname()[1])


def wacht_op_antwoord(
    poort: int, kind: subprocess.Popen[bytes], mislukt: Callable[[], str], *, adres: str = ADRES
) -> None:
    """Return when the web server answers, in whatever words. Raises Startfout when it ends or stays silent."""
    einde = time.monotonic() + GEDULD
    while time.monotonic() < einde:
        controleer_sein()
        if kind.poll() is not None:
            raise Startfout(mislukt())
        verbinding = http.client.HTTPConnection(adres, poort, timeout=5)
        try:
            verbinding.request("GET", "/gezond", headers={"Host": f"localhost:{poort}"})
            verbinding.getresponse().read()
        except OSError:
            time.sleep(0.05)
        else:
            return
        finally:
            verbinding.close()
    raise Startfout(f"De webserver op poort {poort} geeft geen antwoord: start opnieuw, of kies een andere poort.")
