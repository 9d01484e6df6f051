"""Statutory terms of this room: how long a decision or an objection may take, by rule.

The day of the event does not count; six weeks from day D end on D + 42 days. An end on a Saturday, Sunday or
recognised holiday moves to the next working day (Algemene termijnenwet art. 1). What was computed is kept with its
rule and input, so a change of the law leaves a running term as it was.
"""

import datetime as dt
from dataclasses import dataclass

from rotonde.kern.soorten import Wet
from rotonde.kern.werkdagen import eerste_werkdag


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of the law: its id, article, length in weeks, and the version of this table."""

    id: str
    artikel: str
    weken: int
    versie: str = "2026-11"


@dataclass(frozen=True, slots=True)
class Termijn:
    """What was computed, from what: kept with the thing it belongs to."""

    regel: Regel
    start: dt.date
    laatste_dag: dt.date


BESLISSEN = {
    Wet.WMO: Regel("WMO-07", "Wmo 2015 art. 2.3.5 lid 2", 2),
    Wet.JEUGDWET: Regel("JW-02", "Jeugdwet art. 2.3 jo. Awb art. 4:13", 8),
    Wet.PARTICIPATIEWET: Regel("PW-04", "Participatiewet art. 43 jo. Awb art. 4:13", 8),
}
ALGEMEEN = Regel("AWB-01", "Awb art. 4:13", 8)
BEZWAAR = Regel("AWB-07", "Awb art. 6:7 en 6:8", 6)


def beslistermijn(wet: Wet, ontvangen_op: dt.date) -> Termijn:
    """The last day on which a beschikking on this aanvraag is in time; Awb 4:13 where the wet has no term."""
    return _termijn(BESLISSEN.get(wet, ALGEMEEN), ontvangen_op)


def bezwaartermijn(bekendgemaakt_op: dt.date) -> Termijn:
    """The last day of objecting: six weeks, counted from the day after the announcement (Awb 6:7, 6:8)."""
    return _termijn(BEZWAAR, bekendgemaakt_op)


def _termijn(regel: Regel, start: dt.date) -> Termijn:
    return Termijn(regel, start, eerste_werkdag(start + dt.timedelta(weeks=regel.weken)))
