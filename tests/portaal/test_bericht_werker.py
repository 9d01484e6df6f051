"""From what was announced to a mail in the post: listener, queue and worker are the real ones."""

import time
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from tests.klanten import HEERDE, maak_gemeente
from tests.server import Server

from rotonde.besluiten.events import BESLUIT_BEKENDGEMAAKT
from rotonde.inwoners import actions as inwoners
from rotonde.kern import bsn, gebeurtenissen, wie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.soorten import Doel, Wet

GEDULD = 45.0


def _post(map_: Path) -> list[str]:
    return [bestand.read_text() for bestand in sorted((map_ / "post").glob("*.log"))]


@pytest.mark.committen
def test_de_werker_verstuurt_een_bericht_over_een_nieuwe_brief_priv_32(server: Server) -> None:
    maak_gemeente(HEERDE)
    adres = f"aukje-{uuid4().hex[:8]}@voorbeeld.invalid"
    with wie.als(wie.dienst(gemeente=HEERDE, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="test")):
        nummer = next(bsn.testnummers())
        (persoon,) = inwoners.inschrijven_alle(
            [inwoners.Inschrijving(nummer, "Aukje", "van der Berg", date(1984, 2, 3), email=adres)]
        )
        gebeurtenissen.noteer(BESLUIT_BEKENDGEMAAKT, [Feit("beschikking", uuid4(), betrokkene=persoon)])

    server.start_worker()

    einde = time.monotonic() + GEDULD
    while not (aan_aukje := [post for post in _post(server.bank.map) if adres in post]):
        assert time.monotonic() < einde, server.logboek("worker")[-2000:]
        time.sleep(0.5)
    assert len(aan_aukje) == 1
    assert "gemeente Heerde" in aan_aukje[0]
    assert "Aukje" not in aan_aukje[0]
