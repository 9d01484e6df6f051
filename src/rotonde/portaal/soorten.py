"""The enumerations of portaal: a leaf that everyone may import."""

from django.db import models


class Namens(models.TextChoices):
    """On whose name a signed-in resident asks."""

    OP_NAAM = "op_naam", "Ja, op mijn naam"
    ZONDER_NAAM = "zonder_naam", "Nee, zonder mijn naam"


class Voorkeur(models.TextChoices):
    """How somebody wants to hear from us."""

    BELLEN = "bellen", "U belt mij"
    MAILEN = "mailen", "U mailt mij"
    LANGS = "langs", "Ik kom langs"
    ZELF = "zelf", "Ik neem zelf contact op, met mijn code"

    @property
    def kort(self) -> str:
        """As the one who picks the question up reads it."""
        return {"bellen": "bellen", "mailen": "mailen", "langs": "komt langs", "zelf": "neemt zelf contact op"}[self]

    @classmethod
    def met_adres(cls) -> tuple[str, ...]:
        """The ways that need a number or an address."""
        return (cls.BELLEN, cls.MAILEN)
