"""The table of consults. Who is asked does not see the dossier, so is involved in the consult itself."""

from dataclasses import replace
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from rotonde.inwoners.models import Persoon
from rotonde.kern.models import Medewerker, TenantForeignKey, TenantModel
from rotonde.kern.soorten import Klasse, Wet
from rotonde.kern.verwerking import Eenheid, Verwerking
from rotonde.regie.verwerking import in_dossier


class Consult(TenantModel):
    """A question to a colleague about somebody who is not named, with what was told along as it was then."""

    dossier = TenantForeignKey("regie.Dossier", related_name="+")
    persoon = TenantForeignKey(Persoon, related_name="+")
    vrager = TenantForeignKey(Medewerker, related_name="+")
    gevraagde = TenantForeignKey(Medewerker, related_name="+")
    vraag = models.CharField(max_length=500)
    # Sentences, worked out when it was asked: what changes in the dossier later does not show.
    verteld = ArrayField(models.CharField(max_length=500), default=list, blank=True)
    gevraagd_op = models.DateTimeField()
    antwoord = models.CharField(max_length=1000, blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = replace(
        in_dossier("raad vragen zonder een dossier te openen", objekt="id", betrokkene="persoon_id",
                   vraag=Klasse.BIJZONDER, verteld=Klasse.BIJZONDER, antwoord=Klasse.BIJZONDER),
        eenheid=Eenheid("dossier", ("dossier_id",)),
    )  # fmt: skip

    class Meta:
        verbose_name_plural = "consulten"
        constraints = [
            models.CheckConstraint(condition=~Q(vrager=F("gevraagde")), name="consult_aan_een_ander"),
            models.CheckConstraint(
                condition=Q(beantwoord_op__isnull=True, antwoord="")
                | (Q(beantwoord_op__isnull=False, ingetrokken_op__isnull=True) & ~Q(antwoord="")),
                name="consult_open_of_beantwoord",
            ),
        ]
        indexes = [
            models.Index(fields=["gemeente", "gevraagde", "gevraagd_op"], name="consult_gevraagde"),
            models.Index(fields=["gemeente", "dossier"], name="consult_dossier"),
        ]
