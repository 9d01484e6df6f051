"""What the law wants when, from the day of the melding: the terms of the onderzoek of the Wmo.

For what comes in under another wet there is no term of law before there is an aanvraag; then only our own holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rotonde.kern import klok
from rotonde.kern.soorten import Wet
from rotonde.kern.termijnen.berekening import Termijn, bereken
from rotonde.kern.termijnen.vraag import Vraag
from rotonde.toegang.soorten import Spoed
from rotonde.toegang.tijd import OPPAKKEN, spoed

ONDERZOEK, EIGEN_PLAN = "WMO-02", "WMO-03"


@dataclass(frozen=True)
class Klok:
    """One term on the page of a dossier: what is due, when, and by which article."""

    regel: str
    wat: str
    uiterlijk: date
    artikel: str
    spoed: Spoed


def klokken(wet: Wet, gemeld: datetime) -> Sequence[Klok]:
    """The terms that run from this melding, the first to end first."""
    dag = gemeld.astimezone(klok.NEDERLAND).date()
    regels = (OPPAKKEN, ONDERZOEK, EIGEN_PLAN) if wet == Wet.WMO else (OPPAKKEN,)
    return sorted((_klok(bereken(Vraag(regel, dag))) for regel in regels), key=lambda een: een.uiterlijk)


def eigen_plan_tot(gemeld: datetime) -> date:
    """The last day on which the resident may hand in a plan (Wmo 2015 art. 2.3.2 lid 2)."""
    return bereken(Vraag(EIGEN_PLAN, gemeld.astimezone(klok.NEDERLAND).date())).dag


def _klok(termijn: Termijn) -> Klok:
    regel = termijn.regel
    artikel = f"{regel.wet} art. {regel.artikel}" if regel.artikel.strip("-") else regel.wet
    return Klok(regel.id, regel.onderwerp, termijn.dag, artikel, spoed(termijn.dag))
