"""The enumerations of voorzieningen: a leaf that every room may import."""

from django.db import models


class BoekingSoort(models.TextChoices):
    """What a boeking does with the budget."""

    VASTGELEGD = "vastgelegd", "Vastgelegd"
    GEREALISEERD = "gerealiseerd", "Gerealiseerd"
