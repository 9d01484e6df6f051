"""Tables of vraagverheldering. What is finished does not change: a trigger of the migration holds that."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from rotonde.inwoners.models import Persoon
from rotonde.kern.models import TenantForeignKey, TenantModel
from rotonde.kern.soorten import Klasse, Wet
from rotonde.kern.verwerking import Verwerking
from rotonde.regie.soorten import HOOGSTE_SCORE, LAAGSTE_SCORE
from rotonde.regie.verheldering.soorten import (
    HOOGST,
    LAAGST,
    Aanwezig,
    Dimensie,
    EigenPlan,
    Geldzorgen,
    OpAanbod,
    Plek,
    Uitstel,
)
from rotonde.regie.verwerking import in_dossier

_GELDZORGEN_MET_STAP = ~Q(geldzorgen=Geldzorgen.JA) | ~Q(geldzorgen_stap="")
_THUIS_UITGELEGD = ~Q(plek=Plek.HUISBEZOEK) | Q(uitgelegd_op__isnull=False)
_BEVESTIGD = ~Q(wet=Wet.WMO) | Q(bevestigd_op__isnull=False)
_COMPLEET = (
    _BEVESTIGD
    & Q(aangeboden_op__isnull=False)
    & ~Q(op_aanbod="")
    & ~Q(geldzorgen="")
    & ~Q(eigen_plan__in=["", EigenPlan.WACHT])
    & ~Q(eigen_woorden="")
    & _GELDZORGEN_MET_STAP
    & _THUIS_UITGELEGD
)


class Vraagverheldering(TenantModel):
    """One conversation about what is the matter with one resident. Each carries the wet of its dossier."""

    dossier = TenantForeignKey("regie.Dossier", related_name="verhelderingen")
    persoon = TenantForeignKey(Persoon, related_name="+")
    gesprek_op = models.DateField()
    plek = models.CharField(max_length=12, choices=Plek)
    eigen_woorden = models.TextField(blank=True)
    aangeboden_op = models.DateField(null=True, blank=True, help_text="wanneer cliëntondersteuning is aangeboden")
    op_aanbod = models.CharField(max_length=12, choices=OpAanbod, blank=True)
    eigen_plan = models.CharField(max_length=12, choices=EigenPlan, blank=True)
    plan_ontvangen_op = models.DateField(null=True, blank=True)
    geldzorgen = models.CharField(max_length=12, choices=Geldzorgen, blank=True)
    geldzorgen_stap = models.CharField(max_length=300, blank=True)
    uitgelegd_op = models.DateField(null=True, blank=True, help_text="wanneer rechten en gevolgen zijn uitgelegd")
    bevestigd_op = models.DateField(null=True, blank=True, help_text="wanneer de melding is bevestigd")
    uitgesteld_tot = models.DateField(null=True, blank=True, help_text="wat met de inwoner is afgesproken")
    uitstel_reden = models.CharField(max_length=12, choices=Uitstel, blank=True)
    afgerond_op = models.DateTimeField(null=True, blank=True)
    revisie = models.PositiveIntegerField(default=1)
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = in_dossier(
        "weten wat er aan de hand is",
        betrokkene="persoon_id",
        eigen_woorden=Klasse.BIJZONDER,
        geldzorgen=Klasse.BIJZONDER,
        geldzorgen_stap=Klasse.BIJZONDER,
    )

    class Meta:
        verbose_name_plural = "vraagverhelderingen"
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "dossier", "persoon"],
                condition=Q(afgerond_op__isnull=True),
                name="verheldering_een_open",
            ),
            models.CheckConstraint(condition=Q(afgerond_op__isnull=True) | _COMPLEET, name="verheldering_compleet"),
            models.CheckConstraint(
                condition=Q(plan_ontvangen_op__isnull=True)
                | Q(eigen_plan__in=[EigenPlan.PERSOONLIJK, EigenPlan.FAMILIE]),
                name="verheldering_plan_met_soort",
            ),
            models.CheckConstraint(
                condition=Q(uitgesteld_tot__isnull=True, uitstel_reden="")
                | Q(uitgesteld_tot__isnull=False) & ~Q(uitstel_reden=""),
                name="verheldering_uitstel_met_reden",
            ),
        ]
        indexes = [models.Index(fields=["gemeente", "dossier"], name="verheldering_dossier")]


class Leefgebiedbeeld(TenantModel):
    """How it is on one leefgebied, in words, and with the mark that the resident gives it."""

    dossier = TenantForeignKey("regie.Dossier", related_name="+")
    verheldering = TenantForeignKey(Vraagverheldering, related_name="leefgebieden")
    persoon = TenantForeignKey(Persoon, related_name="+")
    leefgebied = models.CharField(max_length=60)
    tekst = models.CharField(max_length=1000, blank=True)
    cijfer = models.PositiveSmallIntegerField(null=True, blank=True)
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = in_dossier(
        "weten hoe het gaat op elk leefgebied", betrokkene="persoon_id", tekst=Klasse.BIJZONDER
    )

    class Meta:
        verbose_name_plural = "beelden van leefgebieden"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "verheldering", "leefgebied"], name="leefgebiedbeeld_een"),
            models.CheckConstraint(
                condition=Q(cijfer__isnull=True) | Q(cijfer__gte=LAAGSTE_SCORE, cijfer__lte=HOOGSTE_SCORE),
                name="leefgebiedbeeld_cijfer",
            ),
        ]


class Deelname(TenantModel):
    """Who was there beside the resident, and as what; who turned out not to have been is `vervallen`."""

    dossier = TenantForeignKey("regie.Dossier", related_name="+")
    verheldering = TenantForeignKey(Vraagverheldering, related_name="deelnames")
    nr = models.PositiveSmallIntegerField()
    als = models.CharField(max_length=20, choices=Aanwezig)
    naam = models.CharField(max_length=120)
    vervallen = models.BooleanField(default=False)
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = in_dossier(
        "weten wie erbij was",
        weg=("verheldering",),
        niet_voor_inwoner=True,
        nr=Klasse.INTERN,
        vervallen=Klasse.INTERN,
    )

    class Meta:
        verbose_name_plural = "deelnames"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "verheldering", "nr"], name="deelname_een_plek"),
        ]


class Gezondheidscijfer(TenantModel):
    """One mark of positieve gezondheid on one day; before and after are two days."""

    dossier = TenantForeignKey("regie.Dossier", related_name="+")
    persoon = TenantForeignKey(Persoon, related_name="+")
    dimensie = models.CharField(max_length=12, choices=Dimensie)
    gemeten_op = models.DateField()
    cijfer = models.PositiveSmallIntegerField()
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = in_dossier(
        "zien of iemand zich gezonder voelt", betrokkene="persoon_id", cijfer=Klasse.BIJZONDER
    )

    class Meta:
        verbose_name_plural = "gezondheidscijfers"
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "dossier", "persoon", "dimensie", "gemeten_op"], name="gezondheidscijfer_een"
            ),
            models.CheckConstraint(
                condition=Q(cijfer__gte=LAAGST, cijfer__lte=HOOGST), name="gezondheidscijfer_van_nul_tot_tien"
            ),
        ]
