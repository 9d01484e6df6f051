"""Tables of inkomen: who gets an uitkering, under which regeling, since and until when, and why."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from rotonde.inkomen.soorten import RedenInstroom, RedenUitstroom, Regeling
from rotonde.inwoners.models import Persoon
from rotonde.kern.models import TenantForeignKey, TenantModel
from rotonde.kern.periode import PeriodeField, geen_overlap
from rotonde.kern.soorten import Bescherming, Klasse, Wet
from rotonde.kern.verwerking import Eenheid, Verwerking


class Uitkering(TenantModel):
    """An uitkering of one persoon under one regeling; `periode` ends on the first day without it."""

    persoon = TenantForeignKey(Persoon, related_name="uitkeringen")
    regeling = models.CharField(max_length=15, choices=Regeling)
    periode = PeriodeField()
    reden_instroom = models.CharField(max_length=20, choices=RedenInstroom)
    reden_uitstroom = models.CharField(max_length=20, choices=RedenUitstroom, blank=True)

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel="een uitkering voor levensonderhoud geven (Participatiewet art. 7)",
        wet=Wet.PARTICIPATIEWET,
        klasse=Klasse.BIJZONDER,
        bewaarregel="BEW-05",
        bescherming=Bescherming.PERSOON,
        betrokkene="persoon_id",
        eenheid=Eenheid("uitkering", ("id",)),
    )

    class Meta:
        verbose_name_plural = "uitkeringen"
        constraints = [
            geen_overlap("uitkering_een_tegelijk", "persoon"),
            models.CheckConstraint(condition=Q(regeling__in=Regeling.values), name="uitkering_regeling"),
            models.CheckConstraint(
                condition=Q(periode__startswith__isnull=False, reden_instroom__in=RedenInstroom.values),
                name="uitkering_instroom_een_reden",
            ),
            models.CheckConstraint(
                condition=Q(periode__endswith__isnull=True, reden_uitstroom="")
                | Q(periode__endswith__isnull=False, reden_uitstroom__in=RedenUitstroom.values),
                name="uitkering_uitstroom_een_reden",
            ),
        ]
        indexes = [models.Index(fields=["gemeente", "persoon"], name="uitkering_persoon")]
