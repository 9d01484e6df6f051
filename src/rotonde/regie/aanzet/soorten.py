"""What became of what a partner drafted."""

from django.db import models


class Aanzetuitkomst(models.TextChoices):
    """What the Aanspreekpunt did with it."""

    OVERGENOMEN = "overgenomen", "staat in de Aanpak"
    TERUG = "terug", "niet overgenomen"


class AanzetToestand(models.TextChoices):
    """Where an aanzet stands; the label goes on after "de aanzet"."""

    GEEN = "geen", "is er nog niet"
    OPEN = "open", "wacht op het Aanspreekpunt"
    OVERGENOMEN = "overgenomen", "staat in de Aanpak"
    TERUG = "terug", "is niet overgenomen"
