"""The enumerations of besluiten: a leaf that every room may import."""

from decimal import Decimal

from django.db import models

from rotonde.kern.opmaak import getal


class BesluitSoort(models.TextChoices):
    """What a besluit on an aanvraag does."""

    TOEKENNEN = "toekennen", "Toekennen"
    AFWIJZEN = "afwijzen", "Afwijzen"


class Stand(models.TextChoices):
    """How far an aanvraag is; it follows from the rows, it is stored nowhere."""

    AANGEVRAAGD = "aangevraagd", "Aangevraagd"
    VOORGESTELD = "voorgesteld", "Voorstel ligt klaar"
    BESLOTEN = "besloten", "Besloten, brief nog niet verstuurd"
    BEKENDGEMAAKT = "bekendgemaakt", "Brief verstuurd"


# WJ756 (iWmo/iJw 3.2): the unit in which a volume is counted, as people say it.
EENHEDEN = {
    "01": "minuut",
    "04": "uur",
    "14": "etmaal",
    "16": "dagdeel",
    "82": "stuk",
    "83": "euro",
    "84": "keer",
}


def eenheid(code: str, frequentie: str) -> str:
    """A unit with its frequency in words: `uur per week`; what has no code is counted in pieces."""
    naam = EENHEDEN.get(code, "keer")
    return naam if frequentie in {"", "totaal"} else f"{naam} per {frequentie}"


def hoeveel(volume: Decimal, per: str) -> str:
    """A volume as people say it: `2 uur per week`, `1,50 etmaal per maand`."""
    return f"{getal(volume, 0 if volume == volume.to_integral_value() else 2)} {per}"
