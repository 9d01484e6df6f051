"""Tables of privacy: what residents ask of their data, and a datalek and its clocks."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from rotonde.inwoners.models import Persoon
from rotonde.kern import klok
from rotonde.kern.models import Medewerker, TenantForeignKey, TenantModel
from rotonde.kern.soorten import Bescherming, Klasse, Wet
from rotonde.kern.verwerking import Eenheid, Naast, Verwerking
from rotonde.privacy.deling.models import Deling as Deling
from rotonde.privacy.soorten import Besluitsoort, Grond, Hoe, Identiteit, Ontvangersoort, Verzoeksoort
from rotonde.privacy.toestemming.models import Toestemming as Toestemming

_AVG = "inwoners geven wat de gemeente van hen heeft (AVG art. 15)"
_RECHTZETTEN = "een gegeven dat niet klopt rechtzetten, ook bij wie het kreeg (AVG art. 16 en 19)"


class AvgVerzoek(TenantModel):
    """A resident asks for all own data, or that a fact is corrected (AVG art. 12, 15, 16).

    One clock, and no answer before it is known who asks. `ouder` is the parent with gezag who asks about a child and
    gets the answer. What was not given names its `besluit`.
    """

    persoon = TenantForeignKey(Persoon, related_name="+")
    soort = models.CharField(max_length=12, choices=Verzoeksoort, default=Verzoeksoort.INZAGE)
    ouder = models.UUIDField(null=True, blank=True)
    besluit = TenantForeignKey("Avgbesluit", null=True, blank=True, related_name="+")
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
        eigen=("persoon_id", "ouder"),
        kolommen={"reden_verlenging": Klasse.PERSOON, "ouder": Klasse.PERSOON},
        eenheid=Eenheid("persoon", ("persoon_id",)),
    )

    class Meta:
        verbose_name_plural = "AVG-verzoeken"
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "persoon", "ouder"],
                condition=Q(afgehandeld_op__isnull=True, soort=Verzoeksoort.INZAGE),
                nulls_distinct=False,
                name="avgverzoek_een_open",
            ),
            models.CheckConstraint(
                condition=Q(besluit__isnull=True) | Q(afgehandeld_op__isnull=False), name="avgverzoek_besluit_is_einde"
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


class Avgbesluit(TenantModel):
    """A besluit on a right under the AVG: a named medewerker, a reason, a letter, and bezwaar (UAVG art. 34).

    It refuses a request, or withholds from a parent with gezag what is about a child; giving again is a besluit too,
    and the last one about `persoon` and `aan` holds (PRIV-29). Append-only: what was decided stays decided.
    """

    soort = models.CharField(max_length=10, choices=Besluitsoort)
    persoon = TenantForeignKey(Persoon, related_name="+")
    aan = models.UUIDField()
    grond = models.CharField(max_length=12, choices=Grond)
    motivering = models.CharField(max_length=2000)
    uiterlijk = models.DateField(null=True, blank=True)
    reden_te_laat = models.CharField(max_length=500, blank=True)
    genomen_door = TenantForeignKey(Medewerker, related_name="+")
    genomen_op = models.DateField()
    bezwaar_tot_en_met = models.DateField()
    termijn = models.JSONField(help_text="regel, versie en invoer van bezwaar_tot_en_met")
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel="beslissen over rechten onder de AVG, met een reden en bezwaar",
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="BEW-01",
        bescherming=Bescherming.TOEZICHT,
        betrokkene="aan",
        eigen="aan",
        kolommen={
            "aan": Klasse.PERSOON,
            "motivering": Klasse.BIJZONDER,
            "reden_te_laat": Klasse.PERSOON,
            "pdf": Klasse.BIJZONDER,
        },
        alleen_toevoegen=True,
        eenheid=Eenheid("persoon", ("persoon_id",)),
    )

    class Meta:
        verbose_name_plural = "besluiten onder de AVG"
        constraints = [
            models.CheckConstraint(condition=~Q(motivering=""), name="avgbesluit_met_reden"),
            models.CheckConstraint(
                condition=Q(soort=Besluitsoort.WEIGEREN) | ~Q(aan=F("persoon")),
                name="avgbesluit_onthoudt_van_een_ander",
            ),
            models.CheckConstraint(
                condition=Q(uiterlijk__isnull=True) | Q(genomen_op__lte=F("uiterlijk")) | ~Q(reden_te_laat=""),
                name="avgbesluit_te_laat_met_reden",
            ),
            models.CheckConstraint(condition=Q(bezwaar_tot_en_met__gt=F("genomen_op")), name="avgbesluit_met_bezwaar"),
        ]
        indexes = [models.Index(fields=["gemeente", "persoon", "aan"], name="avgbesluit_persoon")]

    @property
    def kenmerk(self) -> str:
        """How people name it: the year and the random part of its id, which tells nothing about anybody."""
        return f"B-{self.genomen_op.year}-{self.id.hex[-8:].upper()}"


def _over_een_feit(naast: Naast, **kolommen: Klasse) -> Verwerking:
    """What is put beside a fact; who reads the fact reads it too (PRIV-49)."""
    return Verwerking(
        doel=_RECHTZETTEN,
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="BEW-01",
        bescherming=Bescherming.TOEZICHT,
        betrokkene="persoon_id",
        eigen="persoon_id",
        naast=naast,
        kolommen=kolommen,
        alleen_toevoegen=True,
        eenheid=Eenheid("persoon", ("persoon_id",)),
    )


class Verklaring(TenantModel):
    """What a resident says is wrong, what it should be, and the own statement; in the own words, for good."""

    verzoek = TenantForeignKey(AvgVerzoek, related_name="verklaringen")
    persoon = TenantForeignKey(Persoon, related_name="+")
    onjuist = models.CharField(max_length=1000)
    juist = models.CharField(max_length=1000)
    verklaring = models.CharField(max_length=2000, blank=True)

    verwerking = _over_een_feit(
        Naast("verzoek_id", tabel="privacy_aantekening", kolom="verzoek_id"),
        onjuist=Klasse.BIJZONDER,
        juist=Klasse.BIJZONDER,
        verklaring=Klasse.BIJZONDER,
    )

    class Meta:
        verbose_name_plural = "verklaringen bij een gegeven"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "verzoek"], name="verklaring_een"),
            models.CheckConstraint(condition=~Q(onjuist="") & ~Q(juist=""), name="verklaring_zegt_wat"),
        ]

    @property
    def woorden(self) -> str:
        """What stands beside the fact: the statement, or else what the resident said it should be."""
        return self.verklaring or f"Het moet zijn: {self.juist}"


class Aantekening(TenantModel):
    """Beside one fact: what it should be, or with no `wordt` that its resident says otherwise. The fact stays."""

    verzoek = TenantForeignKey(AvgVerzoek, related_name="aantekeningen")
    persoon = TenantForeignKey(Persoon, related_name="+")
    tabel = models.CharField(max_length=63)
    rij = models.UUIDField()
    kolom = models.CharField(max_length=63)
    was = models.TextField()
    wordt = models.CharField(max_length=1000, blank=True)
    door = models.UUIDField()
    op = models.DateTimeField(default=klok.nu)

    verwerking = _over_een_feit(Naast("rij", tabelkolom="tabel"), was=Klasse.BIJZONDER, wordt=Klasse.BIJZONDER)

    class Meta:
        verbose_name_plural = "aantekeningen bij een gegeven"
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "verzoek", "tabel", "rij", "kolom"], name="aantekening_een_per_feit"
            )
        ]
        indexes = [models.Index(fields=["gemeente", "persoon"], name="aantekening_persoon")]

    @property
    def gegeven(self) -> str:
        """The column as people read it."""
        return self.kolom.removesuffix("_id").replace("_", " ")


class Ontvanger(TenantModel):
    """One former deling of a fact that was wrong, and the correction that goes after it (AVG art. 19).

    `bron` is the row or line that shows the deling. Nobody is told twice of one deling, and each is told or has a
    reason why not.
    """

    aantekening = TenantForeignKey(Aantekening, related_name="ontvangers")
    verzoek = TenantForeignKey(AvgVerzoek, related_name="ontvangers")
    persoon = TenantForeignKey(Persoon, related_name="+")
    bron_tabel = models.CharField(max_length=63)
    bron = models.UUIDField()
    soort = models.CharField(max_length=12, choices=Ontvangersoort)
    wie = models.UUIDField()
    naam = models.CharField(max_length=200, blank=True)
    wat = models.CharField(max_length=120)
    gekregen_op = models.DateField()
    pdf = models.BinaryField(null=True)
    gemaakt_op = models.DateTimeField(default=klok.nu)
    ingelicht_op = models.DateTimeField(null=True, blank=True)
    ingelicht_door = models.UUIDField(null=True, blank=True)
    hoe = models.CharField(max_length=12, choices=Hoe, blank=True)
    reden = models.CharField(max_length=500, blank=True)

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel=_RECHTZETTEN,
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="BEW-01",
        bescherming=Bescherming.TOEZICHT,
        betrokkene="persoon_id",
        eigen="persoon_id",
        kolommen={"pdf": Klasse.BIJZONDER, "naam": Klasse.PERSOON, "reden": Klasse.PERSOON},
        eenheid=Eenheid("persoon", ("persoon_id",)),
    )

    class Meta:
        verbose_name_plural = "ontvangers van een gegeven dat niet klopte"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "aantekening", "bron"], name="ontvanger_een_per_deling"),
            models.CheckConstraint(
                condition=Q(ingelicht_op__isnull=True, ingelicht_door__isnull=True, hoe="")
                | Q(ingelicht_op__isnull=False, ingelicht_door__isnull=False, hoe__in=Hoe.values),
                name="ontvanger_ingelicht_heel",
            ),
            models.CheckConstraint(
                condition=~Q(hoe=Hoe.ONMOGELIJK) | ~Q(reden=""), name="ontvanger_niet_ingelicht_met_reden"
            ),
        ]
        indexes = [models.Index(fields=["gemeente", "verzoek"], name="ontvanger_verzoek")]


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
