"""May this be asked, and can it happen now."""

from datetime import date

from rotonde.kern import klok, wie
from rotonde.kern.fouten import GeenContext, Ongeldig
from rotonde.kern.soorten import Doel


def check_doel_is_statistiek() -> None:
    """Facts are taken for statistics and nothing else (AVG 89); raises GeenContext, because a caller forgot."""
    if wie.huidig().doel != Doel.STATISTIEK:
        raise GeenContext("Feiten worden alleen met doel statistiek bevroren: open die context eerst.")


def check_peildatum(peildatum: date) -> None:
    """Raise Ongeldig for a day that has yet to come: its facts are not known."""
    if peildatum > klok.vandaag():
        raise Ongeldig("Deze peildatum ligt in de toekomst: kies vandaag of een eerdere dag.")
