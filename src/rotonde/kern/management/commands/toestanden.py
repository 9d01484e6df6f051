"""`toestanden`: print what can happen when, or write it to the documentation."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from rotonde.kern import toestanden

PAGINA = "docs/architectuur/toestanden.md"


class Command(BaseCommand):
    """The page follows the tables in the code; nobody keeps it by hand."""

    help = "De toestanden en wat er in elk kan tonen, of schrijven naar de documentatie."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--schrijf", action="store_true", help=f"schrijf {PAGINA}")

    def handle(self, *args: Any, **opties: Any) -> None:
        if not opties["schrijf"]:
            self.stdout.write(toestanden.pagina(), ending="")
            return
        (settings.PROJECT / PAGINA).write_text(toestanden.pagina(), encoding="utf-8")
        self.stdout.write(f"Geschreven: {PAGINA}.")
