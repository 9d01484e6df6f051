"""Time in toegang: when a verb happened, and by when somebody acts on a melding."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from rotonde.kern import klok
from rotonde.kern.werkdagen import na_werkdagen

# Our own promise of service, no statutory term: somebody acts on a melding within five werkdagen.
WERKDAGEN_TOT_ACTIE = 5


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


def uiterste_actie(ontvangen: date) -> date:
    """The last day to act: five werkdagen after receipt, feestdagen left out (Algemene termijnenwet art. 3)."""
    return na_werkdagen(ontvangen, WERKDAGEN_TOT_ACTIE)
