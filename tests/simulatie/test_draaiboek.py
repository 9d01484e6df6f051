"""Steps: each whole or not at all, none twice, and never two seeds over each other."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from rotonde.kern import wie
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.models import Gemeente, Team
from rotonde.kern.soorten import Doel, Wet
from rotonde.simulatie import draaiboek, queries
from rotonde.simulatie.draaiboek import Stap
from rotonde.simulatie.voortgang import Voortgang

GEMEENTE = "0246"


@pytest.fixture
def toneel(db: None, tmp_path: Path) -> Callable[[int], Any]:
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


def _stand() -> tuple[set[str], set[str]]:
    with wie.als(wie.dienst(gemeente=GEMEENTE, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="proef")):
        return set(queries.gedane_stappen()), set(Team.objects.values_list("code", flat=True))


def test_what_breaks_off_leaves_nothing_and_goes_on_where_it_stopped(
    toneel: Callable[[int], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draaiboek, "STAPPEN", (Stap("een", "een", _team("een")), Stap("twee", "twee", _breekt_af)))
    with pytest.raises(RuntimeError, match="halverwege"):
        draaiboek.speel(toneel(1))
    assert _stand() == ({"een"}, {"een"})
    assert not draaiboek.is_klaar(toneel(1))

    monkeypatch.setattr(draaiboek, "STAPPEN", (Stap("een", "een", _team("een")), Stap("twee", "twee", _team("twee"))))
    draaiboek.speel(toneel(1))
    assert _stand() == ({"een", "twee"}, {"een", "twee"})
    assert draaiboek.is_klaar(toneel(1))


def test_another_seed_is_refused_with_the_seed_that_was_used(
    toneel: Callable[[int], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draaiboek, "STAPPEN", (Stap("een", "een", _team("een")),))
    draaiboek.speel(toneel(1))
    with pytest.raises(KanNuNiet, match="zaad 1"):
        draaiboek.speel(toneel(2))
    assert _stand() == ({"een"}, {"een"})
