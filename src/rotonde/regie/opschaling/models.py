"""The table of opschaling: one row per step, never changed; the last one says where a dossier stands."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from rotonde.kern.models import Medewerker, TenantForeignKey, TenantModel
from rotonde.kern.soorten import Klasse, Wet
from rotonde.kern.verwerking import Verwerking
from rotonde.regie.opschaling.soorten import PROCESREGIE_VANAF, Niveau
from rotonde.regie.verwerking import in_dossier


class Opschaling(TenantModel):
    """A step up or down, or a new veiligheidsplan at the same level.

    What the migration adds as a trigger: a step begins where the last one ended, and no row changes afterwards.
    """

    dossier = TenantForeignKey("regie.Dossier", related_name="+")
    moment = models.DateTimeField()
    van = models.PositiveSmallIntegerField(choices=Niveau)
    naar = models.PositiveSmallIntegerField(choices=Niveau)
    reden = models.CharField(max_length=500)
    procesregisseur = TenantForeignKey(Medewerker, related_name="+", null=True, blank=True)
    veiligheidsplan = models.CharField(max_length=2000, blank=True)
    herzien_op = models.DateField(null=True, blank=True)
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = in_dossier(
        "voorkomen dat het onveilig wordt",
        niet_voor_inwoner=True,
        niet_inzien="zegt wat er over veiligheid thuis is overwogen: of dat gegeven wordt, weegt een mens (PRIV-31)",
        reden=Klasse.BIJZONDER,
        veiligheidsplan=Klasse.BIJZONDER,
        van=Klasse.INTERN,
        naar=Klasse.INTERN,
    )

    class Meta:
        verbose_name_plural = "opschalingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(van__in=Niveau.values, naar__in=Niveau.values)
                & Q(naar__gte=F("van") - 1, naar__lte=F("van") + 1),
                name="opschaling_een_stap",
            ),
            models.CheckConstraint(condition=~Q(reden=""), name="opschaling_reden"),
            models.CheckConstraint(
                condition=Q(naar__lt=PROCESREGIE_VANAF)
                | (Q(procesregisseur__isnull=False, herzien_op__isnull=False) & ~Q(veiligheidsplan="")),
                name="opschaling_procesregie_en_plan",
            ),
        ]
        indexes = [models.Index(fields=["gemeente", "dossier", "moment"], name="opschaling_dossier")]
