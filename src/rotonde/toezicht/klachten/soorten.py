"""What can come of a klacht, and where it stands."""

from django.db import models

# Awb 9:11: six weeks from when it came in, and once four weeks more.
AFDOEN = "AWB-10"


class Klachtoordeel(models.TextChoices):
    """What was found (Awb art. 9:12), or that the resident was content before it came to that (art. 9:5)."""

    GEGROND = "gegrond", "De klacht is terecht"
    DEELS = "deels", "De klacht is voor een deel terecht"
    ONGEGROND = "ongegrond", "De klacht is niet terecht"
    TEVREDEN = "tevreden", "Opgelost: de inwoner is tevreden"


class KlachtToestand(models.TextChoices):
    """Where a klacht stands; the label goes on after "de klacht"."""

    GEEN = "geen", "is er nog niet"
    INGEDIEND = "ingediend", "wacht op iemand die haar behandelt"
    BEHANDELD = "behandeld", "wordt behandeld"
    AFGEDAAN = "afgedaan", "is afgedaan"
    INGETROKKEN = "ingetrokken", "is ingetrokken"
