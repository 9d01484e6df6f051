"""`./rotonde beheer rollen`: the database roles and the database, on the operator's own server or the embedded one."""

import os

from rotonde.cli.fouten import Startfout
from rotonde.cli.installatie import Installatie, eigen_database
from rotonde.cluster.eigen import lees_adressen, richt_in

BEHEERDER = "DATABASE_URL_BEHEERDER"


def rollen() -> int:
    """Do what is to be done and print it, line by line. Raises Startfout or Clusterfout with what to repair."""
    if not eigen_database():
        with Installatie().database():
            print("De rollen van de meegeleverde database zijn in orde: elke start zorgt daarvoor.")
        return 0
    beheerder = os.environ.get(BEHEERDER, "")
    if not beheerder:
        raise Startfout(f"{BEHEERDER} ontbreekt: geef het adres van een beheerder van de databaseserver.")
    aantal = 0
    for gedaan in richt_in(beheerder, lees_adressen(os.environ)):
        print(gedaan, flush=True)
        aantal += 1
    print("Klaar; draai nu ./rotonde beheer migrate." if aantal else "Alles stond al goed: niets gedaan.")
    return 0
