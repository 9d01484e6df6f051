"""A delivery of personnel, from a file or pushed by the system that knows: judged as a whole, and then done."""

from collections.abc import Sequence

from rotonde.kern import klok, wie
from rotonde.kern.fouten import KanNuNiet, Ongeldig
from rotonde.kern.models import Gemeente, Medewerker, Team
from rotonde.kern.soorten import Doel, Wet
from rotonde.werkplek.account.personeel import VOORVOEGSEL
from rotonde.werkplek.actions import accounts_sluiten, personeel_bijwerken
from rotonde.werkplek.personeel.lezen import lees
from rotonde.werkplek.personeel.verschil import Wijziging, verschil

VEEL = 0.2
"""A delivery that lets a larger share leave at once is more likely cut off than true."""


class FouteRegels(Ongeldig):
    """Rows that do not fit; `regels` says of each where it stands and what is wrong."""

    def __init__(self, regels: Sequence[str]) -> None:
        super().__init__("Er is niets geladen: verbeter eerst deze regels in het personeelssysteem.")
        self.regels = regels


def beoordeel(gemeente: str, inhoud: bytes, *, naam: str) -> list[Wijziging]:
    """What this delivery would change in a gemeente; `naam` tells by its end whether it is CSV or JSON.

    Raises Ongeldig for what is no delivery at all, FouteRegels when a row does not fit.
    """
    with wie.als(_dienst(gemeente)):
        lezing = lees(
            inhoud, naam=naam, teams=list(Team.objects.values_list("code", flat=True)), vandaag=klok.vandaag()
        )
        if lezing.fouten:
            raise FouteRegels(lezing.fouten)
        return verschil(lezing.mensen, f"{VOORVOEGSEL}{gemeente}", klok.vandaag())


def eis_geen_leegloop(gemeente: str, wijzigingen: Sequence[Wijziging], *, hoe_toch: str) -> None:
    """Raise KanNuNiet when a fifth of the people would leave at once; `hoe_toch` says what to do when it is true."""
    weg = sum(wijziging.weg for wijziging in wijzigingen)
    with wie.als(_dienst(gemeente)):
        werkt = Medewerker.objects.filter(rollen__periode__contains=klok.vandaag()).distinct().count()
    if weg > max(3, VEEL * werkt):
        raise KanNuNiet(
            f"Volgens deze levering gaan {weg} van de {werkt} mensen uit dienst: is zij volledig? Zo ja, {hoe_toch}."
        )


def voer_uit(gemeente: str, wijzigingen: Sequence[Wijziging]) -> int:
    """Do it, and close the accounts of who left and works nowhere else; returns how many left. All or nothing."""
    if not wijzigingen:
        return 0
    with wie.als(_dienst(gemeente)):
        vertrokken = personeel_bijwerken(wijzigingen, provider=f"{VOORVOEGSEL}{gemeente}")
        nog_ergens = _met_een_rol(vertrokken)
        accounts_sluiten([account for account in vertrokken if account not in nog_ergens])
    return len(vertrokken)


def _met_een_rol(accounts: Sequence[int]) -> set[int]:
    """Those of these accounts that hold a rol in any gemeente: only who holds none is closed."""
    gevonden = set[int]()
    for gemeente in Gemeente.objects.values_list("code", flat=True):
        with wie.als(_dienst(gemeente)):
            rijen = Medewerker.objects.filter(account_id__in=accounts, rollen__periode__contains=klok.vandaag())
            gevonden |= set(rijen.values_list("account_id", flat=True))
    return gevonden


def _dienst(code: str) -> wie.Wie:
    return wie.dienst(gemeente=code, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="BIO2 5.16 en 5.18")
