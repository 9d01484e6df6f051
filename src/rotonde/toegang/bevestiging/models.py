"""The table of confirmations: the letter as it was made, once per melding."""

from typing import ClassVar

from django.db import models

from rotonde.inwoners.models import Persoon
from rotonde.kern.models import TenantForeignKey, TenantModel
from rotonde.kern.soorten import Bescherming, Klasse, Wet
from rotonde.kern.verwerking import Eenheid, Verwerking


class Bevestiging(TenantModel):
    """That a melding was confirmed, and in which words; it stays as it was made."""

    melding = TenantForeignKey("toegang.Melding", related_name="+")
    persoon = TenantForeignKey(Persoon, related_name="+")
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    gemaakt_op = models.DateTimeField()
    # No key: the simulation confirms as a service, which is no medewerker.
    gemaakt_door = models.UUIDField()
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel="een melding bevestigen (Wmo art. 2.3.2 lid 1)",
        wet=None,
        klasse=Klasse.INTERN,
        bewaarregel="BEW-01",
        bescherming=Bescherming.BETROKKEN,
        betrokkene="persoon_id",
        object="melding_id",
        kolommen={"pdf": Klasse.BIJZONDER},
        alleen_toevoegen=True,
        eenheid=Eenheid("melding", ("melding_id",)),
    )

    class Meta:
        verbose_name_plural = "bevestigingen"
        constraints = [models.UniqueConstraint(fields=["gemeente", "melding"], name="bevestiging_een_per_melding")]
        indexes = [models.Index(fields=["gemeente", "persoon"], name="bevestiging_persoon")]
