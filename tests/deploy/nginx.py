"""Runs the nginx of this machine with the configuration that we hand out, on ports and addresses that exist here."""

import datetime as dt
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from rotonde.cli.web import vrije_poort

CONF = Path(__file__).resolve().parents[2] / "deploy" / "nginx" / "rotonde.conf"
CRISIS = CONF.parent / "crisis"


@dataclass(frozen=True)
class Opdracht:
    """The command line of nginx, and the port on which it speaks TLS."""

    woorden: list[str]
    poort: int


def opdracht(tekst: str, map_: Path, *, achter: int = 8000) -> Opdracht:
    """Write this configuration in `map_`, with the application at port `achter`; the crisis page lies in `map_` too."""
    _certificaat(map_)
    shutil.copytree(CRISIS, map_ / "crisis", dirs_exist_ok=True)
    tekst = tekst.replace("/etc/nginx/tls/", f"{map_}/").replace("/etc/nginx/crisis/", f"{map_}/crisis/")
    tekst = re.sub(r"listen \[::\]:.*\n", "", tekst.replace("server web:8000", f"server 127.0.0.1:{achter}"))
    poorten = {"8080": vrije_poort(), "8443": vrije_poort()}
    for poort, eigen in poorten.items():
        tekst = tekst.replace(f"listen {poort}", f"listen 127.0.0.1:{eigen}")
    # As root the worker would be somebody who may not read the folder of a test.
    heel = f"user root; daemon off; pid {map_}/pid; error_log stderr; events {{}}\nhttp {{\n{tekst}\n}}"
    (map_ / "nginx.conf").write_text(heel)
    programma = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin") or "nginx"
    return Opdracht([programma, "-p", str(map_), "-c", str(map_ / "nginx.conf")], poorten["8443"])


@contextmanager
def draait(map_: Path, *, achter: int) -> Iterator[int]:
    """A running proxy as we hand it out, by its port for TLS."""
    start = opdracht(CONF.read_text(encoding="utf-8"), map_, achter=achter)
    with (map_ / "nginx.log").open("wb") as log, subprocess.Popen(start.woorden, stdout=log, stderr=log) as proces:
        try:
            _wacht(start.poort, proces)
            yield start.poort
        finally:
            proces.terminate()


def _wacht(poort: int, proces: "subprocess.Popen[bytes]") -> None:
    einde = time.monotonic() + 20
    while time.monotonic() < einde and proces.poll() is None:
        with socket.socket() as proef:
            if proef.connect_ex(("127.0.0.1", poort)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx luistert niet")


def _certificaat(map_: Path) -> None:
    """A certificate of its own, for a day."""
    sleutel = ec.generate_private_key(ec.SECP256R1())
    naam = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "rotonde.gemeente.example")])
    nu = dt.datetime.now(dt.UTC)
    bewijs = (
        x509.CertificateBuilder().subject_name(naam).issuer_name(naam).public_key(sleutel.public_key())
        .serial_number(1).not_valid_before(nu).not_valid_after(nu + dt.timedelta(days=1))
        .sign(sleutel, hashes.SHA256())
    )  # fmt: skip
    (map_ / "keten.pem").write_bytes(bewijs.public_bytes(serialization.Encoding.PEM))
    geheim = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (map_ / "sleutel.pem").write_bytes(sleutel.private_bytes(serialization.Encoding.PEM, *geheim))
