"""The words of acties."""

from django.db import models


class Actiesoort(models.TextChoices):
    """Where an actie comes from."""

    AFGESPROKEN = "afgesproken", "afgesproken"
    NAAR_18 = "naar_18", "op weg naar 18 jaar"


class Afloop(models.TextChoices):
    """How an actie ended."""

    GEDAAN = "gedaan", "het is gedaan"
    VERVALLEN = "vervallen", "het is niet meer nodig"


class ActieToestand(models.TextChoices):
    """Where an actie stands; the label goes on after "de actie"."""

    GEEN = "geen", "is er nog niet"
    OPEN = "open", "is nog te doen"
    AF = "af", "is af"
