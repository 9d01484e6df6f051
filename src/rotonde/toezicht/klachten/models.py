"""The table of klachten: for kwaliteit, the FG and the resident who complained, and for nobody else who works here."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from rotonde.inwoners.models import Persoon
from rotonde.kern.models import Medewerker, TenantForeignKey, TenantModel
from rotonde.kern.soorten import Bescherming, Klasse, Wet
from rotonde.kern.verwerking import Eenheid, Verwerking
from rotonde.toegang.soorten import Kanaal
from rotonde.toezicht.klachten.soorten import Klachtoordeel


class Klacht(TenantModel):
    """A resident complains about how (s)he was treated, by `over` when that is known.

    What the migration adds as a trigger: whoever handles it is not whom it is about, and was never involved in a
    dossier or melding of the resident (Awb art. 9:7).
    """

    persoon = TenantForeignKey(Persoon, related_name="+")
    over = TenantForeignKey(Medewerker, related_name="+", null=True, blank=True)
    kanaal = models.CharField(max_length=12, choices=Kanaal)
    tekst = models.CharField(max_length=2000)
    ontvangen_op = models.DateField()
    uiterlijk = models.DateField()
    termijn = models.JSONField()
    verdaagd = models.CharField(max_length=500, blank=True)
    bevestigd_op = models.DateField(null=True, blank=True)
    behandelaar = TenantForeignKey(Medewerker, related_name="+", null=True, blank=True)
    gehoord_op = models.DateField(null=True, blank=True)
    niet_gehoord = models.CharField(max_length=300, blank=True)
    oordeel = models.CharField(max_length=10, choices=Klachtoordeel, blank=True)
    bevindingen = models.CharField(max_length=4000, blank=True)
    afgedaan_op = models.DateField(null=True, blank=True)
    ingetrokken_op = models.DateField(null=True, blank=True)

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel="leren van wat niet goed ging, en de inwoner antwoord geven (Awb hoofdstuk 9)",
        wet=Wet.ALGEMEEN,
        klasse=Klasse.PERSOON,
        bewaarregel="BEW-01",
        bescherming=Bescherming.TOEZICHT,
        betrokkene="persoon_id",
        eigen="persoon_id",
        kolommen={
            "tekst": Klasse.BIJZONDER,
            "bevindingen": Klasse.BIJZONDER,
            "kanaal": Klasse.INTERN,
            "termijn": Klasse.INTERN,
        },
        eenheid=Eenheid("persoon", ("persoon_id",)),
    )

    class Meta:
        verbose_name_plural = "klachten"
        constraints = [
            models.CheckConstraint(condition=~Q(tekst=""), name="klacht_zegt_iets"),
            models.CheckConstraint(
                condition=Q(behandelaar__isnull=True) | Q(over__isnull=True) | ~Q(behandelaar=F("over")),
                name="klacht_door_een_ander",
            ),
            models.CheckConstraint(
                condition=Q(afgedaan_op__isnull=True, oordeel="", bevindingen="")
                | (
                    Q(afgedaan_op__isnull=False, behandelaar__isnull=False, ingetrokken_op__isnull=True)
                    & ~Q(oordeel="")
                    & ~Q(bevindingen="")
                ),
                name="klacht_open_of_afgedaan",
            ),
            # Awb 9:10: heard, or said why not.
            models.CheckConstraint(
                condition=Q(afgedaan_op__isnull=True) | Q(gehoord_op__isnull=False) | ~Q(niet_gehoord=""),
                name="klacht_gehoord",
            ),
        ]
        indexes = [
            models.Index(fields=["gemeente", "afgedaan_op", "uiterlijk"], name="klacht_uiterlijk"),
            models.Index(fields=["gemeente", "persoon"], name="klacht_persoon"),
        ]
