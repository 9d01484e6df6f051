"""Time in toegang: when a verb happened, and by when somebody acts on a melding."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from rotonde.kern import klok

# Our own promise of service, no statutory term: somebody acts on a melding within five werkdagen.
WERKDAGEN_TOT_ACTIE = 5
_ZATERDAG = 5


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
    """The last day to act: five werkdagen after the day of receipt.

    Feestdagen count along, so the promise is never later than five days that people work.
    """
    dag, nog = ontvangen, WERKDAGEN_TOT_ACTIE
    while nog:
        dag += timedelta(days=1)
        nog -= dag.weekday() < _ZATERDAG
    return dag
