"""The table of simulatie: how far the drawing of a gemeente has come."""

from typing import ClassVar

from django.db import models

from rotonde.kern.models import TenantModel
from rotonde.kern.soorten import Bescherming, Klasse, Wet
from rotonde.kern.verwerking import Verwerking


class Trekkingstap(TenantModel):
    """A step of the drawing that is done; written in the transaction of the step, so after a crash it is redone."""

    stap = models.CharField(max_length=40)
    zaad = models.IntegerField()
    seconden = models.DecimalField(max_digits=7, decimal_places=2)

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel="een demonstratie vullen met mensen die niet bestaan",
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="zolang geldig",
        bescherming=Bescherming.GEMEENTE,
        alleen_toevoegen=True,
    )

    class Meta:
        verbose_name_plural = "trekkingstappen"
        constraints = [models.UniqueConstraint(fields=["gemeente", "stap"], name="trekkingstap_eenmaal")]
