"""The enumerations of a deling: a leaf that everyone may import."""

from django.db import models


class Deelveld(models.TextChoices):
    """What can be told of a dossier. An address is not among them: where somebody lives is never shared (PRIV-24)."""

    NAAM = "naam", "naam en geboortedatum"
    BEREIKEN = "bereiken", "hoe de inwoner veilig te bereiken is"
    HUISHOUDEN = "huishouden", "hoe oud de mensen in het huishouden zijn"
    DOELEN = "doelen", "op welke leefgebieden doelen zijn gesteld, met de cijfers"
    INZET = "inzet", "welk soort hulp er is"
    OPSCHALING = "opschaling", "of het dossier is opgeschaald"


class Deelgrond(models.TextChoices):
    """On what it stands that something is told to somebody outside."""

    WET = "wet", "de wet noemt deze ontvanger"
    AFWEGING = "afweging", "de wet laat het toe na een afweging"
    TOESTEMMING = "toestemming", "de inwoner liet het toe"
    NEE = "nee", "geen grond"


class DelingToestand(models.TextChoices):
    """Where a deling stands; the label goes on after "de deling"."""

    GEEN = "geen", "is er nog niet"
    KLAAR = "klaar", "ligt klaar om te versturen"
    VERZONDEN = "verzonden", "is verstuurd"
    ONTVANGEN = "ontvangen", "is ontvangen"
    BEANTWOORD = "beantwoord", "is beantwoord"
    GESTOPT = "gestopt", "is gestopt"


class Deeluitkomst(models.TextChoices):
    """What a partner lets know of a resident who was handed over."""

    HELPT = "helpt", "wij helpen deze inwoner"
    WACHTLIJST = "wachtlijst", "de inwoner staat op een wachtlijst"
    PAST_NIET = "past_niet", "dit past niet bij ons"
    KLAAR = "klaar", "de hulp is klaar"
