"""The enumerations of regie: a leaf that everyone may import."""

from django.db import models


class Ladder(models.TextChoices):
    """Who helps, from light to heavy; a heavier rung says why the lighter one did not do (Wmo 2015 art. 2.3.2)."""

    EIGEN_KRACHT = "eigen_kracht", "eigen kracht"
    NETWERK = "netwerk", "netwerk"
    VOORLIGGEND = "voorliggend", "voorliggende of algemene voorziening"
    MAATWERK = "maatwerk", "maatwerkvoorziening"


class DossierToestand(models.TextChoices):
    """Where a dossier stands; the label goes on after "het dossier"."""

    GEEN = "geen", "is er nog niet"
    OPEN = "open", "is open"
    GESLOTEN = "gesloten", "is gesloten"


class AanpakToestand(models.TextChoices):
    """Where a version of the Aanpak stands; the label goes on after "de Aanpak"."""

    GEEN = "geen", "is er nog niet"
    IN_DE_MAAK = "in_de_maak", "is in de maak"
    VAST = "vast", "ligt vast"


class EvaluatieToestand(models.TextChoices):
    """Where an evaluatie stands; the label goes on after "de evaluatie"."""

    GEEN = "geen", "is er nog niet"
    GEPLAND = "gepland", "is gepland"
    GEHOUDEN = "gehouden", "is gehouden"
    VERVALLEN = "vervallen", "hoort bij een eerdere versie van de Aanpak"


# A score a resident gives to an area of life; an effect is a difference between two of these.
LAAGSTE_SCORE = 1
HOOGSTE_SCORE = 10
