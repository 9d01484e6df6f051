"""What one can do with a deling in a dossier, fed by its table of states."""

from collections.abc import Iterator

from django.urls import reverse

from rotonde.privacy.deling.queries import Regel
from rotonde.privacy.toestanden import DELING
from rotonde.toegang.presenters import Stap


def stappen(regel: Regel) -> list[Stap]:
    """Only what can be done: a partner that works here confirms and answers itself."""
    return list(_stappen(regel))


def _stappen(regel: Regel) -> Iterator[Stap]:
    kan = DELING.kan(regel.toestand)
    if regel.op_papier and regel.geldt and "privacy.deling_versturen" in kan:
        yield Stap("Verstuur op papier", _url("deling_brief", regel), post=True)
    if regel.op_papier and "privacy.deling_bevestigen" in kan:
        yield Stap("Leg de ontvangst vast", _url("deling_bevestigen", regel))
    if regel.op_papier and regel.overdracht and "privacy.deling_beantwoorden" in kan:
        yield Stap("Leg het antwoord vast", _url("deling_beantwoorden", regel))
    if "privacy.deling_stoppen" in kan:
        yield Stap("Stop", _url("deling_stoppen", regel), soort="stil")


def _url(route: str, regel: Regel) -> str:
    return reverse(f"regie:{route}", args=[regel.dossier, regel.id])
