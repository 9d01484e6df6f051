"""Tables of privacy: a datalek and its clocks."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from rotonde.kern.models import TenantModel
from rotonde.kern.soorten import Bescherming, Klasse, Wet
from rotonde.kern.verwerking import Verwerking


class Datalek(TenantModel):
    """Personal data went where they should not: what happened, to whom, and whether it was told in time (AVG 33, 34).

    The clock starts at `kennis_op` and never stands still. Told late needs a reason; not told at all needs one too.
    """

    omschrijving = models.CharField(max_length=1000)
    kennis_op = models.DateTimeField()
    melden_voor = models.DateTimeField()
    termijn = models.JSONField(help_text="regel, versie en invoer van melden_voor")
    personen = ArrayField(models.UUIDField())
    van = models.DateTimeField()
    tot = models.DateTimeField()
    gemeld_op = models.DateTimeField(null=True, blank=True)
    niet_gemeld_op = models.DateTimeField(null=True, blank=True)
    toelichting = models.CharField(max_length=1000, blank=True)
    hoog_risico_op = models.DateTimeField(null=True, blank=True)
    ingelicht_op = models.DateTimeField(null=True, blank=True)
    vastgelegd_door = models.UUIDField()

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel="een datalek op tijd melden en elk lek kunnen verantwoorden",
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="BEW-10",
        bescherming=Bescherming.TOEZICHT,
        kolommen={
            "omschrijving": Klasse.BIJZONDER,
            "personen": Klasse.PERSOON,
            "toelichting": Klasse.BIJZONDER,
        },
    )

    class Meta:
        verbose_name_plural = "datalekken"
        constraints = [
            models.CheckConstraint(condition=Q(van__lt=F("tot")), name="datalek_periode"),
            models.CheckConstraint(condition=Q(melden_voor__gt=F("kennis_op")), name="datalek_klok_na_kennis"),
            models.CheckConstraint(condition=~Q(omschrijving=""), name="datalek_omschreven"),
            models.CheckConstraint(
                condition=Q(gemeld_op__isnull=True)
                | Q(gemeld_op__gte=F("kennis_op")) & (Q(gemeld_op__lte=F("melden_voor")) | ~Q(toelichting="")),
                name="datalek_te_laat_met_reden",
            ),
            models.CheckConstraint(
                condition=Q(niet_gemeld_op__isnull=True) | Q(gemeld_op__isnull=True) & ~Q(toelichting=""),
                name="datalek_niet_gemeld_met_reden",
            ),
            models.CheckConstraint(
                condition=Q(ingelicht_op__isnull=True) | Q(hoog_risico_op__lte=F("ingelicht_op")),
                name="datalek_ingelicht_na_oordeel",
            ),
        ]
        indexes = [models.Index(fields=["gemeente", "kennis_op"], name="datalek_kennis")]

    @property
    def kenmerk(self) -> str:
        """How people name it: the year and the random part of its id, which tells nothing about anybody."""
        return f"D-{self.kennis_op.year}-{self.id.hex[-8:].upper()}"
