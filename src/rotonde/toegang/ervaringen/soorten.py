"""The enumerations of an ervaring, and how many of them may be shown."""

from django.db import models


class Ervaringsmoment(models.TextChoices):
    """After what somebody tells how it went."""

    CONTACT = "contact", "na een gesprek"
    AFSLUITING = "afsluiting", "na het einde van de hulp"


class Schaal(models.IntegerChoices):
    """How much something was so."""

    NIET = 1, "Helemaal niet"
    AMPER = 2, "Niet zo"
    BEETJE = 3, "Een beetje"
    WEL = 4, "Wel"
    HELEMAAL = 5, "Helemaal"


MINSTENS = 5
"""Of fewer answers no mean is shown: a team would know who gave them."""
