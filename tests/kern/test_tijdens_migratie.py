"""Migrating while others work: a policy, an audit trigger or a right is never away for a moment (REL-16)."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from uuid import uuid4

import psycopg
import pytest
from tests.databank import WORTEL, Proefbank
from tests.kern.conftest import HEERDE

from rotonde.kern.models import Gemeente
from rotonde.kern.wie import Wie

pytestmark = pytest.mark.committen
BESCHERM = "import django; django.setup(); from rotonde.kern.bescherming import bescherm_alles; bescherm_alles()"


class Schrijver(threading.Thread):
    """Somebody at the counter who adds a team and reads the list, again and again, as the web role."""

    def __init__(self, proefbank: Proefbank, vrager: Wie) -> None:
        super().__init__()
        self.verbinding = proefbank.verbinding("web")
        self.instellingen = vrager.instellingen()
        self.genoeg = threading.Event()
        self.gedaan = 0
        self.fouten: list[str] = []

    def run(self) -> None:
        while not self.genoeg.is_set():
            try:
                self._een_keer()
            except psycopg.Error as fout:
                self.fouten.append(str(fout))
        self.verbinding.close()

    def _een_keer(self) -> None:
        with self.verbinding.transaction():
            for naam, waarde in self.instellingen.items():
                self.verbinding.execute("SELECT set_config(%s, %s, true)", [f"rotonde.{naam}", waarde])
            self.verbinding.execute(
                "INSERT INTO kern_team (id, gemeente_id, code, naam, wachtrij, uitvoering) "
                "VALUES (%s, %s, %s, 'proef', false, false)",
                [uuid4(), HEERDE, uuid4().hex],
            )
            self.gedaan += 1
            gezien = self.verbinding.execute("SELECT count(*) FROM kern_team").fetchone()
            assert gezien is not None
            if gezien[0] != self.gedaan:
                self.fouten.append(f"{gezien[0]} van {self.gedaan} teams te zien")


def test_bescherming_vernieuwen_stoort_niemand_en_mist_geen_wijziging_rel_16(
    proefbank: Proefbank, dienst: Callable[[str], Wie]
) -> None:
    Gemeente.objects.create(code=HEERDE, naam="Heerde", slug="heerde")
    schrijver = Schrijver(proefbank, dienst(HEERDE))
    schrijver.start()

    uitkomst = subprocess.run(
        [sys.executable, "-c", BESCHERM],
        env={**os.environ, **proefbank.omgeving(), "ROTONDE_PROCES": "beheer", "PYTHONPATH": "src"},
        cwd=WORTEL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    schrijver.genoeg.set()
    schrijver.join()

    assert uitkomst.returncode == 0, uitkomst.stderr
    assert schrijver.fouten == []
    assert schrijver.gedaan > 50
    with proefbank.cluster.beheer(proefbank.databank) as verbinding:
        mutaties = verbinding.execute("SELECT count(*) FROM kern_mutatie WHERE tabel = 'kern_team'").fetchone()
    assert mutaties == (schrijver.gedaan,)
