"""The enumerations of signalen: a leaf that every room may import."""

from django.db import models


class Achterstand(models.TextChoices):
    """What has not been paid: the four fixed charges of Besluit gemeentelijke schuldhulpverlening art. 2."""

    HUUR = "huur", "huur"
    ENERGIE = "energie", "gas, elektriciteit of warmte"
    WATER = "water", "drinkwater"
    ZORGVERZEKERING = "zorgverzekering", "zorgverzekering"


class SignaalStatus(models.TextChoices):
    """Where a signaal stands."""

    ONTVANGEN = "ontvangen", "ontvangen"
    IN_BEHANDELING = "in_behandeling", "in behandeling"
    AFGEROND = "afgerond", "afgerond"


class Kanaal(models.TextChoices):
    """How contact was tried."""

    BRIEF = "brief", "brief"
    TELEFOON = "telefoon", "telefoon"
    HUISBEZOEK = "huisbezoek", "huisbezoek"
    EMAIL = "email", "e-mail"
    BERICHT = "bericht", "sms of app"


class Resultaat(models.TextChoices):
    """With which one result a signaal was closed."""

    HULP_GEACCEPTEERD = "hulp_geaccepteerd", "hulp geaccepteerd"
    GEEN_HULP_GEWENST = "geen_hulp_gewenst", "geen hulp gewenst"
    GEEN_CONTACT = "geen_contact", "geen contact gekregen"
    ZELF_OPGELOST = "zelf_opgelost", "inwoner loste het zelf op"
    AL_HULP = "al_hulp", "inwoner heeft al hulp"
    NIET_BEHANDELD = "niet_behandeld", "niet behandeld"
