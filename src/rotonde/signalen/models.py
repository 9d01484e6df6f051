"""Tables of signalen: what partners report about arrears, what was tried, and how it ended."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from rotonde.inwoners.models import Adres, Persoon
from rotonde.kern.models import TenantForeignKey, TenantModel
from rotonde.kern.soorten import Bescherming, Klasse, Wet
from rotonde.kern.verwerking import Eenheid, Verwerking
from rotonde.signalen.soorten import Achterstand, Kanaal, Resultaat, SignaalStatus

_DOEL = "vroeg hulp bieden bij betalingsachterstanden (Wgs art. 3 lid 1 onder b)"


class Signaal(TenantModel):
    """An arrear that a partner reports, about an address or a persoon; at most one per partner and month."""

    adres = TenantForeignKey(Adres, null=True, blank=True, related_name="+")
    persoon = TenantForeignKey(Persoon, null=True, blank=True, related_name="+")
    partner = models.CharField(max_length=60)
    achterstand = models.CharField(max_length=20, choices=Achterstand)
    bedrag = models.DecimalField(max_digits=12, decimal_places=2)
    ontvangen_op = models.DateField()
    maand = models.DateField(help_text="Eerste dag van de maand van ontvangst: hierbinnen telt een herhaling niet.")
    status = models.CharField(max_length=15, choices=SignaalStatus, default=SignaalStatus.ONTVANGEN)
    resultaat = models.CharField(max_length=20, choices=Resultaat, blank=True)
    afgerond_op = models.DateField(null=True, blank=True)
    bewaren_tot = models.DateField(null=True, blank=True)
    bewaartermijn = models.JSONField(null=True, blank=True, help_text="regel, versie en invoer van bewaren_tot")

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel=_DOEL,
        wet=Wet.WGS,
        klasse=Klasse.BIJZONDER,
        bewaarregel="BEW-06",
        bescherming=Bescherming.PERSOON,
        betrokkene="persoon_id",
        kolommen={"status": Klasse.INTERN, "bewaren_tot": Klasse.INTERN},
        eenheid=Eenheid("signaal", ("id",)),
    )

    class Meta:
        verbose_name_plural = "signalen"
        constraints = [
            models.CheckConstraint(
                condition=Q(adres__isnull=False) | Q(persoon__isnull=False), name="signaal_over_adres_of_persoon"
            ),
            models.CheckConstraint(condition=Q(bedrag__gte=0), name="signaal_bedrag_niet_negatief"),
            models.UniqueConstraint(
                fields=["gemeente", "partner", "adres", "maand"],
                condition=Q(adres__isnull=False),
                name="signaal_adres_eenmaal_per_maand",
            ),
            models.UniqueConstraint(
                fields=["gemeente", "partner", "persoon", "maand"],
                condition=Q(adres__isnull=True),
                name="signaal_persoon_eenmaal_per_maand",
            ),
            models.CheckConstraint(
                condition=Q(status=SignaalStatus.AFGEROND, afgerond_op__gte=F("ontvangen_op"))
                & Q(resultaat__in=Resultaat.values, bewaren_tot__isnull=False)
                | Q(
                    ~Q(status=SignaalStatus.AFGEROND), afgerond_op__isnull=True, resultaat="", bewaren_tot__isnull=True
                ),
                name="signaal_afgerond_met_een_resultaat",
            ),
        ]
        indexes = [
            models.Index(fields=["gemeente", "status", "ontvangen_op"], name="signaal_status"),
            models.Index(fields=["gemeente", "persoon"], name="signaal_persoon"),
        ]


class Contactpoging(TenantModel):
    """One attempt to reach somebody after a signaal. Append-only: what was tried, was tried."""

    signaal = TenantForeignKey(Signaal, related_name="contactpogingen")
    op = models.DateField()
    kanaal = models.CharField(max_length=12, choices=Kanaal)
    gelukt = models.BooleanField()

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel=_DOEL,
        wet=Wet.WGS,
        klasse=Klasse.PERSOON,
        bewaarregel="BEW-06",
        bescherming=Bescherming.PERSOON,
        alleen_toevoegen=True,
        eenheid=Eenheid("signaal", ("signaal_id",)),
        weg=("signaal",),
    )

    class Meta:
        verbose_name_plural = "contactpogingen"
        indexes = [models.Index(fields=["gemeente", "signaal"], name="contactpoging_signaal")]
