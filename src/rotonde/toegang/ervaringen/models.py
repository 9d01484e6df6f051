"""The table of ervaringen: of a team and a month, of nobody."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from rotonde.kern.models import Team, TenantForeignKey, TenantModel
from rotonde.kern.soorten import Bescherming, Klasse, Wet
from rotonde.kern.verwerking import Verwerking
from rotonde.toegang.ervaringen.soorten import Ervaringsmoment, Schaal

VRAGEN = ("gehoord", "verder", "geholpen")


class Ervaring(TenantModel):
    """Three answers about a team. No person, dossier or contact, no words and no day: only the month."""

    team = TenantForeignKey(Team, related_name="+")
    moment = models.CharField(max_length=12, choices=Ervaringsmoment)
    maand = models.DateField(help_text="de eerste dag van de maand")
    gehoord = models.PositiveSmallIntegerField(choices=Schaal)
    verder = models.PositiveSmallIntegerField(choices=Schaal)
    geholpen = models.PositiveSmallIntegerField(choices=Schaal)

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel="leren van hoe inwoners onze hulp vinden, zonder te weten wie het zei",
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="zolang geldig",
        bescherming=Bescherming.GEMEENTE,
    )

    class Meta:
        verbose_name_plural = "ervaringen"
        constraints = [
            models.CheckConstraint(
                condition=Q(gehoord__range=(1, 5), verder__range=(1, 5), geholpen__range=(1, 5)),
                name="ervaring_op_de_schaal",
            ),
            models.CheckConstraint(condition=Q(maand__day=1), name="ervaring_zonder_dag"),
        ]
        indexes = [models.Index(fields=["gemeente", "maand", "team"], name="ervaring_maand")]
