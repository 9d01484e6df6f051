"""The table of nazorg. Who does it does not see the dossier any more, so is involved in the nazorg itself."""

from dataclasses import replace
from typing import ClassVar

from django.db import models
from django.db.models import Q

from rotonde.inwoners.models import Persoon
from rotonde.kern.models import Medewerker, TenantForeignKey, TenantModel
from rotonde.kern.soorten import Klasse, Wet
from rotonde.kern.verwerking import Eenheid, Verwerking
from rotonde.regie.nazorg.soorten import NazorgUitkomst
from rotonde.regie.verwerking import in_dossier


class Nazorg(TenantModel):
    """Somebody asks a resident once more how it goes, some time after the dossier was closed; what came of it stays."""

    dossier = TenantForeignKey("regie.Dossier", related_name="+")
    persoon = TenantForeignKey(Persoon, related_name="+")
    medewerker = TenantForeignKey(Medewerker, related_name="+")
    gepland_op = models.DateField()
    gedaan_op = models.DateField(null=True, blank=True)
    uitkomst = models.CharField(max_length=14, choices=NazorgUitkomst, blank=True)
    woorden = models.CharField(max_length=500, blank=True)
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = replace(
        in_dossier("nagaan of het na de hulp goed blijft gaan", objekt="id", betrokkene="persoon_id",
                   woorden=Klasse.BIJZONDER),
        eenheid=Eenheid("dossier", ("dossier_id",)),
    )  # fmt: skip

    class Meta:
        verbose_name_plural = "nazorg"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "dossier"], name="nazorg_een_per_dossier"),
            models.CheckConstraint(
                condition=Q(gedaan_op__isnull=True, uitkomst="", woorden="")
                | (Q(gedaan_op__isnull=False) & ~Q(uitkomst="")),
                name="nazorg_gepland_of_gedaan",
            ),
        ]
        indexes = [models.Index(fields=["gemeente", "medewerker", "gepland_op"], name="nazorg_medewerker")]
