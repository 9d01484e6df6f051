"""The table of what partners draft for an Aanpak. It is no part of the Aanpak until its Aanspreekpunt takes it over.

What the migration adds as a trigger: what was drafted does not change, nor what became of it.
"""

from dataclasses import replace
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from rotonde.inwoners.models import Persoon
from rotonde.kern.models import Medewerker, TenantForeignKey, TenantModel
from rotonde.kern.soorten import Klasse, Wet
from rotonde.kern.verwerking import Eenheid, Verwerking
from rotonde.privacy.deling.models import Deling
from rotonde.regie.aanzet.soorten import Aanzetuitkomst
from rotonde.regie.soorten import HOOGSTE_SCORE, LAAGSTE_SCORE, Ladder
from rotonde.regie.verwerking import in_dossier


class Aanzet(TenantModel):
    """A doel and who could help with it, drafted with the resident by who works for a partner (REG-4)."""

    dossier = TenantForeignKey("regie.Dossier", related_name="+")
    deling = TenantForeignKey(Deling, related_name="+")
    persoon = TenantForeignKey(Persoon, related_name="+")
    medewerker = TenantForeignKey(Medewerker, related_name="+")
    leefgebied = models.CharField(max_length=60)
    omschrijving = models.CharField(max_length=500)
    startscore = models.PositiveSmallIntegerField()
    streefscore = models.PositiveSmallIntegerField()
    soort = models.CharField(max_length=12, choices=Ladder)
    hulp = models.CharField(max_length=200)
    reden_zwaarder = models.CharField(max_length=500, blank=True)
    gemaakt_op = models.DateTimeField()
    uitkomst = models.CharField(max_length=12, choices=Aanzetuitkomst, blank=True)
    reden = models.CharField(max_length=500, blank=True)
    beoordeeld_op = models.DateTimeField(null=True, blank=True)
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = replace(
        in_dossier("een partner en de inwoner laten opschrijven wat er beter moet", betrokkene="persoon_id",
                   omschrijving=Klasse.BIJZONDER, hulp=Klasse.BIJZONDER, reden_zwaarder=Klasse.BIJZONDER,
                   reden=Klasse.BIJZONDER),
        # Its partner sees it too, and nothing else of the dossier.
        object=("dossier_id", "id"),
        eenheid=Eenheid("dossier", ("dossier_id",)),
    )  # fmt: skip

    class Meta:
        verbose_name_plural = "aanzetten"
        constraints = [
            models.CheckConstraint(
                condition=Q(startscore__range=(LAAGSTE_SCORE, HOOGSTE_SCORE))
                & Q(streefscore__range=(LAAGSTE_SCORE, HOOGSTE_SCORE))
                & Q(streefscore__gt=F("startscore")),
                name="aanzet_is_beter",
            ),
            models.CheckConstraint(
                condition=Q(soort=Ladder.EIGEN_KRACHT) | ~Q(reden_zwaarder=""), name="aanzet_reden_zwaarder"
            ),
            models.CheckConstraint(
                condition=Q(uitkomst="", beoordeeld_op__isnull=True, reden="")
                | Q(uitkomst=Aanzetuitkomst.OVERGENOMEN, beoordeeld_op__isnull=False, reden="")
                | (Q(uitkomst=Aanzetuitkomst.TERUG, beoordeeld_op__isnull=False) & ~Q(reden="")),
                name="aanzet_open_of_beoordeeld",
            ),
        ]
        indexes = [
            models.Index(fields=["gemeente", "dossier"], name="aanzet_dossier"),
            models.Index(fields=["gemeente", "deling"], name="aanzet_deling"),
            models.Index(fields=["gemeente", "persoon"], name="aanzet_persoon"),
        ]
