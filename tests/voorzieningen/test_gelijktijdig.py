"""Two payments at once cannot both just fit (REL-09): the database adds up under a lock."""

import threading
from decimal import Decimal

import pytest
from django.db import connections
from tests.besluiten.wereld import VANDAAG, Wereld
from tests.voorzieningen.hulp import START, gestart

from rotonde.kern import klok
from rotonde.kern.fouten import Ongeldig
from rotonde.voorzieningen import actions, queries
from rotonde.voorzieningen.actions import BetaalRegel


@pytest.mark.committen
def test_two_payments_at_once_never_go_above_the_toewijzing_rel_09() -> None:
    with klok.op(klok.moment(VANDAAG)):
        wereld = Wereld()
        voorziening = gestart(wereld, 1_000).id
    klaar, uitkomsten = threading.Barrier(4), []

    def betaal() -> None:
        try:
            with klok.op(klok.moment(START)), wereld.als(wereld.consulent):
                klaar.wait(timeout=20)
                actions.betalen(BetaalRegel(voorziening, START, Decimal(400)))
            uitkomsten.append("betaald")
        except Ongeldig:
            uitkomsten.append("geweigerd")
        finally:
            connections.close_all()

    draden = [threading.Thread(target=betaal) for _ in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()

    assert sorted(uitkomsten) == ["betaald", "betaald", "geweigerd", "geweigerd"]
    with wereld.als_dienst():
        assert queries.betaald(voorziening) == 800
