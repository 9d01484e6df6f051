"""How long a signaal is kept after closing (BEW-06).

A signaal that led to help is kept as long as the help; one that did not loses its purpose and goes sooner.
"""

from datetime import date

from rotonde.kern.termijnen.berekening import Termijn, bereken
from rotonde.kern.termijnen.vraag import Vraag
from rotonde.signalen.soorten import Resultaat

REGEL = "BEW-06"


def bewaartermijn(resultaat: Resultaat, afgerond_op: date) -> Termijn:
    """The term whose outcome is the first day on which the signaal may be removed."""
    return bereken(Vraag(REGEL, afgerond_op, variant=variant_van(resultaat)))


def variant_van(resultaat: Resultaat) -> str:
    """Which of the two terms of the rule counts after this result."""
    return "dossier" if resultaat == Resultaat.HULP_GEACCEPTEERD else "zonder-vervolg"
