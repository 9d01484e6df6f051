"""What one can tell along with a question, and where a consult stands."""

from django.db import models


class Veld(models.TextChoices):
    """What a colleague can be told: never a name, an address or words out of the dossier."""

    LEEFTIJD = "leeftijd", "hoe oud de inwoner is"
    HUISHOUDEN = "huishouden", "wie er in het huishouden wonen"
    DOELEN = "doelen", "op welke leefgebieden doelen zijn gesteld, met de cijfers"
    INZET = "inzet", "welk soort hulp er is"
    OPSCHALING = "opschaling", "of het dossier is opgeschaald"


class ConsultToestand(models.TextChoices):
    """Where a consult stands; the label goes on after "het consult"."""

    GEEN = "geen", "is er nog niet"
    GEVRAAGD = "gevraagd", "wacht op antwoord"
    BEANTWOORD = "beantwoord", "is beantwoord"
    INGETROKKEN = "ingetrokken", "is ingetrokken"
