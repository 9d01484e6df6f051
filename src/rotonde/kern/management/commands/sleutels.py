"""`./rotonde beheer sleutels`: change keys without stopping, and never lose one that is still needed (SEC-30)."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from rotonde.kern import sleutelbestand, sleutels, sleutelwissel

BLIJVEN = {"zegel": "oude zegels worden ermee nagekeken", "ketenkop": "oude koppen worden ermee nagekeken"}


class Command(BaseCommand):
    help = "Sleutels tonen (stand), toevoegen, activeren, omzetten of intrekken: docs/beheer/sleutels.md."

    def add_arguments(self, parser: CommandParser) -> None:
        werkwoorden = parser.add_subparsers(dest="werkwoord", required=True)
        werkwoorden.add_parser("stand")
        werkwoorden.add_parser("omzetten")
        for naam in ("toevoegen", "activeren", "intrekken"):
            werkwoord = werkwoorden.add_parser(naam)
            werkwoord.add_argument("bos", choices=sleutels.BOSSEN)
            if naam != "toevoegen":
                werkwoord.add_argument("sleutel")

    def handle(self, *args: Any, **opties: Any) -> None:
        pad = _bestand()
        match opties["werkwoord"]:
            case "stand":
                self._stand()
            case "omzetten":
                self.stdout.write(f"{sleutelwissel.zet_om()} rijen staan nu op de actieve sleutel.")
                self._stand()
            case "toevoegen":
                nieuw = sleutelbestand.voeg_toe(pad, opties["bos"])
                self.stdout.write(f"Sleutel {nieuw} staat in {opties['bos']}; niets gebruikt hem nog.")
            case "activeren":
                sleutelbestand.activeer(pad, opties["bos"], opties["sleutel"])
                self.stdout.write(f"Alles wat nieuw is in {opties['bos']} gebruikt nu {opties['sleutel']}.")
            case _:
                self._trek_in(opties["bos"], opties["sleutel"])

    def _stand(self) -> None:
        for naam in sleutels.BOSSEN:
            bos = sleutels.sleutelbos(naam)
            aantallen = None if naam in BLIJVEN else sleutelwissel.per_sleutel(naam)
            for sleutel_id in bos.sleutels:
                actief = " (actief)" if sleutel_id == bos.actief else ""
                rijen = "" if aantallen is None else f": {aantallen[sleutel_id]} rijen"
                self.stdout.write(f"{naam} {sleutel_id}{actief}{rijen}")

    def _trek_in(self, bos: str, sleutel_id: str) -> None:
        """Refused for a key that anything still needs: what it encrypted would be lost for good."""
        if bos in BLIJVEN:
            raise CommandError(f"Een sleutel van {bos} gaat nooit weg: {BLIJVEN[bos]}.")
        rijen = sleutelwissel.per_sleutel(bos)[sleutel_id]
        if rijen:
            raise CommandError(f"Er staan nog {rijen} rijen op {sleutel_id}: draai eerst beheer sleutels omzetten.")
        sleutelbestand.trek_in(_bestand(), bos, sleutel_id)
        self.stdout.write(f"Sleutel {sleutel_id} is weg uit {bos}. Bewaar hem zolang er reservekopieën van toen zijn.")


def _bestand() -> Path:
    if settings.ROTONDE_GEHEIMEN_PAD is None:
        raise CommandError("ROTONDE_GEHEIMEN wijst nergens naar: zet het pad naar het bestand met sleutels.")
    return settings.ROTONDE_GEHEIMEN_PAD
