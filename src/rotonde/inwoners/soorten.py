"""The enumerations of inwoners: a leaf that every room may import."""

from django.db import models


class RelatieSoort(models.TextChoices):
    """What `persoon` is to `ander`; a partnership stands in both directions."""

    OUDER = "ouder", "ouder van"
    PARTNER = "partner", "partner van"
    GEZAG = "gezag", "heeft gezag over"


class GezinsRol(models.TextChoices):
    """Place in the household."""

    HOOFD = "hoofd", "volwassene"
    PARTNER = "partner", "partner"
    KIND = "kind", "kind"
    OVERIG = "overig", "overig"


# Indicatie geheim of the BRP: 0 is none, 1 to 7 say to whom nothing may be given; every value above 0 hides (PRIV-24).
GEHEIMHOUDING_GEEN = 0
GEHEIMHOUDING_HOOGST = 7
