"""The enumerations of toezicht: a leaf that everyone may import."""

from django.db import models

# What a reason or motivation is at least, in characters.
MOTIVERING_MINSTENS = 20
# PRIV-19: the term in which a noodtoegang is reviewed.
BEOORDELEN = "HUIS-04"


class Oordeel(models.TextChoices):
    """What a reviewer says of a noodtoegang (PRIV-19)."""

    TERECHT = "terecht", "Terecht: dit kon niet wachten"
    ONTERECHT = "onterecht", "Niet terecht: er komt een incident"


class Afhandeling(models.TextChoices):
    """How a bevinding ends (PRIV-22)."""

    VERKLAARD = "verklaard", "Verklaard: dit hoorde bij het werk"
    INCIDENT = "incident", "Niet verklaard: er komt een incident"


class Beslotensoort(models.TextChoices):
    """Whose dossier is besloten (PRIV-21)."""

    COLLEGA = "collega", "een collega of iemand uit het gezin van een collega"
    BESTUURDER = "bestuurder", "een bestuurder of raadslid"
    BEKENDE = "bekende", "een bekende inwoner"
    VEILIGHEID = "veiligheid", "iemand voor wie bekend worden gevaarlijk is"


class Rechtenoordeel(models.TextChoices):
    """What a reviewer says of the rights of a medewerker (SEC-07)."""

    KLOPT = "klopt", "De rechten kloppen"
    AANPASSEN = "aanpassen", "De rechten moeten anders"


class Bericht(models.TextChoices):
    """What somebody is told at once."""

    NOODTOEGANG = "noodtoegang", "Iemand opende met noodtoegang een dossier"
    NIET_BEOORDEELD = "niet_beoordeeld", "Een noodtoegang is niet op tijd beoordeeld"
    INCIDENT = "incident", "Er is een incident"


class Bron(models.TextChoices):
    """What an incident came from."""

    NOODTOEGANG = "noodtoegang", "een noodtoegang"
    BEVINDING = "bevinding", "een bevinding"
