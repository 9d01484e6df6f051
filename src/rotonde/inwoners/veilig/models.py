"""The table of what was agreed about reaching somebody."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from rotonde.kern.models import TenantForeignKey, TenantModel
from rotonde.kern.periode import PeriodeField, geen_overlap
from rotonde.kern.soorten import Bescherming, Klasse, Wet
from rotonde.kern.verwerking import Eenheid, Verwerking


class Veiligcontact(TenantModel):
    """What is not safe for one resident over a period; with hours, calling is safe between them only.

    `neutraal`: a message names no gemeente. What the migration of toegang adds as a trigger: no afspraak is planned
    against it.
    """

    persoon = TenantForeignKey("inwoners.Persoon", related_name="+")
    periode = PeriodeField()
    geen_mail = models.BooleanField(default=False)
    geen_post = models.BooleanField(default=False)
    geen_telefoon = models.BooleanField(default=False)
    geen_voicemail = models.BooleanField(default=False)
    geen_huisbezoek = models.BooleanField(default=False)
    neutraal = models.BooleanField(default=False)
    bellen_van = models.TimeField(null=True, blank=True)
    bellen_tot = models.TimeField(null=True, blank=True)
    uitleg = models.CharField(max_length=300, blank=True)
    vastgelegd_door = models.UUIDField()

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel="iemand bereiken zonder gevaar",
        wet=Wet.ALGEMEEN,
        klasse=Klasse.PERSOON,
        bewaarregel="BEW-01",
        bescherming=Bescherming.PERSOON,
        betrokkene="persoon_id",
        kolommen={"uitleg": Klasse.BIJZONDER},
        eenheid=Eenheid("persoon", ("persoon_id",)),
    )

    class Meta:
        verbose_name_plural = "veilige contacten"
        constraints = [
            geen_overlap("veiligcontact_een_tegelijk", "persoon"),
            models.CheckConstraint(
                condition=Q(bellen_van__isnull=True, bellen_tot__isnull=True)
                | Q(bellen_van__isnull=False, bellen_tot__isnull=False, bellen_van__lt=F("bellen_tot")),
                name="veiligcontact_uren",
            ),
            models.CheckConstraint(
                condition=Q(geen_mail=True)
                | Q(geen_post=True)
                | Q(geen_telefoon=True)
                | Q(geen_voicemail=True)
                | Q(geen_huisbezoek=True)
                | Q(neutraal=True)
                | Q(bellen_van__isnull=False)
                | ~Q(uitleg=""),
                name="veiligcontact_zegt_iets",
            ),
        ]
        indexes = [models.Index(fields=["gemeente", "persoon"], name="veiligcontact_persoon")]
