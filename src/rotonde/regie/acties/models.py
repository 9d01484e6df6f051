"""The table of acties. An actie that is not done always has an owner who works in the dossier."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from rotonde.inwoners.models import Persoon
from rotonde.kern.models import Medewerker, TenantForeignKey, TenantModel
from rotonde.kern.soorten import Klasse, Wet
from rotonde.kern.verwerking import Verwerking
from rotonde.regie.acties.soorten import Actiesoort, Afloop
from rotonde.regie.verwerking import in_dossier


class Actiepunt(TenantModel):
    """Somebody does something by a day; once it ended, what came of it stays."""

    dossier = TenantForeignKey("regie.Dossier", related_name="+")
    medewerker = TenantForeignKey(Medewerker, related_name="+")
    persoon = TenantForeignKey(Persoon, related_name="+", null=True, blank=True)
    soort = models.CharField(max_length=12, choices=Actiesoort)
    wat = models.CharField(max_length=200)
    uiterlijk = models.DateField()
    af_op = models.DateField(null=True, blank=True)
    afloop = models.CharField(max_length=10, choices=Afloop, blank=True)
    uitkomst = models.CharField(max_length=300, blank=True)
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = in_dossier(
        "doen wat is afgesproken",
        betrokkene="persoon_id",
        weg=("dossier",),
        wat=Klasse.BIJZONDER,
        uitkomst=Klasse.BIJZONDER,
        soort=Klasse.INTERN,
        afloop=Klasse.INTERN,
    )

    class Meta:
        verbose_name_plural = "actiepunten"
        constraints = [
            models.CheckConstraint(
                condition=Q(af_op__isnull=True, afloop="", uitkomst="") | (Q(af_op__isnull=False) & ~Q(afloop="")),
                name="actiepunt_open_of_af",
            ),
            models.CheckConstraint(
                condition=~Q(soort=Actiesoort.NAAR_18) | Q(persoon__isnull=False), name="actiepunt_naar_18_van_iemand"
            ),
            models.UniqueConstraint(
                fields=["gemeente", "dossier", "persoon"],
                condition=Q(soort=Actiesoort.NAAR_18),
                name="actiepunt_een_naar_18",
            ),
        ]
        indexes = [
            models.Index(
                fields=["gemeente", "medewerker", "uiterlijk"],
                condition=Q(af_op__isnull=True),
                name="actiepunt_te_doen",
            ),
            models.Index(fields=["gemeente", "dossier"], name="actiepunt_dossier"),
        ]
