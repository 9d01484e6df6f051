"""The words of closing and of nazorg."""

from django.db import models


class Resultaat(models.TextChoices):
    """How the help in a dossier ended."""

    GEHAALD = "gehaald", "de doelen zijn gehaald"
    DEELS = "deels", "een deel van de doelen is gehaald"
    NIET = "niet", "de doelen zijn niet gehaald"
    GESTOPT = "gestopt", "de inwoner wil niet verder"
    ELDERS = "elders", "iemand anders helpt verder"
    VERHUISD = "verhuisd", "de inwoner is verhuisd"
    OVERLEDEN = "overleden", "de inwoner is overleden"


# After these nobody is there to ask.
ZONDER_NAZORG = (Resultaat.VERHUISD, Resultaat.OVERLEDEN)


class NazorgUitkomst(models.TextChoices):
    """What came of asking once more."""

    GOED = "goed", "het gaat goed"
    VRAAG = "vraag", "er is een nieuwe vraag"
    GEEN_CONTACT = "geen_contact", "het lukte niet om iemand te spreken"


class NazorgToestand(models.TextChoices):
    """Where nazorg stands; the label goes on after "de nazorg"."""

    GEPLAND = "gepland", "is gepland"
    GEDAAN = "gedaan", "is gedaan"
