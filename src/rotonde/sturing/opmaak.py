"""How figures and periods of the monitor read in Dutch."""

from datetime import date
from decimal import Decimal

from rotonde.kern import opmaak
from rotonde.sturing.indicatoren.definitie import Indicator
from rotonde.sturing.soorten import Eenheid

GEEN = "–"


def leesbaar(indicator: Indicator, waarde: Decimal | None) -> str:
    """`1.234`, `€ 8.400` or `12,5 %`; a dash where there is no figure."""
    if waarde is None:
        return GEEN
    if indicator.eenheid in {Eenheid.EURO, Eenheid.EURO_PER_CLIENT}:
        return opmaak.euro(waarde, indicator.decimalen)
    tekst = opmaak.getal(waarde, indicator.decimalen)
    return f"{tekst}\u00a0%" if indicator.eenheid == Eenheid.PROCENT else tekst


def leesbare_periode(code: str) -> str:
    """`2024`, or `31 december 2024`."""
    return code if len(code) == 4 else opmaak.datum(date.fromisoformat(code))
