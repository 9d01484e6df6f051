"""Two gemeenten and an asker in each, for the tests of the cellar."""

import time
from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import connection

from rotonde.kern import wie
from rotonde.kern.soorten import Doel, Wet
from rotonde.kern.wie import Wie

HEERDE, OIJ = "0246", "1509"


@pytest.fixture
def gemeenten(db: None) -> None:
    apps.get_model("kern", "Gemeente").objects.create(code=HEERDE, naam="Heerde", slug="heerde")
    apps.get_model("kern", "Gemeente").objects.create(code=OIJ, naam="Oude IJsselstreek", slug="oude-ijsselstreek")


@pytest.fixture
def dienst() -> Callable[[str], Wie]:
    def maak(gemeente: str) -> Wie:
        return wie.dienst(gemeente=gemeente, wet=Wet.ALGEMEEN, doel=Doel.UITVOERING, grond="test")

    return maak


@pytest.fixture
def team_in_beide(gemeenten: None, dienst: Callable[[str], Wie]) -> None:
    for code in (HEERDE, OIJ):
        with wie.als(dienst(code)):
            apps.get_model("kern", "Team").objects.create(gemeente_id=code, code="stip", naam=f"Team van {code}")


def wacht_tot_voorbij() -> None:
    """Wait until every transaction that runs now has ended.

    Transaction numbers count for the whole server: one that runs in the database of another worker holds back how far
    listeners and seals may read.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
        tot = cursor.fetchone()[0]
        einde = time.monotonic() + 120
        voorbij = False
        while not voorbij:
            assert time.monotonic() < einde, "een transactie elders op de server eindigt niet"
            time.sleep(0.02)
            cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint >= %s", [tot])
            voorbij = cursor.fetchone()[0]
