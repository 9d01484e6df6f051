"""The spider chart of positieve gezondheid: points of a polygon, for a drawing that a table beside it says in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, pi, sin

from rotonde.regie.verheldering.queries import Meting
from rotonde.regie.verheldering.soorten import HOOGST, Dimensie

STRAAL, MIDDEN = 100, 170
RINGEN = (2, 4, 6, 8, 10)


@dataclass(frozen=True)
class As:
    """One dimension: where its line ends, and where its name stands, a word to a line on a narrow screen."""

    naam: list[str]
    x: float
    y: float
    naam_x: float
    naam_y: float
    anker: str


@dataclass(frozen=True)
class Web:
    """Everything a template draws: axes, rings as points, and a polygon for before and for after."""

    assen: list[As]
    ringen: list[str]
    voor: str
    na: str


def web(metingen: list[Meting]) -> Web | None:
    """The drawing of the first and the last measuring; None when nothing was measured, and no `na` when only once."""
    if not metingen:
        return None
    na = _veelhoek(metingen[-1].cijfers) if len(metingen) > 1 else ""
    ringen = [" ".join(_punt(nr, ring) for nr in range(len(Dimensie))) for ring in RINGEN]
    return Web([_as(nr, dimensie) for nr, dimensie in enumerate(Dimensie)], ringen, _veelhoek(metingen[0].cijfers), na)


def _veelhoek(cijfers: Mapping[Dimensie, int]) -> str:
    """What was not asked leaves no point, and so no mark that nobody gave."""
    return " ".join(_punt(nr, cijfers[een]) for nr, een in enumerate(Dimensie) if een in cijfers)


def _plek(nr: int, straal: float) -> tuple[float, float]:
    hoek = 2 * pi * nr / len(Dimensie) - pi / 2
    return round(MIDDEN + straal * cos(hoek), 1), round(MIDDEN + straal * sin(hoek), 1)


def _punt(nr: int, cijfer: float) -> str:
    x, y = _plek(nr, STRAAL * cijfer / HOOGST)
    return f"{x},{y}"


def _as(nr: int, dimensie: Dimensie) -> As:
    x, y = _plek(nr, STRAAL)
    naam_x, naam_y = _plek(nr, STRAAL + 14)
    anker = "middle" if abs(naam_x - MIDDEN) < 1 else "start" if naam_x > MIDDEN else "end"
    # Under the web a name needs its own height as room; above it its second line has.
    naam_y += 10 if naam_y > MIDDEN + STRAAL else 0
    return As(dimensie.label.split(" ", 1), x, y, naam_x, naam_y, anker)
