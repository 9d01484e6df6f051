"""`bevolken --gemeente 0246`: fill a gemeente with people who do not exist."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from rotonde.kern.fouten import Gebruikersfout
from rotonde.kern.pakket import register
from rotonde.kern.pakket.controle import controleer
from rotonde.simulatie import draaiboek
from rotonde.simulatie.toneel import Toneel
from rotonde.simulatie.voortgang import Voortgang

ZAAD = 2024


class Command(BaseCommand):
    """Draw the population of one gemeente. What was drawn stays; what was broken off goes on where it stopped."""

    help = "Een gemeente vullen met verzonnen inwoners en wat hun overkomt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--gemeente", required=True, help="CBS-code, bijvoorbeeld 0246")
        parser.add_argument("--zaad", type=int, default=ZAAD, help="een ander zaad geeft andere mensen")

    def handle(self, *args: Any, **opties: Any) -> None:
        if settings.PRODUCTIE:
            raise CommandError("Verzonnen inwoners horen niet in productie: gebruik een omgeving voor demo of test.")
        voortgang = Voortgang(settings.ROTONDE_MAP / "voortgang.json", self.stdout.write)
        try:
            pakket = controleer(_map(opties["gemeente"]), register.ontdek())
            toneel = Toneel(pakket, opties["zaad"], voortgang)
            if draaiboek.is_klaar(toneel):
                self.stdout.write(f"Gemeente {toneel.gemeente} is al bevolkt: er verandert niets.")
                return
            seconden = draaiboek.speel(toneel)
        except Gebruikersfout as fout:
            raise CommandError(str(fout)) from None
        self.stdout.write(f"Gemeente {toneel.gemeente} is bevolkt in {seconden:.1f} s.")


def _map(code: str) -> Path:
    gevonden = sorted(settings.ROTONDE_GEMEENTEN.glob(f"{code}-*"))
    if not gevonden:
        raise CommandError(f"Er is geen pakket van gemeente {code} in {settings.ROTONDE_GEMEENTEN.name}.")
    return Path(gevonden[0])
