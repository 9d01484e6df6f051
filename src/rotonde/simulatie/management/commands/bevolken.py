"""`bevolken --gemeente 0246 [--schaal N]`: fill a gemeente, or N like it, with people who do not exist."""

import gc
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from rotonde.kern.fouten import Gebruikersfout
from rotonde.kern.pakket import register
from rotonde.kern.pakket.controle import Pakket, controleer
from rotonde.simulatie import draaiboek, queries, synthetisch
from rotonde.simulatie.getrokken import Getrokken
from rotonde.simulatie.toneel import Toneel
from rotonde.simulatie.voortgang import Voortgang

ZAAD = 2024


class Command(BaseCommand):
    """Draw the population of one gemeente. What was drawn stays; what was broken off goes on where it stopped."""

    help = "Een gemeente vullen met verzonnen inwoners en wat hun overkomt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--gemeente", required=True, help="CBS-code, bijvoorbeeld 0246")
        parser.add_argument(
            "--schaal", type=int, metavar="N", help="vul in plaats daarvan N verzonnen gemeenten die hierop lijken"
        )
        parser.add_argument("--processen", type=int, default=2, help="hoeveel er tegelijk werken")
        parser.add_argument("--zaad", type=int, default=ZAAD, help="een ander zaad geeft andere mensen")

    def handle(self, *args: Any, **opties: Any) -> None:
        if settings.PRODUCTIE:
            raise CommandError("Verzonnen inwoners horen niet in productie: gebruik een omgeving voor demo of test.")
        # Hundreds of thousands of rows live until they are stored: looking for garbage among them finds none.
        gc.set_threshold(100_000, 50, 50)
        voortgang = Voortgang(settings.ROTONDE_MAP / "voortgang.json", self.stdout.write)
        try:
            pakket = controleer(_map(opties["gemeente"]), register.ontdek())
            if opties["schaal"]:
                self._op_schaal(pakket, opties)
                return
            toneel = Toneel(pakket, Getrokken(pakket, opties["zaad"]), voortgang)
            if draaiboek.is_klaar(toneel):
                self.stdout.write(f"Gemeente {toneel.gemeente} is al bevolkt: er verandert niets.")
                return
            seconden = draaiboek.speel(toneel, processen=opties["processen"])
        except Gebruikersfout as fout:
            raise CommandError(str(fout)) from None
        self.stdout.write(f"Gemeente {toneel.gemeente} is bevolkt in {seconden:.1f} s.")

    def _op_schaal(self, pakket: Pakket, opties: dict[str, Any]) -> None:
        begin, voor = time.monotonic(), queries.ingevoegd()
        synthetisch.bevolk(
            pakket,
            opties["schaal"],
            zaad=opties["zaad"],
            processen=opties["processen"],
            map_=settings.ROTONDE_MAP,
            schrijf=self.stdout.write,
        )
        seconden = time.monotonic() - begin
        for tabel, aantal in queries.ingevoegd().items():
            if nieuw := aantal - voor.get(tabel, 0):
                self.stdout.write(f"{tabel:32} {nieuw:>10} rijen {nieuw / seconden:>10.0f} per s")
        self.stdout.write(f"{opties['schaal']} gemeenten zijn bevolkt in {seconden:.1f} s.")


def _map(code: str) -> Path:
    gevonden = sorted(settings.ROTONDE_GEMEENTEN.glob(f"{code}-*"))
    if not gevonden:
        raise CommandError(f"Er is geen pakket van gemeente {code} in {settings.ROTONDE_GEMEENTEN.name}.")
    return Path(gevonden[0])
