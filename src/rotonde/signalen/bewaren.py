"""How long a signaal is kept: a rule with terms as data, because the selectielijst is not certain about them.

BEW-06 (selectielijst gemeenten 2020, schuldhulp): a signaal that led to help is kept with the help, one that did not
loses its purpose and goes sooner.
"""

from dataclasses import dataclass
from datetime import date

from rotonde.signalen.soorten import Resultaat


@dataclass(frozen=True)
class Bewaarregel:
    """Months to keep after closing, with and without help accepted, from `geldig_vanaf`."""

    id: str
    geldig_vanaf: date
    maanden_met_hulp: int
    maanden_zonder_hulp: int


REGELS = (Bewaarregel("BEW-06", date(2021, 1, 1), maanden_met_hulp=60, maanden_zonder_hulp=6),)


def bewaren_tot(resultaat: Resultaat, afgerond_op: date) -> date:
    """The first day on which the signaal may be removed."""
    regel = max((r for r in REGELS if r.geldig_vanaf <= afgerond_op), key=lambda r: r.geldig_vanaf, default=REGELS[0])
    hulp = resultaat == Resultaat.HULP_GEACCEPTEERD
    return _plus_maanden(afgerond_op, regel.maanden_met_hulp if hulp else regel.maanden_zonder_hulp)


def _plus_maanden(dag: date, maanden: int) -> date:
    """The same day of the month later; a month without that day ends the term on the first of the next."""
    maand = dag.month - 1 + maanden
    jaar, maand = dag.year + maand // 12, maand % 12 + 1
    try:
        return date(jaar, maand, dag.day)
    except ValueError:
        return date(jaar + maand // 12, maand % 12 + 1, 1)
