"""The enumerations of vraagverheldering: a leaf that everyone may import."""

from django.db import models


class Plek(models.TextChoices):
    """Where the conversation was."""

    HUISBEZOEK = "huisbezoek", "bij de inwoner thuis"
    KANTOOR = "kantoor", "op kantoor"
    TELEFOON = "telefoon", "aan de telefoon"
    ELDERS = "elders", "ergens anders"


class OpAanbod(models.TextChoices):
    """What the resident says to the offer of an independent cliëntondersteuner (Wmo 2015 art. 2.3.2 lid 3)."""

    WIL = "wil", "wil dat graag"
    WIL_NIET = "wil_niet", "wil dat niet"
    DENKT_NA = "denkt_na", "denkt er nog over na"


class EigenPlan(models.TextChoices):
    """Whether there is a plan of the resident's own (Wmo 2015 art. 2.3.2 lid 2, Jeugdwet art. 4.1.2)."""

    WACHT = "wacht", "de inwoner maakt er misschien een"
    GEEN = "geen", "de inwoner maakt er geen"
    PERSOONLIJK = "persoonlijk", "persoonlijk plan gekregen"
    FAMILIE = "familie", "familiegroepsplan gekregen"


class Geldzorgen(models.TextChoices):
    """Whether there are worries about money: asked in every vraagverheldering."""

    NEE = "nee", "nee"
    JA = "ja", "ja"
    ZEGT_NIET = "zegt_niet", "wil daar niets over zeggen"


class Uitstel(models.TextChoices):
    """Why the resident and the gemeente agreed on a later day for the outcome: the Wmo itself suspends nothing here."""

    INWONER = "inwoner", "de inwoner vraagt om meer tijd"
    AFWEZIG = "afwezig", "de inwoner is ziek of weg"
    INFORMATIE = "informatie", "we wachten op informatie van een ander"
    GEMEENTE = "gemeente", "wij hebben meer tijd nodig"


class Aanwezig(models.TextChoices):
    """As what somebody took part."""

    MANTELZORGER = "mantelzorger", "mantelzorger"
    NETWERK = "netwerk", "familie, vriend of buur"
    ONDERSTEUNER = "ondersteuner", "onafhankelijk cliëntondersteuner"
    VERTEGENWOORDIGER = "vertegenwoordiger", "wettelijk vertegenwoordiger"
    PROFESSIONAL = "professional", "professional"


class Dimensie(models.TextChoices):
    """The six dimensions of positieve gezondheid, in the order of the spider chart."""

    LICHAAM = "lichaam", "lichaamsfuncties"
    MENTAAL = "mentaal", "mentaal welbevinden"
    ZINGEVING = "zingeving", "zingeving"
    KWALITEIT = "kwaliteit", "kwaliteit van leven"
    MEEDOEN = "meedoen", "meedoen"
    DAGELIJKS = "dagelijks", "dagelijks functioneren"


LAAGST, HOOGST = 0, 10
