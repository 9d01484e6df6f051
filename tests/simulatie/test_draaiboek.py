"""Steps: each whole or not at all, none twice, and never two seeds over each other."""

import os
import signal
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from rotonde.kern import wie
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.models import Gemeente, Team
from rotonde.kern.soorten import Doel, Wet
from rotonde.simulatie import draaiboek, queries
from rotonde.simulatie.draaiboek import Baan, Stap
from rotonde.simulatie.voortgang import Voortgang

GEMEENTE = "0246"


@pytest.fixture
def toneel(tmp_path: Path, request: pytest.FixtureRequest) -> Callable[[int], Any]:
    if not request.node.get_closest_marker("committen"):
        request.getfixturevalue("db")
    Gemeente.objects.create(code=GEMEENTE, naam="Proef", slug="proef")

    def met(zaad: int) -> Any:
        voortgang = Voortgang(tmp_path / "voortgang.json", lambda regel: None)
        return SimpleNamespace(gemeente=GEMEENTE, zaad=zaad, voortgang=voortgang)

    return met


def _team(code: str) -> Callable[[Any], int]:
    def maak(toneel: Any) -> int:
        Team.objects.bulk_create([Team(gemeente_id=GEMEENTE, code=code, naam=code)])
        return 1

    return maak


def _breekt_af(toneel: Any) -> int:
    _team("half")(toneel)
    raise RuntimeError("halverwege")


def _stap(code: str) -> Stap:
    return Stap(code, code, _team(code))


def _zet(monkeypatch: pytest.MonkeyPatch, *blokken: tuple[Baan, ...]) -> None:
    monkeypatch.setattr(draaiboek, "BLOKKEN", blokken)


def _stand() -> tuple[set[str], set[str]]:
    with wie.als(wie.dienst(gemeente=GEMEENTE, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="proef")):
        return set(queries.gedane_stappen()), set(Team.objects.values_list("code", flat=True))


def test_what_breaks_off_leaves_nothing_and_goes_on_where_it_stopped(
    toneel: Callable[[int], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    _zet(monkeypatch, ((_stap("een"), Stap("twee", "twee", _breekt_af)),))
    with pytest.raises(RuntimeError, match="halverwege"):
        draaiboek.speel(toneel(1))
    assert _stand() == ({"een"}, {"een"})
    assert not draaiboek.is_klaar(toneel(1))

    _zet(monkeypatch, ((_stap("een"), _stap("twee")),))
    draaiboek.speel(toneel(1))
    assert _stand() == ({"een", "twee"}, {"een", "twee"})
    assert draaiboek.is_klaar(toneel(1))


def test_another_seed_is_refused_with_the_seed_that_was_used(
    toneel: Callable[[int], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    _zet(monkeypatch, ((_stap("een"),),))
    draaiboek.speel(toneel(1))
    with pytest.raises(KanNuNiet, match="zaad 1"):
        draaiboek.speel(toneel(2))
    assert _stand() == ({"een"}, {"een"})


def test_a_gemeente_that_was_drawn_in_other_steps_is_refused_with_the_step(
    toneel: Callable[[int], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    _zet(monkeypatch, ((_stap("vroeger"),),))
    draaiboek.speel(toneel(1))
    _zet(monkeypatch, ((_stap("nu"),),))
    with pytest.raises(KanNuNiet, match="'vroeger'"):
        draaiboek.speel(toneel(1))
    assert _stand() == ({"vroeger"}, {"vroeger"})


@pytest.mark.committen
def test_two_lanes_go_side_by_side_and_what_follows_waits_for_both(
    toneel: Callable[[int], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    samen = get_context("fork").Barrier(2, timeout=60)

    def _wacht_op_de_ander(toneel: Any) -> int:
        samen.wait()
        return 1

    def _telt(toneel: Any) -> int:
        assert _stand()[0] == {"links", "daarna-links", "rechts"}
        return _team("slot")(toneel)

    links = (Stap("links", "links", _wacht_op_de_ander), _stap("daarna-links"))
    _zet(monkeypatch, (links, (Stap("rechts", "rechts", _wacht_op_de_ander),)), ((Stap("slot", "slot", _telt),),))
    draaiboek.speel(toneel(1), processen=2)
    assert draaiboek.is_klaar(toneel(1))
    assert _stand()[1] == {"daarna-links", "slot"}


@pytest.mark.committen
def test_a_lane_that_breaks_off_is_heard_of_and_the_other_one_keeps_what_it_did(
    toneel: Callable[[int], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    _zet(monkeypatch, ((_stap("heel"),), (Stap("half", "half", _breekt_af),)))
    with pytest.raises(RuntimeError, match="halverwege"):
        draaiboek.speel(toneel(1), processen=2)
    assert _stand() == ({"heel"}, {"heel"})


@pytest.mark.committen
def test_a_lane_that_is_killed_is_heard_of(toneel: Callable[[int], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def _sterft(toneel: Any) -> int:
        os.kill(os.getpid(), signal.SIGKILL)
        return 0

    _zet(monkeypatch, ((_stap("heel"),), (Stap("half", "half", _sterft),)))
    with pytest.raises(BrokenProcessPool):
        draaiboek.speel(toneel(1), processen=2)
    assert "half" not in _stand()[0]
