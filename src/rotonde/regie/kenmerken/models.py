"""The table of kenmerken. What a kenmerk means, and from when on it may be said, is data of the gemeente."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from rotonde.inwoners.models import Persoon
from rotonde.kern.models import TenantForeignKey, TenantModel
from rotonde.kern.periode import PeriodeField
from rotonde.kern.soorten import Klasse, Wet
from rotonde.kern.verwerking import Verwerking
from rotonde.regie.verwerking import in_dossier


class Kenmerk(TenantModel):
    """One kenmerk of one member of the household over a period; `code` is that of the catalogus."""

    dossier = TenantForeignKey("regie.Dossier", related_name="+")
    persoon = TenantForeignKey(Persoon, related_name="+")
    code = models.CharField(max_length=60)
    periode = PeriodeField()
    gezet_op = models.DateField()
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = in_dossier(
        "zien wat er vaak speelt, en of het minder wordt", betrokkene="persoon_id", code=Klasse.BIJZONDER
    )

    class Meta:
        verbose_name_plural = "kenmerken"
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "dossier", "persoon", "code"],
                condition=Q(periode__upper_inf=True),
                name="kenmerk_een_lopend",
            ),
            models.CheckConstraint(condition=Q(periode__startswith__isnull=False), name="kenmerk_heeft_begin"),
        ]
        indexes = [
            models.Index(fields=["gemeente", "dossier"], name="kenmerk_dossier"),
            models.Index(fields=["gemeente", "code"], name="kenmerk_code"),
        ]
