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
    SPREEKUUR = "spreekuur", "spreekuur in de buurt"
    PARTNER = "partner", "partner"
    HUISARTS = "huisarts", "huisarts of jeugdarts"
    SIGNAAL = "signaal", "signaal"


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


class AfspraakSoort(models.TextChoices):
    """Where one meets."""

    BALIE = "balie", "aan de balie"
    TELEFOON = "telefoon", "telefonisch"
    HUISBEZOEK = "huisbezoek", "bij de inwoner thuis"
    SPREEKUUR = "spreekuur", "op een spreekuur in de buurt"


class AfspraakStatus(models.TextChoices):
    """How an afspraak stands; `afspraken.policies.OVERGANGEN` says what can become of what."""

    GEPLAND = "gepland", "gepland"
    GEHOUDEN = "gehouden", "gehouden"
    NIET_GEKOMEN = "niet_gekomen", "niet gekomen"
    AFGEZEGD = "afgezegd", "afgezegd"


class RedenAfzegging(models.TextChoices):
    """Why an afspraak is off: never more than this, so that nobody writes down who is ill."""

    INWONER = "inwoner", "de inwoner kan niet"
    MEDEWERKER = "medewerker", "de medewerker kan niet"
    NIET_NODIG = "niet_nodig", "de afspraak is niet meer nodig"
