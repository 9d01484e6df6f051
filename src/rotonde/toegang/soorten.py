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


class RedenMelder(models.TextChoices):
    """Why who told us is made known to who works on the melding (AVG 15.4)."""

    TOESTEMMING = "toestemming", "de melder vindt het goed"
    VEILIGHEID = "veiligheid", "de veiligheid van iemand vraagt het"
    VERPLICHTING = "verplichting", "de wet of de rechter vraagt het"


class Spoed(models.TextChoices):
    """How near the last day is on which somebody must act. All but RUIM show red: then one can still be in time."""

    RUIM = "ruim", ""
    BIJNA = "bijna", "Bijna te laat"
    TE_LAAT = "te_laat", "Te laat"


class MeldingStatus(models.TextChoices):
    """Where a melding stands. Only NIEUW stands in a queue; all others have an owner."""

    NIEUW = "nieuw", "wacht in de wachtrij"
    OPGEPAKT = "opgepakt", "opgepakt"
    DOSSIER = "dossier", "dossier geopend"
    AFGEHANDELD = "afgehandeld", "afgehandeld"
