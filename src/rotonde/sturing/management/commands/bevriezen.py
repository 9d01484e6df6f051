"""`bevriezen --gemeente 0246 [--peildatum 2024-12-31]`: freeze the facts and count the figures."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from rotonde.kern.fouten import Gebruikersfout
from rotonde.sturing import bevriezing


class Command(BaseCommand):
    """Runs as worker; running it again changes nothing while the facts are the same."""

    help = "De feiten van een gemeente bevriezen en de cijfers tellen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--gemeente", required=True, help="code van de gemeente, zoals 0246")
        parser.add_argument("--peildatum", type=date.fromisoformat, help="JJJJ-MM-DD; anders het laatste hele jaar")

    def handle(self, *args: Any, **opties: Any) -> None:
        try:
            editie = bevriezing.bevries(opties["gemeente"], opties["peildatum"])
        except Gebruikersfout as fout:
            raise CommandError(fout.zin) from None
        self.stdout.write(f"De cijfers van {opties['gemeente']} per {editie.peildatum} staan vast: {editie.hash}")
