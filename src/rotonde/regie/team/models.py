"""The table of the team around a dossier. Involvement follows from it: begun and ended with it, to the day."""

from typing import ClassVar

from django.db import models

from rotonde.kern.models import Medewerker, TenantForeignKey, TenantModel
from rotonde.kern.periode import PeriodeField, geen_overlap
from rotonde.kern.soorten import Klasse, Wet
from rotonde.kern.verwerking import Verwerking
from rotonde.regie.team.soorten import Teamrol
from rotonde.regie.verwerking import in_dossier


class Teamgenoot(TenantModel):
    """One medewerker works along in one dossier for a period."""

    dossier = TenantForeignKey("regie.Dossier", related_name="teamgenoten")
    medewerker = TenantForeignKey(Medewerker, related_name="+")
    als = models.CharField(max_length=12, choices=Teamrol)
    periode = PeriodeField()
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = in_dossier("weten wie er meewerkt", weg=("dossier",), als=Klasse.INTERN)

    class Meta:
        verbose_name_plural = "teamgenoten"
        constraints = [geen_overlap("teamgenoot_een_keer", "dossier", "medewerker")]
        indexes = [
            models.Index(fields=["gemeente", "dossier"], name="teamgenoot_dossier"),
            models.Index(fields=["gemeente", "medewerker"], name="teamgenoot_medewerker"),
        ]
