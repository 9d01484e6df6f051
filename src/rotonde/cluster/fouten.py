"""The one error of this room: a Dutch sentence that a person at a terminal can act on."""

KENMERKEN = (
    ("No space left on device", "De schijf is vol: maak ruimte vrij en start opnieuw."),
    ("Disk quota exceeded", "De schijfruimte voor deze gebruiker is op: maak ruimte vrij en start opnieuw."),
    ("Permission denied", "Geen toestemming om hier te schrijven: controleer de rechten op de map .rotonde."),
    ("could not create shared memory", "De server krijgt te weinig gedeeld geheugen van dit systeem."),
    ("cannot be run as root", "De databaseserver mag niet als root draaien en kon geen andere gebruiker worden."),
)


class Clusterfout(Exception):
    """Trouble with the database server, told in one Dutch sentence with what to do about it."""


def verklaar(uitvoer: str, anders: str) -> Clusterfout:
    """Translate what PostgreSQL printed into one sentence; `anders` when no known cause is in it."""
    for kenmerk, zin in KENMERKEN:
        if kenmerk in uitvoer:
            return Clusterfout(zin)
    return Clusterfout(anders)
