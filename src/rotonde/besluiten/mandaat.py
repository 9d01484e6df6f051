"""Judging a mandaat: pure values in, the mandaat or the first reason why not out.

The database judges the same thing once more when a besluit is written (migration 0002); a test keeps both alike.
"""

import calendar
import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rotonde.besluiten.models import Mandaat
from rotonde.kern.opmaak import datum, euro
from rotonde.kern.periode import DateRange, geldt_op
from rotonde.kern.soorten import Afslag, Rol, Wet

DAGEN_PER_JAAR = 365


@dataclass(frozen=True, slots=True)
class Vraag:
    """Who wants to decide what, on which day. `bedrag` is in euro for the whole `periode`."""

    rol: Rol
    functie: str
    wet: Wet
    afslag: Afslag
    product: str
    groep: str
    bedrag: Decimal
    periode: DateRange
    datum: dt.date
    eigen_voorstel: bool


@dataclass(frozen=True, slots=True)
class Oordeel:
    """`mandaat` is the one that holds, or None with the `reden` and a sentence on who can."""

    mandaat: Mandaat | None
    reden: str = ""
    wie_wel: str = ""


Toets = tuple[Callable[[Mandaat, Vraag], bool], Callable[[Vraag, Sequence[Mandaat]], str]]


def beoordeel(mandaten: Sequence[Mandaat], vraag: Vraag) -> Oordeel:
    """Return the first mandaat that holds; otherwise the first condition that no mandaat passes, and who can decide."""
    over = list(mandaten)
    for toets, reden in _TOETSEN:
        passend = [mandaat for mandaat in over if toets(mandaat, vraag)]
        if not passend:
            return Oordeel(None, reden(vraag, over), wie_wel(mandaten, vraag))
        over = passend
    return Oordeel(over[0])


def wie_wel(mandaten: Sequence[Mandaat], vraag: Vraag) -> str:
    """One sentence on who can take this besluit today, without full stop."""
    passend = [
        mandaat
        for mandaat in mandaten
        if all(toets(mandaat, vraag) for toets, _ in _TOETSEN if toets not in (_rol, _vier_ogen))
    ]
    namen = sorted({_naam(mandaat, vraag) for mandaat in passend})
    if not namen:
        return "Leg het voor aan het college, want niemand heeft hiervoor een mandaat"
    return f"Dit kan wel: {' of '.join(namen)}"


def jaardagen(periode: DateRange) -> int:
    """Days over which a bedrag is judged per year: a period up to a year weighs as a whole."""
    return max(DAGEN_PER_JAAR, (periode.upper - periode.lower).days)


def _naam(mandaat: Mandaat, vraag: Vraag) -> str:
    naam = mandaat.functie_naam or Rol(mandaat.rol).label
    return f"een andere {naam}" if _rol(mandaat, vraag) and vraag.eigen_voorstel else f"een {naam}"


def _datum(mandaat: Mandaat, vraag: Vraag) -> bool:
    return geldt_op(mandaat.geldig, vraag.datum)


def _onderwerp(mandaat: Mandaat, vraag: Vraag) -> bool:
    return (
        (mandaat.wet, mandaat.afslag) == (vraag.wet, vraag.afslag)
        and mandaat.product in ("", vraag.product)
        and (not mandaat.groepen or vraag.groep in mandaat.groepen)
    )


def _rol(mandaat: Mandaat, vraag: Vraag) -> bool:
    return mandaat.rol == vraag.rol and (
        not mandaat.functie or vraag.functie in (mandaat.functie, mandaat.functie_naam)
    )


def _bedrag(mandaat: Mandaat, vraag: Vraag) -> bool:
    return mandaat.max_bedrag is None or vraag.bedrag * DAGEN_PER_JAAR <= mandaat.max_bedrag * jaardagen(vraag.periode)


def _duur(mandaat: Mandaat, vraag: Vraag) -> bool:
    return mandaat.max_maanden is None or vraag.periode.upper <= na_maanden(vraag.periode.lower, mandaat.max_maanden)


def _vier_ogen(mandaat: Mandaat, vraag: Vraag) -> bool:
    grens = mandaat.vier_ogen_vanaf
    onder_grens = grens is None or vraag.bedrag * DAGEN_PER_JAAR < grens * jaardagen(vraag.periode)
    return onder_grens or not vraag.eigen_voorstel


def na_maanden(dag: dt.date, maanden: int) -> dt.date:
    """The same day so many months later, or the last day of that month when it has no such day."""
    jaren, maand = divmod(dag.month - 1 + maanden, 12)
    laatste = calendar.monthrange(dag.year + jaren, maand + 1)[1]
    return dt.date(dag.year + jaren, maand + 1, min(dag.day, laatste))


def _hoogste(mandaten: Sequence[Mandaat]) -> str:
    return euro(max(mandaat.max_bedrag for mandaat in mandaten if mandaat.max_bedrag is not None))


def _langste(mandaten: Sequence[Mandaat]) -> int:
    return max(mandaat.max_maanden for mandaat in mandaten if mandaat.max_maanden is not None)


_TOETSEN: tuple[Toets, ...] = (
    (_datum, lambda vraag, _: f"er is geen mandaat dat geldt op {datum(vraag.datum)}"),
    (
        _onderwerp,
        lambda vraag, _: f"voor {vraag.wet.label}, afslag {vraag.afslag.value}, is geen mandaat voor dit product",
    ),
    (_rol, lambda vraag, _: f"uw functie ({vraag.functie or vraag.rol.label}) heeft hiervoor geen mandaat"),
    (_bedrag, lambda _, over: f"het bedrag is hoger dan uw mandaat van {_hoogste(over)} per jaar"),
    (_duur, lambda _, over: f"de periode is langer dan uw mandaat van {_langste(over)} maanden"),
    (_vier_ogen, lambda *_: "bij dit bedrag beslist een ander dan wie het voorstel deed"),
)
