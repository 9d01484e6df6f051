"""The levels of opschaling as states. Which there are in a gemeente, and what they are called, says its pack."""

from django.db import models


class Niveau(models.IntegerChoices):
    """How far a dossier is escalated; 0 is not at all."""

    GEEN = 0, "niet opgeschaald"
    EEN = 1, "niveau 1"
    TWEE = 2, "niveau 2"
    DRIE = 3, "niveau 3"
    VIER = 4, "niveau 4"


PROCESREGIE_VANAF = Niveau.TWEE
"""From here on a procesregisseur leads, by a veiligheidsplan (domein, Opschaling)."""


class OpschalingToestand(models.TextChoices):
    """The same as halves of a sentence, after "de opschaling"."""

    GEEN = "0", "is er niet"
    EEN = "1", "staat op niveau 1"
    TWEE = "2", "staat op niveau 2"
    DRIE = "3", "staat op niveau 3"
    VIER = "4", "staat op niveau 4"
