"""`./rotonde beheer medewerker`: let somebody work in a gemeente, or give a new password."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rotonde.kern import klok, wie
from rotonde.kern.actions import Aanstelling, medewerkers_aanstellen
from rotonde.kern.fouten import Gebruikersfout
from rotonde.kern.models import Gemeente, Medewerker, Team
from rotonde.kern.soorten import MEDEWERKERSROLLEN, Doel, Rol, Wet
from rotonde.werkplek.actions import wachtwoord_uitgeven


class Command(BaseCommand):
    help = "Een medewerker laten werken in een gemeente; bestaat die al, dan krijgt het account een nieuw wachtwoord."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("gebruikersnaam")
        parser.add_argument("--gemeente", required=True, help="code van de gemeente, zoals 0246")
        parser.add_argument("--naam", default="", help="naam zoals collega's die zien")
        parser.add_argument("--functie", default="")
        parser.add_argument("--rol", action="append", default=[], choices=[rol.value for rol in MEDEWERKERSROLLEN])
        parser.add_argument("--team", action="append", default=[], help="code van een team uit het pakket")

    def handle(self, *args: Any, **opties: Any) -> None:
        code = opties["gemeente"]
        if not Gemeente.objects.filter(code=code).exists():
            raise CommandError(f"Gemeente {code} is er niet: laad haar eerst met ./rotonde gemeente laden.")
        vrager = wie.dienst(gemeente=code, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="BIO2 5.16")
        try:
            with wie.als(vrager):
                if not Medewerker.objects.filter(account__username=opties["gebruikersnaam"]).exists():
                    _stel_aan(opties)
                wachtwoord = wachtwoord_uitgeven(opties["gebruikersnaam"])
        except Gebruikersfout as fout:
            raise CommandError(fout.zin) from None
        self.stdout.write(f"Wachtwoord van {opties['gebruikersnaam']}: {wachtwoord}")
        self.stdout.write("Geef het persoonlijk door. Bij het eerste inloggen stelt de medewerker een code in.")


def _stel_aan(opties: dict[str, Any]) -> None:
    if not opties["naam"] or not opties["rol"]:
        raise CommandError("Een nieuwe medewerker heeft een naam en minstens één rol: geef --naam en --rol.")
    teams = dict(Team.objects.filter(code__in=opties["team"]).values_list("code", "id"))
    if onbekend := set(opties["team"]) - set(teams):
        raise CommandError(f"Team {', '.join(sorted(onbekend))} is er niet in deze gemeente: kijk in teams.yaml.")
    medewerkers_aanstellen(
        [
            Aanstelling(
                gebruikersnaam=opties["gebruikersnaam"],
                naam=opties["naam"],
                functie=opties["functie"],
                rollen=[Rol(rol) for rol in opties["rol"]],
                teams=list(teams.values()),
                vanaf=klok.vandaag(),
            )
        ]
    )
