"""`indicator CODE --gemeente 0246 --periode 2024`: one figure, counted again from the frozen facts, as JSON."""

import json
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from rotonde.kern import klok, wie
from rotonde.kern.fouten import Gebruikersfout
from rotonde.sturing import bevriezing, onthulling, queries
from rotonde.sturing.indicatoren import indicator


class Command(BaseCommand):
    """Needs no right on any person: it reads the editie and its files, nothing else (PRIV-17)."""

    help = "Een indicator tellen uit de bevroren feiten; het antwoord is JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="zoals jeugd.unieke_clienten")
        parser.add_argument("--gemeente", required=True, help="code van de gemeente, zoals 0246")
        parser.add_argument("--periode", required=True, help="JJJJ, of JJJJ-MM-DD voor een stand")

    def handle(self, *args: Any, **opties: Any) -> None:
        try:
            antwoord = tel(opties["code"], opties["gemeente"], opties["periode"])
        except Gebruikersfout as fout:
            raise CommandError(fout.zin) from None
        except ValueError as fout:
            raise CommandError(f"De periode {opties['periode']} kan niet: {fout}.") from None
        self.stdout.write(json.dumps(antwoord, ensure_ascii=False, indent=2))


def tel(code: str, gemeente: str, periode_tekst: str) -> dict[str, Any]:
    """The figure with its definition and where it comes from. Raises Gebruikersfout or ValueError with the reason."""
    from rotonde.sturing import rekenen  # noqa: PLC0415  analysis parts: installed after the first page
    from rotonde.sturing.feiten import opslag  # noqa: PLC0415  analysis parts: installed after the first page

    definitie = indicator(code)
    periode = definitie.periode(periode_tekst)
    with wie.als(bevriezing.vrager(gemeente)):
        editie = queries.editie_met(periode.tot - timedelta(days=1))
    if editie is None:
        raise CommandError(f"Er zijn nog geen cijfers bevroren over {periode.code}: voer eerst bevriezen uit.")
    uitkomst = rekenen.bereken(definitie, opslag.open_(editie.hash), periode)
    waarde = onthulling.totaal(definitie, uitkomst.waarde)
    return {
        "code": code,
        "gemeente": gemeente,
        "periode": periode.code,
        "waarde": None if waarde is None else float(waarde) if definitie.decimalen else int(waarde),
        "eenheid": definitie.eenheid.value,
        "naam": definitie.naam,
        "definitie": definitie.definitie,
        "editie": editie.hash,
        "peildatum": editie.peildatum.isoformat(),
        "geteld_op": klok.nu().isoformat(timespec="seconds"),
    }
