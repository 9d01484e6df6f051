"""Statutory terms of this room: how long a decision or an objection may take, by rule.

The day of the event does not count; six weeks from day D end on D + 42 days. An end on a Saturday, Sunday or
recognised holiday moves to the next working day (Algemene termijnenwet art. 1). What was computed is kept with its
rule and input, so a change of the law leaves a running term as it was.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache

from rotonde.kern.soorten import Wet


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


def eerste_werkdag(dag: dt.date) -> dt.date:
    """This day, or the first after it that is no Saturday, Sunday or recognised holiday."""
    while dag.weekday() >= 5 or dag in feestdagen(dag.year):
        dag += dt.timedelta(days=1)
    return dag


@cache
def feestdagen(jaar: int) -> frozenset[dt.date]:
    """Recognised holidays (Algemene termijnenwet art. 3), Goede Vrijdag included as it is put on a par."""
    pasen = _eerste_paasdag(jaar)
    koningsdag = dt.date(jaar, 4, 27)
    if koningsdag.weekday() == 6:
        koningsdag = dt.date(jaar, 4, 26)
    vast = {dt.date(jaar, 1, 1), koningsdag, dt.date(jaar, 5, 5), dt.date(jaar, 12, 25), dt.date(jaar, 12, 26)}
    return frozenset(vast | {pasen + dt.timedelta(days=na) for na in (-2, 1, 39, 50)})


def _eerste_paasdag(jaar: int) -> dt.date:
    """Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher)."""
    eeuw, in_eeuw = divmod(jaar, 100)
    gulden = jaar % 19
    maan = (19 * gulden + eeuw - eeuw // 4 - (eeuw - (eeuw + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (eeuw % 4) + 2 * (in_eeuw // 4) - maan - in_eeuw % 4) % 7
    schrikkel = (gulden + 11 * maan + 22 * week) // 451
    maand, dag = divmod(maan + week - 7 * schrikkel + 114, 31)
    return dt.date(jaar, maand, dag + 1)
