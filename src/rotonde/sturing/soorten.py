"""The enumerations of sturing: a leaf that every room may import."""

from django.db import models


class Eenheid(models.TextChoices):
    """What a figure counts in, as people read it after the number."""

    PERSONEN = "personen", "personen"
    CLIENTEN = "clienten", "cliënten"
    JEUGDIGEN = "jeugdigen", "jeugdigen"
    EURO = "euro", "euro"
    EURO_PER_CLIENT = "euro_per_client", "euro per cliënt"
    SIGNALEN = "signalen", "signalen"
    INWONERS = "inwoners", "inwoners"
    POGINGEN = "pogingen", "pogingen"
    CONTACTEN = "contacten", "contacten"
    BEZOEKERS = "bezoekers", "bezoekers"
    DOSSIERS = "dossiers", "dossiers"
    PROCENT = "procent", "procent"


class Periodesoort(models.TextChoices):
    """A figure is counted over a calendar year, or on one day."""

    JAAR = "jaar", "over een kalenderjaar"
    PEILDATUM = "peildatum", "op één dag"


class Richting(models.TextChoices):
    """What the council wants the figure to do."""

    OMLAAG = "omlaag", "lager is beter"
    OMHOOG = "omhoog", "hoger is beter"
    VOLGEN = "volgen", "alleen volgen"


class Openbaarmaking(models.TextChoices):
    """What may leave the house of an indicator; what is not said stays inside (PRIV-54)."""

    GESLOTEN = "gesloten", "niet openbaar"
    DREMPEL = "drempel", "alleen het totaal van de gemeente, en niet als het klein is"
    TOTAAL = "totaal", "alleen het totaal van de gemeente"
    UITSPLITSING = "uitsplitsing", "ook uitgesplitst, met drempel en afronding"


# Age classes instead of birth dates (PRIV-53): first age of each class.
LEEFTIJDSKLASSEN = (0, 4, 12, 18, 23, 27, 45, 65, 75, 85)


def leeftijdsklasse(leeftijd: int) -> str:
    """`12-17` for 15; the last class is open: `85+`."""
    begin = max(grens for grens in LEEFTIJDSKLASSEN if grens <= max(leeftijd, 0))
    plaats = LEEFTIJDSKLASSEN.index(begin)
    if plaats == len(LEEFTIJDSKLASSEN) - 1:
        return f"{begin}+"
    return f"{begin}-{LEEFTIJDSKLASSEN[plaats + 1] - 1}"
