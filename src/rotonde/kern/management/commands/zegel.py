"""`./rotonde beheer zegel`: check the chain over the logs, export its head, or show the keys to check with."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rotonde.kern import keten, ketenkop


class Command(BaseCommand):
    help = "De keten over de logboeken nakijken (controleren), de kop uitvoeren (uitvoeren) of de sleutel tonen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("werkwoord", choices=("controleren", "uitvoeren", "sleutel"))

    def handle(self, *args: Any, **opties: Any) -> None:
        match opties["werkwoord"]:
            case "controleren":
                self._controleer()
            case "uitvoeren":
                kop = ketenkop.voer_uit(opnieuw=True)
                self.stdout.write(f"Kop {kop.nummer} van {kop.moment}: {kop.kort}")
            case _:
                for sleutel_id, sleutel in ketenkop.openbare_sleutels().items():
                    self.stdout.write(f"{sleutel_id} {sleutel}")

    def _controleer(self) -> None:
        """Every break as a line, then one sentence; raises CommandError when there is one."""
        uitkomst = keten.kijk_na()
        for breuk in uitkomst.breuken:
            self.stderr.write(f"{breuk.tabel} zegel {breuk.volgnummer}: {breuk.reden}")
        per_seconde = uitkomst.regels / uitkomst.seconden if uitkomst.seconden else 0
        self.stdout.write(f"{uitkomst.regels} regels nagekeken in {uitkomst.seconden:.1f} s ({per_seconde:.0f}/s).")
        kop = ketenkop.laatste()
        self.stdout.write(f"Laatste kop buiten de database: {kop.moment} ({kop.kort})." if kop else "Nog geen kop.")
        if uitkomst.breuken:
            raise CommandError(f"De keten is gebroken op {len(uitkomst.breuken)} plaatsen: behandel dit als incident.")
        self.stdout.write("De keten klopt.")
