"""The enumerations of the catalogus: a leaf that every room may import."""

from django.db import models


class LocatieSoort(models.TextChoices):
    """What a place is for."""

    TOEGANG = "toegang", "toegang"
    GEMEENTEHUIS = "gemeentehuis", "gemeentehuis"
    BUURTLOCATIE = "buurtlocatie", "plek in de buurt"
    PARTNERLOCATIE = "partnerlocatie", "plek van een partner"


class Herkomst(models.TextChoices):
    """Which local list an area of life comes from."""

    ENQUETE = "enquete", "enquête onder inwoners"
    STIP = "stip", "werkgebied van de toegang"
    THEMA = "thema", "thema van beleid"


class Vorm(models.TextChoices):
    """How a product is given: freely, after a decision, under compulsion, as money, as work or as a service."""

    ALGEMEEN = "algemeen", "algemene voorziening"
    MAATWERK = "maatwerk", "maatwerkvoorziening"
    GEDWONGEN = "gedwongen", "gedwongen kader"
    UITKERING = "uitkering", "uitkering"
    WERK = "werk", "voorziening naar werk"
    DIENST = "dienst", "dienstverlening"


class Leveringsvorm(models.TextChoices):
    """In kind, as a personal budget, or as money."""

    ZIN = "ZIN", "zorg in natura"
    PGB = "PGB", "persoonsgebonden budget"
    GELD = "GELD", "geld"


class Frequentie(models.TextChoices):
    """Over what time a volume is counted."""

    DAG = "dag", "per dag"
    WEEK = "week", "per week"
    MAAND = "maand", "per maand"
    TOTAAL = "totaal", "in totaal"


# What an organisation calls itself when it gives help, goods or care itself: it can be the aanbieder of a voorziening.
SOORTEN_DIE_LEVEREN = (
    "dagbesteding",
    "gecertificeerde instelling",
    "gehandicaptenzorg",
    "ggz",
    "hulpmiddelen",
    "hulpverlening",
    "jeugdbescherming",
    "jeugdhulp",
    "jeugdzorg",
    "maatschappelijk werk",
    "opvang",
    "ouderenzorg",
    "schuldhulpverlening",
    "taalaanbieder",
    "thuiszorg",
    "verslavingszorg",
    "vervoer",
    "welzijn",
    "welzijn en zorg",
    "zorgaanbieder",
    "zorgorganisatie",
)


class Kanaal(models.TextChoices):
    """How one reaches an offer."""

    BEZOEK = "bezoek", "langskomen"
    TELEFOON = "telefoon", "bellen"
    EMAIL = "e-mail", "mailen"
    ONLINE = "online", "op internet"


class Partnersoort(models.TextChoices):
    """What a partner is by law: with whom data may be shared, and which, follows from it (PRIV-08, PRIV-09)."""

    AANBIEDER = "aanbieder", "aanbieder van hulp"
    CENTRUMGEMEENTE = "centrumgemeente", "centrumgemeente"
    VEILIG_THUIS = "veilig_thuis", "Veilig Thuis"
    GI = "gi", "gecertificeerde instelling"
    RAAD = "raad", "Raad voor de Kinderbescherming"
    WERKBEDRIJF = "werkbedrijf", "werkleerbedrijf"
    JGZ = "jgz", "jeugdgezondheidszorg"
    LEERPLICHT = "leerplicht", "leerplicht"
    GEBIEDSMAKELAAR = "gebiedsmakelaar", "gebiedsmakelaar"
    HUISARTS = "huisarts", "huisarts of jeugdarts"
    WIJKVERPLEGING = "wijkverpleging", "wijkverpleging"
    BUURT = "buurt", "professional in de buurt"
    VRIJWILLIGERS = "vrijwilligers", "vrijwilligersorganisatie"
    ZORGVERZEKERAAR = "zorgverzekeraar", "zorgverzekeraar"
    CAK = "cak", "CAK"
    SVB = "svb", "SVB"
    TOEZICHTHOUDER = "toezichthouder", "toezichthouder"


class Partnertaak(models.TextChoices):
    """What a partner does in this system itself, beside reading what was shared with it."""

    VERWIJZEN = "verwijzen", "inwoners verwijzen"
    ONDERSTEUNEN = "ondersteunen", "eigen ondersteuning vastleggen"
    OPSTELLEN = "opstellen", "meeschrijven aan de Aanpak"
