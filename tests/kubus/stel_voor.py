"""Adds a line with question marks for each endpoint without cells.

Run it as `PYTHONPATH=src .venv/bin/python -m tests.kubus.stel_voor`.

A person fills them in: `ja`, `leeg` or `nee`. What is about nobody needs one line, with the relation `geen`: name those
with `--geen` (`--geen kamer.werkwoord`, `--geen kamer:route`, or `--geen "GET kamer:route"` for one method of it).
"""

import argparse
import csv
import os

import django
from tests.kubus.eindpunten import eindpunten
from tests.kubus.tabel import CELLEN, KOLOMMEN, OVER_IEMAND, Eindpunt, Relatie, Uitkomst, lees

from rotonde.kern.soorten import Rol


def regels(eindpunt: Eindpunt, *, geen: bool) -> list[list[str]]:
    """The lines of one endpoint, still to be filled in."""
    dienst = Uitkomst.NVT if eindpunt.soort == "route" else Uitkomst.OPEN
    waarden = [dienst if rol == Rol.DIENST else Uitkomst.OPEN for rol in Rol]
    relaties = (Relatie.GEEN,) if geen else OVER_IEMAND
    return [[eindpunt.soort, eindpunt.naam, eindpunt.methode, relatie, *waarden] for relatie in relaties]


def voeg_toe(nieuw: list[Eindpunt], geen: set[str]) -> None:
    """Write the lines at the end of the file of each room, which is made when it is not there."""
    for eindpunt in nieuw:
        bestand = CELLEN / f"{eindpunt.kamer}.csv"
        begin = not bestand.exists()
        with bestand.open("a", newline="", encoding="utf-8") as stroom:
            schrijver = csv.writer(stroom, delimiter=";", lineterminator="\n")
            if begin:
                schrijver.writerow([*KOLOMMEN, *Rol])
            schrijver.writerows(regels(eindpunt, geen=bool({eindpunt.naam, str(eindpunt)} & geen)))
        print(f"{bestand.relative_to(CELLEN.parents[2])}: {eindpunt}")


def main() -> None:
    """Find what is missing; nothing is written for what is there."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--geen", action="append", default=[], help="naam van een route of werkwoord over niemand")
    opties = lezer.parse_args()
    gehad = {cel.eindpunt for cel in lees()}
    voeg_toe(sorted(eindpunten() - gehad, key=str), set(opties.geen))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rotonde.config.settings")
    django.setup()
    main()
