"""Which rule of law says how long a decision or an objection may take."""

import datetime as dt

from rotonde.kern.soorten import Wet
from rotonde.kern.termijnen.berekening import Termijn, bereken
from rotonde.kern.termijnen.vraag import Vraag

BESLISSEN = {Wet.WMO: "WMO-07", Wet.JEUGDWET: "JW-02", Wet.PARTICIPATIEWET: "PW-04"}
ALGEMEEN = "AWB-01"
BEZWAAR = "AWB-07"


def beslistermijn(wet: Wet, ontvangen_op: dt.date) -> Termijn:
    """The last day on which a beschikking on this aanvraag is in time; Awb 4:13 where the wet has no term."""
    return bereken(Vraag(BESLISSEN.get(wet, ALGEMEEN), ontvangen_op))


def bezwaartermijn(bekendgemaakt_op: dt.date) -> Termijn:
    """The last day of objecting, counted from the day after the announcement (Awb 6:7, 6:8)."""
    return bereken(Vraag(BEZWAAR, bekendgemaakt_op))
