"""`./rotonde beheer personeel laden BESTAND`: who works here and may be what, as the personnel system tells it."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rotonde.kern import klok, wie
from rotonde.kern.fouten import Gebruikersfout
from rotonde.kern.models import Gemeente, Medewerker, Team
from rotonde.kern.soorten import Doel, Wet
from rotonde.werkplek.account.personeel import VOORVOEGSEL
from rotonde.werkplek.actions import accounts_sluiten, personeel_bijwerken
from rotonde.werkplek.personeel.lezen import lees
from rotonde.werkplek.personeel.verschil import Wijziging, verschil

VEEL = 0.2
"""A file that lets a larger share leave at once is more likely cut off than true."""


class Command(BaseCommand):
    help = "Personeel laden uit een bestand (JSON of CSV): eerst het verschil, met --ja meteen doen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("werkwoord", choices=("laden",))
        parser.add_argument("bestand", type=Path)
        parser.add_argument("--gemeente", required=True, help="code van de gemeente, zoals 0246")
        parser.add_argument("--ja", action="store_true", help="niet alleen tonen, ook doen")
        parser.add_argument("--ook-velen", action="store_true", help="ook als meer dan een vijfde uit dienst gaat")

    def handle(self, *args: Any, **opties: Any) -> None:
        code = opties["gemeente"]
        if not Gemeente.objects.filter(code=code).exists():
            raise CommandError(f"Gemeente {code} is er niet: laad haar eerst met ./rotonde gemeente laden.")
        try:
            with wie.als(_dienst(code)):
                vertrokken = self._laad(code, opties)
            self._sluit(code, vertrokken)
        except Gebruikersfout as fout:
            raise CommandError(fout.zin) from None

    def _laad(self, code: str, opties: dict[str, Any]) -> list[int]:
        lezing = lees(
            opties["bestand"], teams=list(Team.objects.values_list("code", flat=True)), vandaag=klok.vandaag()
        )
        for regel in lezing.fouten:
            self.stderr.write(regel)
        if lezing.fouten:
            raise CommandError("Er is niets geladen: verbeter eerst deze regels in het personeelssysteem.")
        provider = f"{VOORVOEGSEL}{code}"
        wijzigingen = verschil(lezing.mensen, provider, klok.vandaag())
        for wijziging in wijzigingen:
            for regel in wijziging.regels():
                self.stdout.write(regel)
        _eis_geen_leegloop(wijzigingen, ook_velen=opties["ook_velen"])
        if not wijzigingen:
            self.stdout.write("Er verandert niets.")
            return []
        if not opties["ja"]:
            self.stdout.write("Er is nog niets geladen: voeg --ja toe om dit te doen.")
            return []
        vertrokken = personeel_bijwerken(wijzigingen, provider=provider)
        self.stdout.write(f"Geladen: {len(wijzigingen)} mensen gewijzigd, van wie {len(vertrokken)} uit dienst.")
        return vertrokken

    def _sluit(self, code: str, accounts: list[int]) -> None:
        """An account may hold a rol elsewhere: only who holds none in any gemeente is closed."""
        nog_ergens = set[int]()
        for gemeente in Gemeente.objects.values_list("code", flat=True):
            with wie.als(_dienst(gemeente)):
                nog_ergens |= set(
                    Medewerker.objects.filter(
                        account_id__in=accounts, rollen__periode__contains=klok.vandaag()
                    ).values_list("account_id", flat=True)
                )
        with wie.als(_dienst(code)):
            accounts_sluiten([account for account in accounts if account not in nog_ergens])


def _eis_geen_leegloop(wijzigingen: list[Wijziging], *, ook_velen: bool) -> None:
    weg = sum(wijziging.weg for wijziging in wijzigingen)
    werkt = Medewerker.objects.filter(rollen__periode__contains=klok.vandaag()).distinct().count()
    if not ook_velen and weg > max(3, VEEL * werkt):
        raise CommandError(
            f"Volgens dit bestand gaan {weg} van de {werkt} mensen uit dienst: is het volledig? "
            "Zo ja, voeg --ook-velen toe."
        )


def _dienst(code: str) -> wie.Wie:
    return wie.dienst(gemeente=code, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="BIO2 5.16 en 5.18")
