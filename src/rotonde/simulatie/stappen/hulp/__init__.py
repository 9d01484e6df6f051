"""Help from the question to the payment: each link by its own verb, month by month, for one wet at a time."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from rotonde.kern.soorten import Wet
from rotonde.simulatie.stappen.hulp import beslissen, openen, uitvoeren
from rotonde.simulatie.stappen.hulp.loop import Lopen
from rotonde.simulatie.toneel import Toneel
from rotonde.simulatie.trekking.hulp import BETAALDAG, NA_DE_LAATSTE, Hulp


def jeugd(toneel: Toneel) -> int:
    """All jeugdhulp."""
    return _verleen(Lopen(toneel, Wet.JEUGDWET), toneel.getrokken.jeugdhulp)


def wmo(toneel: Toneel) -> int:
    """All material of the Wmo."""
    return _verleen(Lopen(toneel, Wet.WMO), [h for h in toneel.getrokken.voorzien if h.wet == Wet.WMO])


def toeslagen(toneel: Toneel) -> int:
    """All studietoeslag."""
    wet = Wet.PARTICIPATIEWET
    return _verleen(Lopen(toneel, wet), [h for h in toneel.getrokken.voorzien if h.wet == wet])


def _verleen(lopen: Lopen, hulp: Sequence[Hulp]) -> int:
    """Grant, start and pay each provision; close the dossier of who needs no help any longer."""
    maanden = _maanden(hulp)
    bedragen = uitvoeren.per_betaaldag(hulp)
    laatste = {h.client: h.sluit for h in hulp}
    for nr, (maand, begint) in enumerate(maanden):
        if begint:
            openen.open_dossiers(lopen, [h for h in begint if h.volgnummer == 0])
            besluiten = beslissen.beslis(lopen, begint)
            uitvoeren.wijs_toe(lopen, besluiten)
        dag = maand.replace(day=BETAALDAG)
        uitvoeren.betaal(lopen, dag, begint, bedragen[dag])
        openen.sluit_dossiers(lopen, dag, laatste)
        lopen.toneel.voortgang.tel(nr, len(maanden))
    return len(hulp)


def _maanden(hulp: Sequence[Hulp]) -> list[tuple[date, list[Hulp]]]:
    """Each month from the first in which something begins, with what begins in it."""
    if not hulp:
        return []
    begint = {maand: list(deel) for maand, deel in groupby(hulp, key=lambda h: h.begin.replace(day=1))}
    maanden = [date(jaar, maand, 1) for jaar in range(min(begint).year, NA_DE_LAATSTE.year) for maand in range(1, 13)]
    return [(maand, begint.get(maand, [])) for maand in maanden]
