"""Jeugdhulp from the question to the payment: each link by its own verb, month by month."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from rotonde.simulatie.stappen.jeugd import beslissen, openen, uitvoeren
from rotonde.simulatie.stappen.jeugd.loop import Lopen
from rotonde.simulatie.toneel import Toneel
from rotonde.simulatie.trekking.jeugdhulp import BETAALDAG, EERSTE_DAG, NA_DE_LAATSTE, Jeugdhulp


def verlenen(toneel: Toneel) -> int:
    """Grant, start and pay each provision; close the dossier of who needs no help any longer."""
    hulp = toneel.getrokken.jeugdhulp
    lopen = Lopen(toneel)
    maanden = _maanden(hulp)
    for nr, (maand, begint) in enumerate(maanden):
        if begint:
            openen.open_dossiers(lopen, [h for h in begint if h.volgnummer == 0])
            besluiten = beslissen.beslis(lopen, begint)
            uitvoeren.wijs_toe(lopen, besluiten)
        uitvoeren.betaal(lopen, maand.replace(day=BETAALDAG), hulp)
        openen.sluit_dossiers(lopen, maand.replace(day=BETAALDAG), hulp)
        toneel.voortgang.tel(nr, len(maanden))
    return len(hulp)


def _maanden(hulp: Sequence[Jeugdhulp]) -> list[tuple[date, list[Jeugdhulp]]]:
    """Each month of the drawn years with what begins in it."""
    begint = {maand: list(deel) for maand, deel in groupby(hulp, key=lambda h: h.begin.replace(day=1))}
    jaren = range(EERSTE_DAG.year, NA_DE_LAATSTE.year)
    maanden = [date(jaar, maand, 1) for jaar in jaren for maand in range(1, 13)]
    return [(maand, begint.get(maand, [])) for maand in maanden]
