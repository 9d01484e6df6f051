"""Both gemeenten drawn whole, once per state of the code: a database that the tests get a copy of.

Drawing takes a minute, so the drawn database stays in the test server until the source or a pack changes.
"""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from psycopg import sql
from tests.databank import Proefbank

from rotonde.cluster.rollen import maak_databank, verwijder_databank
from rotonde.cluster.slot import Slot

WORTEL = Path(__file__).resolve().parents[2]
HALF = "bevolkt_half"
KAMERS = (
    "kern", "inwoners", "catalogus", "toegang", "regie", "besluiten", "voorzieningen", "inkomen", "signalen",
    "toezicht", "simulatie",
)  # fmt: skip
# Screens draw nobody.
SCHERM = re.compile(r"views|urls|forms|presenters|aanmelden")
PAKKETTEN = ("0246-heerde", "1509-oude-ijsselstreek")


@pytest.fixture(scope="module")
def bevolkte_databank(proefbank: Proefbank, django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The database of this worker is a copy of the drawn one, for the tests of one file."""
    sjabloon = _bevolkt_sjabloon(proefbank)
    with django_db_blocker.unblock():
        _zet(proefbank, sjabloon)
    yield
    with django_db_blocker.unblock():
        _sluit()
    proefbank.kloon()


@pytest.fixture
def bevolkt(bevolkte_databank: None, db: None) -> None:
    """Both gemeenten are drawn; what a test changes is rolled back."""


def _zet(bank: Proefbank, sjabloon: str) -> None:
    _sluit()
    verwijder_databank(bank.cluster, bank.databank)
    maak_databank(bank.cluster, bank.databank, sjabloon=sjabloon)


def _sluit() -> None:
    for verbinding in connections.all(initialized_only=True):
        verbinding.close()


def _bevolkt_sjabloon(bank: Proefbank) -> str:
    naam = f"bevolkt_{_vingerafdruk()}"
    slot = Slot(bank.map / "bevolkt.slot")
    if not slot.neem(wacht=600):
        pytest.fail("Een andere werker trekt de bevolking en wordt niet klaar.")
    try:
        with bank.cluster.beheer() as verbinding:
            if verbinding.execute("SELECT 1 FROM pg_database WHERE datname = %s", [naam]).fetchone():
                return naam
            for (oud,) in verbinding.execute(
                "SELECT datname FROM pg_database WHERE datname LIKE 'bevolkt%'"
            ).fetchall():
                verwijder_databank(bank.cluster, oud)
            _trek(bank)
            verbinding.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(HALF), sql.Identifier(naam))
            )
    finally:
        slot.geef_vrij()
    return naam


def _trek(bank: Proefbank) -> None:
    bank.kloon(HALF)
    for pakket in PAKKETTEN:
        _beheer(bank, "gemeente", "laden", str(WORTEL / "gemeenten" / pakket), "--ja")
        _beheer(bank, "bevolken", "--gemeente", pakket[:4])


def _beheer(bank: Proefbank, *opdracht: str) -> None:
    uitkomst = subprocess.run(
        [sys.executable, "-m", "django", *opdracht],
        env={**os.environ, **bank.omgeving(HALF), "ROTONDE_PROCES": "worker", "PYTHONPATH": "src"},
        cwd=WORTEL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if uitkomst.returncode:
        pytest.fail(f"{opdracht[0]} lukt niet:\n{uitkomst.stdout}{uitkomst.stderr}")


def _vingerafdruk() -> str:
    som = hashlib.sha256((WORTEL / "requirements" / "runtime.txt").read_bytes())
    bron = WORTEL / "src" / "rotonde"
    bronnen = [pad for kamer in KAMERS for pad in (bron / kamer).rglob("*.py") if not SCHERM.match(pad.stem)]
    for pad in sorted([*bronnen, *bron.rglob("*.csv"), *bron.rglob("*.typ"), *(WORTEL / "gemeenten").rglob("*.yaml")]):
        som.update(str(pad.relative_to(WORTEL)).encode() + b"\0" + pad.read_bytes())
    return som.hexdigest()[:16]
