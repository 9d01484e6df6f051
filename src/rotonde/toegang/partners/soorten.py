"""The enumerations of partners: a leaf that everyone may import."""

from django.db import models


class Ondersteuningsoort(models.TextChoices):
    """The forms of support at the first afslag, which need no decision of the gemeente."""

    INFORMATIE = "informatie", "informatie"
    ADVIES = "advies", "advies"
    ONDERSTEUNING = "ondersteuning", "korte ondersteuning"
