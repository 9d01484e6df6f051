"""Tables of the werkplek: how heavy the work weighs that everybody has."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from rotonde.kern.models import TenantForeignKey, TenantModel
from rotonde.kern.soorten import Afslag, Bescherming, Klasse, Wet
from rotonde.kern.verwerking import Eenheid, Verwerking
from rotonde.regie.models import Dossier


class Dossierlast(TenantModel):
    """How heavy a dossier weighs: one number, and nothing of what is in it.

    It stands apart because who divides the work may not open the dossiers that it follows from (PRIV-12).
    """

    dossier = TenantForeignKey(Dossier, related_name="+")
    punten = models.PositiveSmallIntegerField()

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel="het werk eerlijk verdelen",
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="BEW-01",
        bescherming=Bescherming.GEMEENTE,
        eenheid=Eenheid("dossier", ("dossier_id",)),
    )

    class Meta:
        verbose_name_plural = "dossierlasten"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "dossier"], name="dossierlast_een"),
            models.CheckConstraint(
                condition=Q(punten__gte=min(Afslag.values), punten__lte=max(Afslag.values)), name="dossierlast_punten"
            ),
        ]
