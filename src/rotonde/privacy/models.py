"""Tables of privacy: what residents ask of their data, and a datalek and its clocks."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from rotonde.inwoners.models import Persoon
from rotonde.kern import klok
from rotonde.kern.models import Medewerker, TenantForeignKey, TenantModel
from rotonde.kern.soorten import Bescherming, Klasse, Wet
from rotonde.kern.verwerking import Eenheid, Verwerking
from rotonde.privacy.soorten import Identiteit

_AVG = "inwoners geven wat de gemeente van hen heeft (AVG art. 15)"


class AvgVerzoek(TenantModel):
    """A resident asks for all own data; one clock, and no answer before it is known who asks (AVG art. 12 and 15)."""

    persoon = TenantForeignKey(Persoon, related_name="+")
    ontvangen_op = models.DateField()
    identiteit = models.CharField(max_length=12, choices=Identiteit, blank=True)
    identiteit_op = models.DateField(null=True, blank=True)
    uiterlijk = models.DateField()
    termijn = models.JSONField(help_text="regel, versie en invoer van uiterlijk")
    verlengd_op = models.DateField(null=True, blank=True)
    reden_verlenging = models.CharField(max_length=500, blank=True)
    afgehandeld_op = models.DateTimeField(null=True, blank=True)

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel=_AVG,
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="BEW-01",
        bescherming=Bescherming.TOEZICHT,
        betrokkene="persoon_id",
        eigen="persoon_id",
        kolommen={"reden_verlenging": Klasse.PERSOON},
        eenheid=Eenheid("persoon", ("persoon_id",)),
    )

    class Meta:
        verbose_name_plural = "AVG-verzoeken"
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "persoon"], condition=Q(afgehandeld_op__isnull=True), name="avgverzoek_een_open"
            ),
            models.CheckConstraint(
                condition=Q(identiteit="", identiteit_op__isnull=True, afgehandeld_op__isnull=True)
                | Q(identiteit__in=Identiteit.values, identiteit_op__isnull=False),
                name="avgverzoek_antwoord_na_identiteit",
            ),
            models.CheckConstraint(
                condition=Q(verlengd_op__isnull=True) | ~Q(reden_verlenging=""), name="avgverzoek_verlengd_met_reden"
            ),
        ]
        indexes = [models.Index(fields=["gemeente", "persoon"], name="avgverzoek_persoon")]

    @property
    def kenmerk(self) -> str:
        """How people name it: the year and the random part of its id, which tells nothing about anybody."""
        return f"A-{self.ontvangen_op.year}-{self.id.hex[-8:].upper()}"


class Weglating(TenantModel):
    """Words that a person took out of an answer because they are about somebody else; empty is the whole value."""

    verzoek = TenantForeignKey(AvgVerzoek, related_name="+")
    persoon = TenantForeignKey(Persoon, related_name="+")
    tabel = models.CharField(max_length=63)
    rij = models.UUIDField()
    kolom = models.CharField(max_length=63)
    passage = models.TextField(blank=True)
    reden = models.CharField(max_length=500)
    door = models.UUIDField()

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel=_AVG,
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="BEW-01",
        bescherming=Bescherming.TOEZICHT,
        kolommen={"passage": Klasse.BIJZONDER, "reden": Klasse.BIJZONDER},
        alleen_toevoegen=True,
        eenheid=Eenheid("persoon", ("persoon_id",)),
        niet_inzien="gaat over iemand anders dan wie vraagt",
    )

    class Meta:
        verbose_name_plural = "weglatingen"
        constraints = [models.CheckConstraint(condition=~Q(reden=""), name="weglating_met_reden")]
        indexes = [models.Index(fields=["gemeente", "verzoek"], name="weglating_verzoek")]


class AvgBundel(TenantModel):
    """The answer as it was given: one file to read, one for a machine, and who looked it over."""

    verzoek = TenantForeignKey(AvgVerzoek, related_name="+")
    persoon = TenantForeignKey(Persoon, related_name="+")
    pdf = models.BinaryField()
    gegevens = models.BinaryField()
    rijen = models.PositiveIntegerField()
    nagekeken_door = TenantForeignKey(Medewerker, related_name="+")
    gemaakt_op = models.DateTimeField(default=klok.nu)

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel=_AVG,
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="BEW-01",
        bescherming=Bescherming.TOEZICHT,
        betrokkene="persoon_id",
        eigen="persoon_id",
        kolommen={"pdf": Klasse.BIJZONDER, "gegevens": Klasse.BIJZONDER},
        alleen_toevoegen=True,
        eenheid=Eenheid("persoon", ("persoon_id",)),
        niet_inzien="is zelf een antwoord; dat heeft de inwoner al",
    )

    class Meta:
        verbose_name_plural = "AVG-bundels"
        constraints = [models.UniqueConstraint(fields=["gemeente", "verzoek"], name="avgbundel_een")]


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
        niet_inzien="gaat over velen tegelijk; wie geraakt is hoort het apart (AVG art. 34)",
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
