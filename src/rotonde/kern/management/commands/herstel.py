"""`./rotonde beheer herstel`: what Django knows about a restored database, and the steps before its doors open."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from rotonde.kern import herstel, zegel
from rotonde.kern.soorten import HerstelSoort


class Command(BaseCommand):
    help = "Een teruggezette database nazien en afronden, en bijhouden wanneer er een kopie of een proef was."
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        werkwoorden = parser.add_subparsers(dest="werkwoord", required=True)
        werkwoorden.add_parser("stand", help="de laatste kopie en de laatste geslaagde proef")
        werkwoorden.add_parser("nazien", help="migraties en de keten van de logs, als JSON")
        afronden = werkwoorden.add_parser(
            "afronden", help="alles doen wat na terugzetten moet, vóór de deuren open gaan"
        )
        afronden.add_argument("--kopie", default="")
        afronden.add_argument("--teruggezet", type=int, metavar="RIJEN", help="eerst vastleggen dat zij is teruggezet")
        noteer = werkwoorden.add_parser("noteer", help="vastleggen dat er een kopie of een proef was")
        noteer.add_argument("soort", choices=[soort.value for soort in HerstelSoort])
        noteer.add_argument("--kopie", required=True)
        noteer.add_argument("--mislukt", action="store_true")
        for naam, soort in (("seconden", float), ("bytes", int), ("rijen", int)):
            noteer.add_argument(f"--{naam}", type=soort, default=0)
        noteer.add_argument("--melding", default="")

    def handle(self, *args: Any, **opties: Any) -> None:
        getattr(self, f"_{opties['werkwoord']}")(opties)

    def _stand(self, _: dict[str, Any]) -> None:
        stand = herstel.stand()
        self.stdout.write(f"Laatste kopie: {stand.kopie or 'geen'}. Laatste geslaagde proef: {stand.proef or 'geen'}.")

    def _nazien(self, _: dict[str, Any]) -> None:
        lader = MigrationLoader(connection)
        gedaan, bekend = set(lader.applied_migrations), set(lader.disk_migrations)
        uitkomst = {
            "onbekend": sorted(f"{app} {naam}" for app, naam in gedaan - bekend if not _vervangen(lader, (app, naam))),
            "breuken": [f"{breuk.tabel} {breuk.volgnummer}: {breuk.reden}" for breuk in zegel.controleer()],
        }
        self.stdout.write(json.dumps(uitkomst))

    def _afronden(self, opties: dict[str, Any]) -> None:
        if opties["teruggezet"] is not None:
            herstel.noteer(HerstelSoort.TERUGGEZET, opties["kopie"], gelukt=True, rijen=opties["teruggezet"])
        gedaan = herstel.voer_stappen_uit()
        for naam, aantal in gedaan.items():
            self.stdout.write(f"{naam}: {aantal} opnieuw gedaan")
        kopie = opties["kopie"] or herstel.half_teruggezet()
        if kopie:
            herstel.noteer(HerstelSoort.AFGEROND, kopie, gelukt=True)
        if reden := herstel.waarom_dicht():
            raise CommandError(reden)
        self.stdout.write("De deuren mogen open.")

    def _noteer(self, opties: dict[str, Any]) -> None:
        herstel.noteer(
            HerstelSoort(opties["soort"]),
            opties["kopie"],
            gelukt=not opties["mislukt"],
            seconden=opties["seconden"],
            bytes_=opties["bytes"],
            rijen=opties["rijen"],
            melding=opties["melding"],
        )


def _vervangen(lader: MigrationLoader, migratie: tuple[str, str]) -> bool:
    """Named by a squashed migration that this code does have."""
    return any(migratie in vervanging.replaces for vervanging in lader.replacements.values())
