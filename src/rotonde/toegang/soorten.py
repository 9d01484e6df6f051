"""The enumerations of toegang: a leaf that everyone may import."""

from django.db import models


class Kanaal(models.TextChoices):
    """How somebody reached us, or we them."""

    PORTAAL = "portaal", "website"
    BALIE = "balie", "balie"
    TELEFOON = "telefoon", "telefoon"
    EMAIL = "email", "e-mail"
    BRIEF = "brief", "brief"
    HUISBEZOEK = "huisbezoek", "huisbezoek"


class Antwoord(models.TextChoices):
    """What a contactmoment led to."""

    BEANTWOORD = "beantwoord", "vraag beantwoord"
    VERWEZEN = "verwezen", "verwezen naar een ander"
    MELDING = "melding", "melding gemaakt"


class MeldingStatus(models.TextChoices):
    """Where a melding stands. Only NIEUW stands in a queue; all others have an owner."""

    NIEUW = "nieuw", "wacht in de wachtrij"
    OPGEPAKT = "opgepakt", "opgepakt"
    DOSSIER = "dossier", "dossier geopend"
    AFGEHANDELD = "afgehandeld", "afgehandeld"
