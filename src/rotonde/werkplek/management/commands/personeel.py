"""`./rotonde beheer personeel laden BESTAND`: who works here and may be what, as the personnel system tells it."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rotonde.kern.fouten import Gebruikersfout
from rotonde.kern.models import Gemeente
from rotonde.werkplek.personeel import levering


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
            self._laad(code, opties["bestand"], opties)
        except levering.FouteRegels as fout:
            for regel in fout.regels:
                self.stderr.write(regel)
            raise CommandError(fout.zin) from None
        except Gebruikersfout as fout:
            raise CommandError(fout.zin) from None

    def _laad(self, code: str, bestand: Path, opties: dict[str, Any]) -> None:
        wijzigingen = levering.beoordeel(code, _inhoud(bestand), naam=bestand.name)
        for wijziging in wijzigingen:
            for regel in wijziging.regels():
                self.stdout.write(regel)
        if not opties["ook_velen"]:
            levering.eis_geen_leegloop(code, wijzigingen, hoe_toch="voeg --ook-velen toe")
        if not wijzigingen:
            self.stdout.write("Er verandert niets.")
        elif not opties["ja"]:
            self.stdout.write("Er is nog niets geladen: voeg --ja toe om dit te doen.")
        else:
            weg = levering.voer_uit(code, wijzigingen)
            self.stdout.write(f"Geladen: {len(wijzigingen)} mensen gewijzigd, van wie {weg} uit dienst.")


def _inhoud(bestand: Path) -> bytes:
    try:
        return bestand.read_bytes()
    except OSError as fout:
        raise CommandError(f"{bestand.name} is niet te lezen: controleer de naam en de rechten.") from fout
