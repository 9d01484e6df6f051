"""Machines fail in known ways: it stops clean, says so clearly, and goes on by itself (REL-21).

Each fault meets people who write contacts and questions over HTTP and a worker with a full queue; afterwards no act may
be half or lost. Full size: ./rotonde bench storing.
"""

from collections.abc import Iterator

import pytest
from bench.geweld import Geweld
from bench.storing import (
    database_weg,
    geheugen_krap,
    schijf_van,
    schijf_vol,
    tweede_exemplaar,
)
from bench.taken import breuken
from tests.reservekopie.conftest import Machine


@pytest.fixture
def geweld(teruggezet: Machine, balie: dict[str, str]) -> Iterator[Geweld]:
    """Web, worker and people at the counter, on a server of their own."""
    with Geweld(teruggezet.installatie, "heerde", balie, schrijvers=3) as geweld:
        yield geweld


def _niets_half(geweld: Geweld) -> None:
    oordeel = geweld.oordeel()
    assert oordeel.bevestigd > 0
    assert oordeel.goed, oordeel
    assert breuken(geweld) == []


def test_without_a_database_everybody_waits_and_goes_on_by_itself_rel_21(geweld: Geweld) -> None:
    pagina = database_weg(geweld, seconden=3)

    assert "Rotonde is even niet bereikbaar" in pagina.tekst
    assert "Kijk straks na of het er staat." in pagina.tekst
    assert pagina.wacht == "30"
    for techniek in ("psycopg", "Traceback", "connection", "OperationalError"):
        assert techniek not in pagina.tekst
    _niets_half(geweld)


def test_a_full_disk_stops_clean_and_room_is_enough_to_go_on_rel_21(teruggezet: Machine, balie: dict[str, str]) -> None:
    with (
        schijf_van(teruggezet.cluster, ruimte_mb=24) as ruim,
        Geweld(teruggezet.installatie, "heerde", balie, schrijvers=3) as geweld,
    ):
        pagina = schijf_vol(geweld, ruim)

        assert "Rotonde is even niet bereikbaar" in pagina.tekst
        _niets_half(geweld)


def test_without_memory_it_stops_clean_and_goes_on_by_itself_rel_21(geweld: Geweld) -> None:
    pagina = geheugen_krap(geweld)

    assert "Rotonde is even niet bereikbaar" in pagina.tekst
    _niets_half(geweld)


def test_a_second_one_on_the_same_data_is_told_and_the_first_goes_on_rel_21(geweld: Geweld) -> None:
    gezegd = tweede_exemplaar(geweld)

    assert gezegd.count("\n") == 1
    assert "is al in gebruik: stop eerst het andere proces van Rotonde." in gezegd
    _niets_half(geweld)
