"""Time in toegang: when a verb happened, and by when somebody acts on a melding."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from rotonde.kern import klok
from rotonde.kern.termijnen.berekening import Termijn, bereken
from rotonde.kern.termijnen.tabel import kalender
from rotonde.kern.termijnen.vraag import Vraag
from rotonde.toegang.soorten import Spoed

# Our own promise of service, no statutory term: somebody acts on a melding within five werkdagen.
OPPAKKEN = "HUIS-01"
# What waits shows red from so many werkdagen before its last day on.
ROOD = 1


@contextmanager
def op(moment: datetime | None) -> Iterator[datetime]:
    """The moment at which one item of a bulk verb happens: now, or the one the item says.

    Only a demonstration or test may say one; elsewhere kern.klok raises RuntimeError (AF-11).
    """
    if moment is None:
        yield klok.nu()
        return
    with klok.op(moment):
        yield moment


def oppaktermijn(ontvangen: date) -> Termijn:
    """The term in which somebody acts on a melding that came in on this day."""
    return bereken(Vraag(OPPAKKEN, ontvangen))


def spoed(uiterste: date) -> Spoed:
    """How near this last day is today."""
    vandaag = klok.vandaag()
    if uiterste < vandaag:
        return Spoed.TE_LAAT
    return Spoed.BIJNA if uiterste <= kalender().na_werkdagen(vandaag, ROOD) else Spoed.RUIM
