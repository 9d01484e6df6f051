"""The page of a dossier asks the database as often however much there is in it (issue 4, speed; AF-07)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.inwoners.gezin import Gezin
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.regie.zaak import INZET, Zaak, doel
from tests.toegang.loket import Loket, aanspreekpunt

from rotonde.kern import klok, wie
from rotonde.kern.soorten import Rol
from rotonde.regie import actions as regie
from rotonde.regie.acties import actions as acties
from rotonde.regie.acties.actions import Toezegging
from rotonde.regie.team import actions as team
from rotonde.regie.team.actions import Betrekking
from rotonde.regie.team.soorten import Teamrol

HOOGSTENS_GEGEVENS, HOOGSTENS = 8, 12
# What every page asks: who is here, and in which context.
_GEEN_GEGEVENS = ("django_session", "set_config", "SAVEPOINT", "INSERT INTO kern_inzage", "kern_gemeente")


@pytest.fixture
def anna(loket: Loket, zaak: Zaak) -> KeurendeClient:
    return klant_als(Rol.AANSPREEKPUNT, actor=loket.anna, naam="Anna")


def gevraagd(klant: KeurendeClient, zaak: Zaak) -> tuple[int, int]:
    """(for data, in all) how often the page asks."""
    pad = f"/proef/werk/regie/dossier/{zaak.dossier}/"
    klant.zie(pad)
    with CaptureQueriesContext(connection) as vragen:
        klant.zie(pad)
    # The door remembers the gemeente for some seconds; a savepoint is the transaction of this test.
    alle = [v["sql"] for v in vragen if "SAVEPOINT" not in v["sql"] and 'FROM "kern_gemeente"' not in v["sql"]]
    if "set_config" in alle[-1]:
        # The context of the fixtures comes back, in which the page was asked for.
        alle.pop()
    return len([sql for sql in alle if not any(woord in sql for woord in _GEEN_GEGEVENS)]), len(alle)


def test_at_most_8_times_for_data_and_12_in_all_for_little_and_for_much(
    anna: KeurendeClient, loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    weinig = gevraagd(anna, zaak)
    with wie.als(aanspreekpunt(loket.anna)):
        team.betrekken(Betrekking(zaak.dossier, loket.bram, Teamrol.GEZIN, klok.vandaag()))
        for nr in range(10):
            erbij = regie.doel_stellen(zaak.aanpak, doel(gezin.moeder))
            regie.inzet_kiezen(erbij, INZET)
            dag = klok.vandaag() + timedelta(days=nr)
            acties.afspreken(Toezegging(zaak.dossier, loket.anna, f"bellen {nr}", dag))
    veel = gevraagd(anna, zaak)

    assert weinig == veel
    assert veel[0] <= HOOGSTENS_GEGEVENS
    assert veel[1] <= HOOGSTENS
