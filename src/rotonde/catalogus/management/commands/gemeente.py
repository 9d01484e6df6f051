"""`gemeente controleer PAKKET` and `gemeente laden PAKKET`: a folder or zip file, checked or loaded."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from rotonde.kern.fouten import Gebruikersfout
from rotonde.kern.pakket import laden, register
from rotonde.kern.pakket.controle import Pakket, controleer
from rotonde.kern.pakket.openen import geopend
from rotonde.kern.pakket.verschil import Verschil

TONEN = 12


class Gemeentepakket(CommandError):
    """Why nothing was loaded. Django prints the name of the class before the sentence, so the name is Dutch."""


class Command(BaseCommand):
    """Check or load a pack. Loading shows what changes first, and asks; without a terminal it wants --ja."""

    help = "Een gemeentepakket controleren of laden: een map of een zip-bestand."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("werkwoord", choices=("controleer", "laden"))
        parser.add_argument("pakket", type=Path)
        parser.add_argument("--ja", action="store_true", help="laden zonder te vragen")

    def handle(self, *args: Any, **opties: Any) -> None:
        soorten = register.ontdek()
        try:
            # What was unpacked is gone before anybody is asked anything: the pack is in memory.
            with geopend(Path(opties["pakket"]).resolve()) as map_:
                pakket = controleer(map_, soorten)
            if opties["werkwoord"] == "controleer":
                aantal = sum(map(len, pakket.regels.values()))
                self.stdout.write(f"Het pakket van gemeente {pakket.gemeentecode} klopt: {aantal} regels.")
            else:
                self._laad(pakket, soorten, ja=opties["ja"])
        except Gebruikersfout as fout:
            raise Gemeentepakket(str(fout)) from None

    def _laad(self, pakket: Pakket, soorten: dict[str, register.Soort], *, ja: bool) -> None:
        verschillen = laden.bereken(pakket, soorten)
        if not any(verschillen.values()):
            self.stdout.write(f"Gemeente {pakket.gemeentecode} is al bij: er verandert niets.")
            return
        for naam, verschil in verschillen.items():
            self._toon(naam, verschil)
        if not ja and not self._akkoord():
            self.stdout.write("Er is niets geladen.")
            return
        laden.laad(pakket, soorten, verschillen)
        self.stdout.write(f"Gemeente {pakket.gemeentecode} is geladen.")

    def _akkoord(self) -> bool:
        if not sys.stdin.isatty():
            raise Gemeentepakket("Laden vraagt om een akkoord en er is geen terminal: voeg --ja toe om te laden.")
        return input("Dit laden? [j/N] ").strip().lower() in {"j", "ja"}

    def _toon(self, naam: str, verschil: Verschil) -> None:
        if not verschil:
            return
        aantallen = (
            f"{len(verschil.nieuw)} nieuw, {len(verschil.gewijzigd)} gewijzigd, {len(verschil.vervallen)} vervallen"
        )
        self.stdout.write(f"{naam}: {aantallen}")
        for regel in verschil.nieuw[:TONEN]:
            self.stdout.write(f"  + {regel}")
        if len(verschil.nieuw) > TONEN:
            self.stdout.write(f"  + en nog {len(verschil.nieuw) - TONEN}")
        for regel, velden in verschil.gewijzigd.items():
            wat = ", ".join(f"{veld}: {_kort(oud)} → {_kort(nieuw)}" for veld, (oud, nieuw) in velden.items())
            self.stdout.write(f"  ~ {regel} ({wat})")
        for regel in verschil.vervallen:
            self.stdout.write(f"  - {regel}")


def _kort(waarde: object) -> str:
    tekst = "leeg" if waarde in (None, "", [], {}) else str(waarde)
    return tekst if len(tekst) <= 40 else f"{tekst[:37]}..."
