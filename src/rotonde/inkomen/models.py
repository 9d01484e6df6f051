"""Tables of inkomen: who gets an uitkering or leefgeld, since and until when, and who works with help."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from rotonde.inkomen.soorten import Opvang, RedenInstroom, RedenUitstroom, Regeling, Trajectgroep, Werksoort
from rotonde.inwoners.models import Persoon
from rotonde.kern.models import TenantForeignKey, TenantModel
from rotonde.kern.periode import PeriodeField, geen_overlap
from rotonde.kern.soorten import Bescherming, Klasse, Wet
from rotonde.kern.verwerking import Eenheid, Verwerking

_LEEFGELD = "leefgeld geven aan ontheemden uit Oekraïne (Regeling opvang ontheemden Oekraïne art. 8)"


def _van_persoon(
    doel: str, eenheid: Eenheid, *, wet: Wet = Wet.PARTICIPATIEWET, alleen_toevoegen: bool = False
) -> Verwerking:
    return Verwerking(
        doel=doel,
        wet=wet,
        klasse=Klasse.BIJZONDER,
        bewaarregel="BEW-05",
        bescherming=Bescherming.PERSOON,
        betrokkene="persoon_id",
        alleen_toevoegen=alleen_toevoegen,
        eenheid=eenheid,
    )


class Uitkering(TenantModel):
    """An uitkering of one persoon under one regeling; `periode` ends on the first day without it."""

    persoon = TenantForeignKey(Persoon, related_name="uitkeringen")
    regeling = models.CharField(max_length=15, choices=Regeling)
    periode = PeriodeField()
    reden_instroom = models.CharField(max_length=20, choices=RedenInstroom)
    reden_uitstroom = models.CharField(max_length=20, choices=RedenUitstroom, blank=True)

    verwerking: ClassVar[Verwerking] = _van_persoon(
        "een uitkering voor levensonderhoud geven (Participatiewet art. 7)", Eenheid("uitkering", ("id",))
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


class Indeling(TenantModel):
    """In which trajectgroep somebody with an uitkering is; `periode` ends on the first day in another, or in none."""

    persoon = TenantForeignKey(Persoon, related_name="indelingen")
    groep = models.CharField(max_length=15, choices=Trajectgroep)
    periode = PeriodeField()

    verwerking: ClassVar[Verwerking] = _van_persoon(
        "begeleiden naar werk of meedoen (Participatiewet art. 7 lid 1)", Eenheid("indeling", ("id",))
    )

    class Meta:
        verbose_name_plural = "indelingen"
        constraints = [
            geen_overlap("indeling_een_tegelijk", "persoon"),
            models.CheckConstraint(
                condition=Q(groep__in=Trajectgroep.values, periode__startswith__isnull=False), name="indeling_groep"
            ),
        ]
        indexes = [models.Index(fields=["gemeente", "persoon"], name="indeling_persoon")]


class Werkregeling(TenantModel):
    """Work that the gemeente makes possible; `periode` ends on the first day without."""

    persoon = TenantForeignKey(Persoon, related_name="werkregelingen")
    soort = models.CharField(max_length=20, choices=Werksoort)
    periode = PeriodeField()

    verwerking: ClassVar[Verwerking] = _van_persoon(
        "werk mogelijk maken (Participatiewet art. 10b en 10d)", Eenheid("werkregeling", ("id",))
    )

    class Meta:
        verbose_name_plural = "werkregelingen"
        constraints = [
            geen_overlap("werkregeling_een_tegelijk", "persoon"),
            models.CheckConstraint(
                condition=Q(soort__in=Werksoort.values, periode__startswith__isnull=False), name="werkregeling_soort"
            ),
        ]
        indexes = [models.Index(fields=["gemeente", "persoon"], name="werkregeling_persoon")]


class Leefgeld(TenantModel):
    """Leefgeld of one displaced person from Ukraine, by kind of shelter; `periode` ends on the first day without."""

    persoon = TenantForeignKey(Persoon, related_name="leefgelden")
    opvang = models.CharField(max_length=15, choices=Opvang)
    periode = PeriodeField()

    verwerking: ClassVar[Verwerking] = _van_persoon(_LEEFGELD, Eenheid("leefgeld", ("id",)), wet=Wet.ALGEMEEN)

    class Meta:
        verbose_name_plural = "leefgelden"
        constraints = [
            geen_overlap("leefgeld_een_tegelijk", "persoon"),
            models.CheckConstraint(
                condition=Q(opvang__in=Opvang.values, periode__startswith__isnull=False), name="leefgeld_opvang"
            ),
        ]
        indexes = [models.Index(fields=["gemeente", "persoon"], name="leefgeld_persoon")]


class Leefgeldbetaling(TenantModel):
    """Leefgeld paid on a day, at most once a day. Append-only: what was paid, was paid."""

    leefgeld = TenantForeignKey(Leefgeld, related_name="betalingen")
    persoon = TenantForeignKey(Persoon, related_name="+")
    datum = models.DateField()
    bedrag = models.DecimalField(max_digits=9, decimal_places=2)

    verwerking: ClassVar[Verwerking] = _van_persoon(
        _LEEFGELD, Eenheid("leefgeld", ("leefgeld_id",)), wet=Wet.ALGEMEEN, alleen_toevoegen=True
    )

    class Meta:
        verbose_name_plural = "leefgeldbetalingen"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "leefgeld", "datum"], name="leefgeldbetaling_eenmaal_per_dag"),
            models.CheckConstraint(condition=Q(bedrag__gt=0), name="leefgeldbetaling_bedrag"),
        ]
