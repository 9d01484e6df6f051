"""The enumerations of inkomen: a leaf that every room may import."""

from django.db import models


class Regeling(models.TextChoices):
    """Under which law an uitkering is paid."""

    PARTICIPATIEWET = "participatiewet", "Participatiewet"
    IOAW = "ioaw", "IOAW"
    IOAZ = "ioaz", "IOAZ"
    BBZ = "bbz", "Bbz 2004"


class RedenInstroom(models.TextChoices):
    """Why somebody came to need an uitkering: the one reason that weighed most."""

    EINDE_WERK = "einde_werk", "werk is gestopt"
    EINDE_UITKERING = "einde_uitkering", "andere uitkering is gestopt"
    EINDE_RELATIE = "einde_relatie", "relatie is gestopt"
    EINDE_BEDRIJF = "einde_bedrijf", "eigen bedrijf is gestopt"
    VESTIGING = "vestiging", "in de gemeente komen wonen"
    VERBLIJFSVERGUNNING = "verblijfsvergunning", "verblijfsvergunning gekregen"
    VERMOGEN_OP = "vermogen_op", "spaargeld is op"
    LEEFTIJD = "leeftijd", "oud genoeg geworden"
    ANDERE_REGELING = "andere_regeling", "overgang uit een andere regeling"
    ANDERS = "anders", "andere reden"


class RedenUitstroom(models.TextChoices):
    """Why an uitkering ended: one reason."""

    WERK = "werk", "werk gevonden"
    OPLEIDING = "opleiding", "opleiding begonnen"
    PENSIOEN = "pensioen", "pensioenleeftijd bereikt"
    RELATIE = "relatie", "gaan samenwonen of getrouwd"
    VERHUIZING = "verhuizing", "verhuisd naar een andere gemeente"
    INKOMEN = "inkomen", "ander inkomen of vermogen"
    OVERLIJDEN = "overlijden", "overleden"
    GEEN_RECHT = "geen_recht", "geen recht meer"
    ANDERE_REGELING = "andere_regeling", "overgang naar een andere regeling"
    ANDERS = "anders", "andere reden"


class Trajectgroep(models.TextChoices):
    """How far somebody with an uitkering is from work: the four groups of the monitor."""

    REINTEGRATIE = "reintegratie", "Re-integratie"
    ACTIVERING = "activering", "Activering"
    PARTICIPATIE = "participatie", "Participatie"
    VRIJGESTELD = "vrijgesteld", "Vrijgesteld"


class Werksoort(models.TextChoices):
    """What makes work possible: a part of the wage (art. 10d), or a sheltered place (art. 10b)."""

    LOONKOSTENSUBSIDIE = "loonkostensubsidie", "loonkostensubsidie"
    BESCHUT = "beschut", "beschut werk"


class Opvang(models.TextChoices):
    """Where a displaced person from Ukraine is sheltered."""

    GEMEENTELIJK = "gemeentelijk", "gemeentelijke opvang"
    PARTICULIER = "particulier", "particuliere opvang"
