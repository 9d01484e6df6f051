"""Which rules of law give the clocks of privacy."""

from datetime import date, datetime, timedelta

from rotonde.kern.termijnen.berekening import Termijn, bereken
from rotonde.kern.termijnen.vraag import Opschorting, Reden, Vraag

ANTWOORD = "AVG-01"
DATALEK = "AVG-02"
BEZWAAR = "AWB-07"


def meldtermijn(kennis_op: datetime) -> Termijn:
    """The moment before which the AP is told: 72 hours after knowledge, weekend or not (AVG art. 33 lid 1)."""
    return bereken(Vraag(DATALEK, kennis_op))


def antwoordtermijn(ontvangen_op: date, *, identiteit_op: date | None = None, verlengd: bool = False) -> Termijn:
    """The last day to answer an AVG request: a month, two more when put off (AVG art. 12 lid 3).

    It stands still from the day after the request to the day on which the identity was known (art. 12 lid 6).
    """
    morgen = ontvangen_op + timedelta(days=1)
    stil = identiteit_op is not None and identiteit_op > morgen
    opschortingen = (Opschorting(morgen, identiteit_op, Reden.IDENTITEIT),) if identiteit_op and stil else ()
    return bereken(Vraag(ANTWOORD, ontvangen_op, opschortingen=opschortingen, verdagingen=int(verlengd)))


def weigertermijn(ontvangen_op: date, identiteit_op: date | None) -> date:
    """The last day to refuse: the first month, also when the answer was put off (AVG art. 12 lid 4)."""
    return antwoordtermijn(ontvangen_op, identiteit_op=identiteit_op).dag


def bezwaartermijn(genomen_op: date) -> Termijn:
    """The last day of objecting to a besluit on a right under the AVG (UAVG art. 34, Awb 6:7 and 6:8)."""
    return bereken(Vraag(BEZWAAR, genomen_op))
