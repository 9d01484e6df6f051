"""Freezing from begin to end, as command and job do it: facts first, then figure by figure.

Each step is a transaction of its own, so the monitor shows how far counting has come; running it again continues.
"""

from datetime import date

from rotonde.kern import klok, wie
from rotonde.kern.soorten import Doel, Wet
from rotonde.kern.wie import Wie
from rotonde.sturing import actions
from rotonde.sturing.feiten import onttrekken
from rotonde.sturing.indicatoren import INDICATOREN
from rotonde.sturing.models import Editie

GROND = "Wmo 2015 art. 2.1.2 en 2.5.1; AVG art. 89"


def vrager(gemeente: str) -> Wie:
    """The service that freezes, with purpose statistiek."""
    return wie.dienst(gemeente=gemeente, wet=Wet.ALGEMEEN, doel=Doel.STATISTIEK, grond=GROND)


def bevries(gemeente: str, peildatum: date | None = None) -> Editie:
    """Freeze and count. Without a peildatum: 31 December of the last whole year that has facts."""
    with wie.als(vrager(gemeente)):
        editie = actions.bevriezen(peildatum or standaard_peildatum())
    for code in INDICATOREN:
        with wie.als(vrager(gemeente)):
            actions.berekenen(editie.pk, code)
    return editie


def standaard_peildatum() -> date:
    """31 December of the last whole year in which something happened; of last year when nothing ever did."""
    vorig_jaar = klok.vandaag().year - 1
    return date(onttrekken.laatste_jaar(tot_en_met=vorig_jaar) or vorig_jaar, 12, 31)
