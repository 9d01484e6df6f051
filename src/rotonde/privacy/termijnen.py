"""Which rules of law give the clocks of privacy."""

from datetime import datetime

from rotonde.kern.termijnen.berekening import Termijn, bereken
from rotonde.kern.termijnen.vraag import Vraag

DATALEK = "AVG-02"


def meldtermijn(kennis_op: datetime) -> Termijn:
    """The moment before which the AP is told: 72 hours after knowledge, weekend or not (AVG art. 33 lid 1)."""
    return bereken(Vraag(DATALEK, kennis_op))
