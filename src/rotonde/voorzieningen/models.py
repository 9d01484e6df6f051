"""Tables of voorzieningen: what was granted, what was paid on it, and the budget it weighs on.

The database holds that a voorziening stays within its besluit, that payments stay within the voorziening, and that
moving money between budgets keeps the sum (migration 0002).
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from rotonde.besluiten.models import Besluit
from rotonde.catalogus.models import Organisatie, Product
from rotonde.catalogus.soorten import Leveringsvorm
from rotonde.inwoners.models import Persoon
from rotonde.kern.models import TenantForeignKey, TenantModel
from rotonde.kern.periode import PeriodeField, geen_overlap
from rotonde.kern.soorten import Bescherming, Klasse, Wet
from rotonde.kern.verwerking import Eenheid, Verstrekking, Verwerking
from rotonde.regie.models import Dossier
from rotonde.voorzieningen.soorten import BoekingSoort


def _in_dossier(doel: str, *, alleen_toevoegen: bool, verstrekt: Verstrekking | None = None) -> Verwerking:
    """A row of one persoon, open to who is involved in the dossier, or only carries out the besluit (PRIV-12).

    Each row carries its own wet.
    """
    return Verwerking(
        doel=doel,
        wet=None,
        klasse=Klasse.PERSOON,
        bewaarregel="BEW-01",
        bescherming=Bescherming.BETROKKEN,
        betrokkene="persoon_id",
        object=("dossier_id", "besluit_id"),
        alleen_toevoegen=alleen_toevoegen,
        kolommen={"wet": Klasse.INTERN},
        eenheid=Eenheid("dossier", ("dossier_id",)),
        verstrekt=verstrekt,
    )


# What an aanbieder gets with a toewijzing (iWmo and iJw 301): for whom, where that person lives, and what was decided.
_TOEWIJZING = Verstrekking(
    aan="aanbieder_id",
    op="toegewezen_op",
    mee=("persoon_id", "besluit_id"),
    tabellen=("inwoners_adres", "inwoners_bewoning"),
)


def _geld(wet: Wet | None, *, alleen_toevoegen: bool) -> Verwerking:
    """Money of the gemeente, without anything about a person: sturing may read it."""
    return Verwerking(
        doel="het geld van de gemeente bewaken",
        wet=wet,
        klasse=Klasse.INTERN,
        bewaarregel="zolang geldig",
        bescherming=Bescherming.GEMEENTE,
        alleen_toevoegen=alleen_toevoegen,
        sturing_leest=True,
    )


class Voorziening(TenantModel):
    """What a resident gets under one besluit: how much, how, from whom, and at most for what amount in all.

    `product_lijn` and `aanbieder_lijn` are the identities through time of product and aanbieder: a new tariff or name
    makes a new row in the catalogus, and is still the same product.
    """

    besluit = TenantForeignKey(Besluit, related_name="voorzieningen")
    dossier = TenantForeignKey(Dossier, related_name="voorzieningen")
    persoon = TenantForeignKey(Persoon, related_name="+")
    product = TenantForeignKey(Product, related_name="+")
    product_lijn = models.UUIDField()
    aanbieder = TenantForeignKey(Organisatie, null=True, blank=True, related_name="+")
    aanbieder_lijn = models.UUIDField(null=True, blank=True)
    wet = models.CharField(max_length=20, choices=Wet)
    leveringsvorm = models.CharField(max_length=4, choices=Leveringsvorm)
    periode = PeriodeField()
    volume = models.DecimalField(max_digits=9, decimal_places=2)
    eenheid = models.CharField(max_length=60)
    tarief = models.DecimalField(max_digits=9, decimal_places=2)
    bedrag = models.DecimalField(max_digits=11, decimal_places=2)
    toegewezen_op = models.DateField()
    gestart_op = models.DateField(null=True, blank=True)

    verwerking = _in_dossier("een voorziening uitvoeren", alleen_toevoegen=False, verstrekt=_TOEWIJZING)

    class Meta:
        verbose_name_plural = "voorzieningen"
        indexes = [
            models.Index(fields=["gemeente", "dossier"], name="voorziening_dossier"),
            models.Index(fields=["gemeente", "besluit"], name="voorziening_besluit"),
            models.Index(fields=["gemeente", "persoon"], name="voorziening_persoon"),
        ]
        constraints = [
            # Without aanbieder (PGB, money) the same product overlaps with no other at all.
            geen_overlap("voorziening_geen_overlap", "persoon", "product_lijn", "aanbieder_lijn"),
            models.CheckConstraint(
                condition=Q(volume__gt=0, tarief__gte=0, bedrag__gte=0), name="voorziening_bedragen"
            ),
            models.CheckConstraint(
                condition=~Q(leveringsvorm=Leveringsvorm.ZIN) | Q(aanbieder__isnull=False),
                name="voorziening_zin_heeft_aanbieder",
            ),
            models.CheckConstraint(
                condition=Q(gestart_op__isnull=True) | Q(periode__contains=F("gestart_op")),
                name="voorziening_start_in_periode",
            ),
        ]


class Betaling(TenantModel):
    """Money paid on a voorziening; negative takes back (part of) an earlier payment, which it names. Append-only."""

    voorziening = TenantForeignKey(Voorziening, related_name="betalingen")
    besluit = TenantForeignKey(Besluit, related_name="+")
    dossier = TenantForeignKey(Dossier, related_name="+")
    persoon = TenantForeignKey(Persoon, related_name="+")
    wet = models.CharField(max_length=20, choices=Wet)
    datum = models.DateField()
    bedrag = models.DecimalField(max_digits=11, decimal_places=2)
    crediteert = TenantForeignKey("self", null=True, blank=True, related_name="credits")

    verwerking = _in_dossier("een voorziening betalen", alleen_toevoegen=True)

    class Meta:
        verbose_name_plural = "betalingen"
        indexes = [
            models.Index(fields=["gemeente", "voorziening"], name="betaling_voorziening"),
            models.Index(fields=["gemeente", "datum"], name="betaling_datum"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(crediteert__isnull=True, bedrag__gt=0) | Q(crediteert__isnull=False, bedrag__lt=0),
                name="betaling_credit_noemt_betaling",
            ),
        ]


class Budget(TenantModel):
    """A pot of money for one year and wet; `groepen` are the product groups that are paid from it."""

    jaar = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=60)
    wet = models.CharField(max_length=20, choices=Wet)
    groepen = ArrayField(models.CharField(max_length=60))
    bedrag = models.DecimalField(max_digits=12, decimal_places=2)
    bron = models.CharField(max_length=200)

    verwerking: ClassVar[Verwerking] = _geld(None, alleen_toevoegen=False)

    class Meta:
        verbose_name_plural = "budgetten"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "jaar", "code"], name="budget_jaar_code"),
            models.CheckConstraint(condition=Q(bedrag__gte=0), name="budget_niet_negatief"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.jaar}"


class Verschuiving(TenantModel):
    """Money moved from one pot to another of the same year, under a decision of the council. Append-only."""

    van = TenantForeignKey(Budget, related_name="eraf")
    naar = TenantForeignKey(Budget, related_name="erbij")
    bedrag = models.DecimalField(max_digits=12, decimal_places=2)
    datum = models.DateField()
    raadsbesluit = models.CharField(max_length=120)

    verwerking: ClassVar[Verwerking] = _geld(Wet.ALGEMEEN, alleen_toevoegen=True)

    class Meta:
        verbose_name_plural = "verschuivingen"
        constraints = [
            models.CheckConstraint(condition=Q(bedrag__gt=0), name="verschuiving_positief"),
            models.CheckConstraint(condition=~Q(van=F("naar")), name="verschuiving_naar_ander"),
            models.CheckConstraint(condition=~Q(raadsbesluit=""), name="verschuiving_heeft_raadsbesluit"),
        ]


class Boeking(TenantModel):
    """What a toewijzing binds and a betaling spends, per year and product group, without a link to anyone.

    Written in the transaction of the toewijzing or betaling, so the budget is right on every day and whoever watches
    it needs no right to see residents. Bound money says over which days of its year it runs.
    """

    datum = models.DateField()
    soort = models.CharField(max_length=12, choices=BoekingSoort)
    jaar = models.PositiveSmallIntegerField()
    wet = models.CharField(max_length=20, choices=Wet)
    groep = models.CharField(max_length=60)
    looptijd = PeriodeField(null=True, blank=True)
    bedrag = models.DecimalField(max_digits=12, decimal_places=2)

    verwerking: ClassVar[Verwerking] = _geld(None, alleen_toevoegen=True)

    class Meta:
        verbose_name_plural = "boekingen"
        indexes = [models.Index(fields=["gemeente", "jaar", "datum"], name="boeking_jaar_datum")]
        constraints = [
            models.CheckConstraint(
                condition=Q(soort=BoekingSoort.VASTGELEGD, looptijd__isnull=False)
                | Q(soort=BoekingSoort.GEREALISEERD, looptijd__isnull=True),
                name="boeking_looptijd_bij_vastgelegd",
            ),
        ]
