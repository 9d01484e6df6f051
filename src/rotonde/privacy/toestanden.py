"""Which verb can be done with a deling, and what it is afterwards."""

from datetime import date, datetime
from typing import Protocol

from rotonde.kern.toestanden import Toestanden
from rotonde.privacy.deling.soorten import DelingToestand

_T = DelingToestand

DELING = Toestanden(
    "De deling",
    begin=_T.GEEN,
    tabel={
        (_T.GEEN, "privacy.delen"): _T.KLAAR,
        (_T.KLAAR, "privacy.deling_versturen"): _T.VERZONDEN,
        (_T.KLAAR, "privacy.deling_stoppen"): _T.GESTOPT,
        # On paper once more, for who lost it.
        (_T.VERZONDEN, "privacy.deling_versturen"): _T.VERZONDEN,
        (_T.VERZONDEN, "privacy.deling_bevestigen"): _T.ONTVANGEN,
        (_T.VERZONDEN, "privacy.deling_stoppen"): _T.GESTOPT,
        (_T.ONTVANGEN, "privacy.deling_beantwoorden"): _T.BEANTWOORD,
        (_T.ONTVANGEN, "privacy.deling_stoppen"): _T.GESTOPT,
        (_T.BEANTWOORD, "privacy.deling_beantwoorden"): _T.BEANTWOORD,
        (_T.BEANTWOORD, "privacy.deling_stoppen"): _T.GESTOPT,
    },
    woorden={
        "privacy.delen": "iets delen",
        "privacy.deling_versturen": "haar versturen",
        "privacy.deling_bevestigen": "de ontvangst bevestigen",
        "privacy.deling_beantwoorden": "laten weten wat ervan kwam",
        "privacy.deling_stoppen": "haar stoppen",
    },
    uitweg={_T.GESTOPT: "deel opnieuw als het weer nodig is"},
)


class _Deling(Protocol):
    """A deling, as a row or as a screen shows it."""

    @property
    def verzonden_op(self) -> date | None: ...
    @property
    def ontvangen_op(self) -> date | None: ...
    @property
    def beantwoord_op(self) -> date | None: ...
    @property
    def gestopt_op(self) -> datetime | None: ...


def van_deling(rij: _Deling) -> DelingToestand:
    """The state of a deling that is there."""
    if rij.gestopt_op is not None:
        return _T.GESTOPT
    if rij.beantwoord_op is not None:
        return _T.BEANTWOORD
    if rij.ontvangen_op is not None:
        return _T.ONTVANGEN
    return _T.KLAAR if rij.verzonden_op is None else _T.VERZONDEN
