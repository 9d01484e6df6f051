"""Who proposes and who decides, by a register of mandaten."""

from types import SimpleNamespace
from typing import Any

import pytest

from rotonde.kern.soorten import Afslag, Rol, Wet
from rotonde.simulatie.beslissers import Zaak, aanspreekpunt, bevoegd
from rotonde.simulatie.rolverdeling import Functie

COACH = Functie("coach", "Coach", Rol.AANSPREEKPUNT, (), 2)
ANDER = Functie("ander", "Ander", Rol.AANSPREEKPUNT, (), 1)
REGIE = Functie("regie", "Regisseur", Rol.PROCESREGISSEUR, (), 1)
FUNCTIES = [ANDER, COACH, REGIE]


def _mandaat(
    rol: str, groepen: list[str], bedrag: int, maanden: int, vier_ogen: int | None = None, **anders: Any
) -> Any:
    vast = {"wet": Wet.JEUGDWET, "afslag": Afslag.HULP, "oordeel": "verleend", **anders}
    return SimpleNamespace(
        rol=rol, groepen=groepen, max_bedrag=bedrag, max_duur_maanden=maanden, vier_ogen_vanaf=vier_ogen, **vast
    )


MANDATEN = [
    _mandaat("ander", ["ambulant"], 90_000, 90, oordeel="geen"),
    _mandaat("coach", ["ambulant"], 20_000, 24, 12_500),
    _mandaat("coach", ["vervoer"], 20_000, 24),
    _mandaat("regie", ["ambulant", "verblijf"], 100_000, 24),
]


def _zaak(groep: str = "ambulant", bedrag: float = 5_000, maanden: int = 12) -> Zaak:
    return Zaak(Wet.JEUGDWET, Afslag.HULP, groep, bedrag, maanden)


def test_the_aanspreekpunt_is_who_may_decide_most() -> None:
    assert aanspreekpunt(FUNCTIES, MANDATEN, Wet.JEUGDWET) == COACH


def test_within_the_mandaat_the_aanspreekpunt_decides() -> None:
    uitkomst = bevoegd(_zaak(), COACH, FUNCTIES, MANDATEN)
    assert (uitkomst.functie, uitkomst.ander) == (COACH, False)


def test_from_the_limit_of_four_eyes_a_colleague_decides() -> None:
    uitkomst = bevoegd(_zaak(bedrag=12_500), COACH, FUNCTIES, MANDATEN)
    assert (uitkomst.functie, uitkomst.ander) == (COACH, True)


@pytest.mark.parametrize("zaak", [_zaak("verblijf"), _zaak(bedrag=20_001)])
def test_above_the_mandaat_a_higher_function_decides(zaak: Zaak) -> None:
    uitkomst = bevoegd(zaak, COACH, FUNCTIES, MANDATEN)
    assert (uitkomst.functie, uitkomst.ander) == (REGIE, True)


def test_a_line_without_a_right_gives_none_and_what_nobody_may_is_an_error() -> None:
    with pytest.raises(ValueError, match="Niemand heeft mandaat"):
        bevoegd(_zaak(maanden=60), COACH, FUNCTIES, MANDATEN)
