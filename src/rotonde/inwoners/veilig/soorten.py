"""The ways by which the gemeente reaches a resident."""

from django.db import models


class Weg(models.TextChoices):
    """One way of reaching somebody; each place that uses one asks whether it may."""

    MAIL = "mail", "per mail"
    POST = "post", "per post"
    TELEFOON = "telefoon", "met de telefoon"
    HUISBEZOEK = "huisbezoek", "thuis"
