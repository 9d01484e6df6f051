"""`verwerkingen`: print the register of processing, or write it and its DPIA annex to the documentation."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from rotonde.privacy import register

MAP = "docs/architectuur"
PAGINAS = {"verwerkingen.md": register.pagina, "dpia.md": register.dpia}


class Command(BaseCommand):
    """The register follows the tables; nobody keeps it by hand."""

    help = "Het register van verwerkingen tonen, of schrijven naar de documentatie."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--schrijf", action="store_true", help=f"schrijf {', '.join(PAGINAS)} in {MAP}")

    def handle(self, *args: Any, **opties: Any) -> None:
        if not opties["schrijf"]:
            self.stdout.write(register.pagina(), ending="")
            return
        for naam, pagina in PAGINAS.items():
            (settings.PROJECT / MAP / naam).write_text(pagina(), encoding="utf-8")
            self.stdout.write(f"Geschreven: {MAP}/{naam}.")
