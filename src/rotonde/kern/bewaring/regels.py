"""The bewaarregels, from the one table of terms: what may go on which first day, and which start is long enough ago."""

from datetime import date, timedelta
from functools import lru_cache

from rotonde.kern.termijnen import tabel
from rotonde.kern.termijnen.berekening import Termijn, bereken
from rotonde.kern.termijnen.duur import verder
from rotonde.kern.termijnen.schema import Termijnregel
from rotonde.kern.termijnen.vraag import Vraag

# A term that began on a day its last month does not have ends on the last day of that month.
_KORTE_MAAND = timedelta(days=3)
ZOLANG_GELDIG = "zolang geldig"


@lru_cache(maxsize=20_000)
def bewaartermijn(regel: str, start: date, variant: str = "") -> Termijn:
    """The term whose outcome is the first day on which something may be destroyed; raises as `bereken`."""
    return bereken(Vraag(regel, start, variant=variant))


def uiterste_start(regel: str, dag: date, variant: str = "") -> date:
    """No term that began later has ended on `dag`, in whatever version: for a first, coarse selection."""
    duren = [versie.varianten[variant or "gewoon"].duur for versie in tabel.versies_van(regel)]
    return max(verder(dag, duur, -1) for duur in duren) + _KORTE_MAAND


def regels(regel: str) -> tuple[Termijnregel, ...]:
    """Every version of a bewaarregel, none for what stays `zolang geldig`."""
    return () if regel == ZOLANG_GELDIG else tabel.versies_van(regel)
