"""What the system keeps of its own work: where listeners are, counts, proofs of restoring, drafts."""

from django.db import models

from rotonde.kern import klok
from rotonde.kern.models.basis import TenantModel, nieuw_id
from rotonde.kern.soorten import (
    Bescherming,
    HerstelSoort,
    Klasse,
    Wet,
)
from rotonde.kern.verwerking import Verwerking


class Luisterstand(models.Model):
    """How far a listener has read the gebeurtenissen: moved in the transaction of the handling (stijl.md §7)."""

    luisteraar = models.CharField(primary_key=True, max_length=80)
    tot_xact = models.BigIntegerField(default=0)

    class Meta:
        verbose_name_plural = "luisterstanden"


class Meting(models.Model):
    """The last outcome of one figure that is watched: counted by the worker, without any person in it (REL-20)."""

    naam = models.CharField(max_length=80)
    deel = models.CharField(max_length=80, blank=True)
    gemeente = models.CharField(max_length=4)
    waarde = models.FloatField(null=True)
    gemeten_op = models.DateTimeField()

    class Meta:
        verbose_name_plural = "metingen"
        constraints = [models.UniqueConstraint(fields=["naam", "deel", "gemeente"], name="meting_een")]


class Herstelbewijs(models.Model):
    """A copy that was made, a drill that was held, a copy that was put back: what `/gezond` tells the age of.

    `kopie` names the copy. A line `teruggezet` without a later `afgerond` of the same copy keeps the doors closed.
    """

    id = models.UUIDField(primary_key=True, default=nieuw_id, editable=False)
    soort = models.CharField(max_length=12, choices=HerstelSoort)
    kopie = models.CharField(max_length=40)
    moment = models.DateTimeField(default=klok.nu)
    gelukt = models.BooleanField()
    seconden = models.FloatField(default=0)
    bytes = models.BigIntegerField(default=0)
    rijen = models.BigIntegerField(default=0)
    melding = models.CharField(max_length=300, blank=True)

    verwerking = Verwerking(
        doel="weten of de gegevens terug te zetten zijn",
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="zolang geldig",
        bescherming=Bescherming.GEMEENTE,
        alleen_toevoegen=True,
    )

    class Meta:
        verbose_name_plural = "herstelbewijzen"
        indexes = [models.Index(fields=["soort", "moment"], name="herstelbewijs_soort")]


class Ketencontrole(models.Model):
    """One check of the chain over the logs, with every place where it did not hold (SEC-28)."""

    id = models.BigAutoField(primary_key=True)
    moment = models.DateTimeField()
    regels = models.PositiveBigIntegerField()
    seconden = models.DecimalField(max_digits=10, decimal_places=2)
    breuken = models.JSONField(default=list)

    class Meta:
        verbose_name_plural = "ketencontroles"


class Teller(models.Model):
    """How often something was done since `begin`; `sleutel` is a keyed hash that names nobody (SEC-08, SEC-23)."""

    sleutel = models.CharField(primary_key=True, max_length=64)
    begin = models.DateTimeField(db_index=True)
    aantal = models.PositiveIntegerField()

    class Meta:
        verbose_name_plural = "tellers"


class Concept(TenantModel):
    """What somebody typed and has not sent yet, encrypted; it is gone after two days (PRIV-47, REL-11)."""

    actor = models.UUIDField()
    pad = models.CharField(max_length=300)
    cijfer = models.BinaryField()
    bewaard_op = models.DateTimeField()

    verwerking = Verwerking(
        doel="getypte tekst niet verloren laten gaan",
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="zolang geldig",
        bescherming=Bescherming.GEMEENTE,
        kolommen={"cijfer": Klasse.VERSLEUTELD, "pad": Klasse.PERSOON},
        niet_inzien="is nog van wie typt: het is niet vastgelegd en gaat vanzelf weg",
        verwijderbaar=True,
    )

    class Meta:
        verbose_name_plural = "concepten"
        constraints = [models.UniqueConstraint(fields=["gemeente", "actor", "pad"], name="concept_eenmaal")]
        indexes = [models.Index(fields=["gemeente", "bewaard_op"], name="concept_bewaard_op")]
