"""The five steps of the meldcode (Besluit verplichte meldcode art. 2 lid 2, MC-01), and what can come of them."""

from django.db import models

# MC-04: within how long the betrokkene is told, and by which rule that is put off.
INLICHTEN = "MC-04"


class Stapnummer(models.IntegerChoices):
    """The steps, in the order in which they are taken unless safety asks otherwise."""

    SIGNALEN = 1, "signalen in kaart"
    OVERLEG = 2, "overleg met een collega of Veilig Thuis"
    GESPREK = 3, "gesprek met de betrokkene"
    WEGEN = 4, "wegen of het veilig is"
    BESLUIT = 5, "beslissen: melden, hulp of allebei"


class Beslissing(models.TextChoices):
    """What is decided in the fifth step."""

    MELDEN = "melden", "melden bij Veilig Thuis"
    MELDEN_EN_HULP = "melden_en_hulp", "melden bij Veilig Thuis, en zelf hulp regelen"
    HULP = "hulp", "zelf hulp regelen"
    GEEN = "geen", "niets: de signalen bleken iets anders"


GEMELD = (Beslissing.MELDEN, Beslissing.MELDEN_EN_HULP)


class MeldcodeToestand(models.TextChoices):
    """Where a meldcode stands; the label goes on after "de meldcode"."""

    GEEN = "geen", "is er nog niet"
    LOOPT = "loopt", "loopt"
    BESLOTEN = "besloten", "is besloten"
