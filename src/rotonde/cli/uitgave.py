"""`./rotonde uitgave`: what must hold before a version goes out, beside `controle` and `test` (SEC-33, SEC-34, SEC-36).

Writes the bill of materials, and fails on a secret in the source, a warning about the production settings, a package
with a known weakness, or what a scanner finds in a running instance. What cannot be asked or scanned does not go out.
"""

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rotonde.cli.aftasten import van_buiten_afgetast
from rotonde.cli.installatie import WORTEL
from rotonde.cli.stuklijst import stuklijst
from rotonde.cli.zwakheden import meldpunt, pentest_zonder_open_punt
from rotonde.cluster.geheimen import geheimen

LOCK = WORTEL / "requirements" / "runtime.txt"
# What looks like a secret and is none: hashes of packages and of files of others, and the invented keys of tests.
GEEN_GEHEIM = r"^(requirements/.*\.txt|src/rotonde/vorm/static/vendor/.*|tests/.*|.*\.svg)$"


@dataclass(frozen=True)
class Eis:
    """One demand on a release: its Dutch name, and what looks whether it holds and says what it found."""

    naam: str
    kijk: Callable[[], tuple[bool, str]]


def uitgave(doel: Path) -> int:
    """Check each demand, write the bill of materials in `doel`, and return 1 when one does not hold."""
    goed = True
    for eis in EISEN:
        voldaan, gevonden = eis.kijk()
        print(f"{'goed ' if voldaan else 'FOUT '} {eis.naam}", flush=True)
        if not voldaan:
            print(gevonden, flush=True)
            goed = False
    pad = schrijf_stuklijst(doel)
    print(f"De stuklijst staat in {pad}.")
    return 0 if goed else 1


def schrijf_stuklijst(doel: Path) -> Path:
    """Write the bill of materials of this version, and return where."""
    versie = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    doel.mkdir(parents=True, exist_ok=True)
    pad = doel / f"rotonde-{versie}.cdx.json"
    pad.write_text(stuklijst(LOCK, versie=versie) + "\n", encoding="utf-8")
    return pad


def geheimen_in_bron(wortel: Path = WORTEL) -> tuple[bool, str]:
    """No password, key or token stands in a file that git keeps, tests and locks apart (SEC-34)."""
    opdracht = [sys.executable, "-m", "detect_secrets", "scan", "--exclude-files", GEEN_GEHEIM]
    uitkomst = subprocess.run(opdracht, cwd=wortel, capture_output=True, text=True, check=True)
    gevonden = [
        f"{pad}:{vondst['line_number']}: lijkt op een geheim ({vondst['type']}): haal het weg, of zeg op die regel "
        "met 'pragma: allowlist secret' waarom het er geen is."
        for pad, vondsten in json.loads(uitkomst.stdout)["results"].items()
        for vondst in vondsten
    ]
    return not gevonden, "\n".join(gevonden)


def productie_instellingen() -> tuple[bool, str]:
    """Django finds nothing to warn about in the settings of production (SEC-34)."""
    with tempfile.TemporaryDirectory() as map_:
        sleutels = Path(map_) / "geheimen.json"
        geheimen(sleutels)
        omgeving = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("DATABASE", "ROTONDE"))}
        omgeving |= {
            "DJANGO_SETTINGS_MODULE": "rotonde.config.settings",
            "PYTHONPATH": str(WORTEL / "src"),
            "ROTONDE_OMGEVING": "productie",
            "ROTONDE_PROCES": "web",
            "ROTONDE_GEHEIMEN": str(sleutels),
            "ROTONDE_HOSTS": "rotonde.voorbeeld.nl",
            "ROTONDE_MAP": map_,
        }
        opdracht = [sys.executable, "-P", "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
        uitkomst = subprocess.run(opdracht, env=omgeving, capture_output=True, text=True, check=False)
    return not uitkomst.returncode, uitkomst.stdout + uitkomst.stderr


def kwetsbare_pakketten() -> tuple[bool, str]:
    """No package of the runtime lock has a known weakness; not being able to ask is no answer (SEC-33)."""
    opdracht = [sys.executable, "-m", "pip_audit", "-r", str(LOCK), "--disable-pip", "--require-hashes", "--strict"]
    uitkomst = subprocess.run(opdracht, cwd=WORTEL, capture_output=True, text=True, check=False)
    return not uitkomst.returncode, uitkomst.stdout + uitkomst.stderr


EISEN = (
    Eis("geen geheimen in de bron", geheimen_in_bron),
    Eis("instellingen van productie", productie_instellingen),
    Eis("geen pakket met een bekende zwakte", kwetsbare_pakketten),
    Eis("wie een zwakke plek vindt, weet waar", meldpunt),
    Eis("geen zwaar punt van een pentest open", pentest_zonder_open_punt),
    # Last: it takes longest.
    Eis("van buiten afgetast", van_buiten_afgetast),
)
