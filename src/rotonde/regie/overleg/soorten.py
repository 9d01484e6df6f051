"""The words of casusoverleg."""

from django.db import models


class OverlegToestand(models.TextChoices):
    """Where an overleg stands; the label goes on after "het overleg"."""

    GEEN = "geen", "is er nog niet"
    GEPLAND = "gepland", "is gepland"
    GEHOUDEN = "gehouden", "is gehouden"
    AFGEZEGD = "afgezegd", "is afgezegd"
