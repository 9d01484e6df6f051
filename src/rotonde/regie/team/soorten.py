"""As what somebody works along in a dossier."""

from django.db import models


class Teamrol(models.TextChoices):
    """The professions of a wijkteam, and who leads the process when things escalate."""

    WMO = "wmo", "Wmo-consulent"
    GEZIN = "gezin", "gezinscoach"
    SOCIAAL = "sociaal", "sociaal werker"
    INKOMEN = "inkomen", "inkomensconsulent"
    SCHULD = "schuld", "schulddienstverlener"
    WERK = "werk", "gespreksvoerder werk"
    PROCESREGIE = "procesregie", "procesregisseur"
