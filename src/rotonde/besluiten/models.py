"""Tables of besluiten. That no besluit exists without a valid mandaat is held by the database (migration 0002)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from rotonde.besluiten.soorten import BesluitSoort
from rotonde.catalogus.models import Product
from rotonde.inwoners.models import Persoon
from rotonde.kern.models import Medewerker, TenantForeignKey, TenantModel
from rotonde.kern.periode import PeriodeField
from rotonde.kern.soorten import Afslag, Bescherming, Klasse, Rol, Wet
from rotonde.kern.verwerking import Eenheid, Verwerking
from rotonde.regie.models import Doel, Dossier, Inzet


def _in_dossier(doel: str, *, alleen_toevoegen: bool, ook: str = "", **kolommen: Klasse) -> Verwerking:
    """A row of one persoon in one dossier, open to who is involved; each row carries its own wet.

    `ook` names the column by which it opens for who carries out this besluit only: not the dossier around it (PRIV-12).
    """
    return Verwerking(
        doel=doel,
        wet=None,
        klasse=Klasse.PERSOON,
        bewaarregel="BEW-01",
        bescherming=Bescherming.BETROKKEN,
        betrokkene="persoon_id",
        object=("dossier_id", ook) if ook else "dossier_id",
        alleen_toevoegen=alleen_toevoegen,
        kolommen={"wet": Klasse.INTERN, **kolommen},
        eenheid=Eenheid("dossier", ("dossier_id",)),
    )


class Mandaat(TenantModel):
    """Which rol may grant what, during which period (Awb 10:3). `functie` empty: every function of that rol.

    `product` is a product code; with no code and no `groepen` it is for every product of that wet and afslag. Amounts
    are in euro per year; no amount or number of months means: no ceiling. From `vier_ogen_vanaf` a second person
    decides on the voorstel.
    """

    code = models.CharField(max_length=60)
    rol = models.CharField(max_length=20, choices=Rol)
    functie = models.CharField(max_length=60, blank=True)
    functie_naam = models.CharField(max_length=120, blank=True)
    wet = models.CharField(max_length=20, choices=Wet)
    afslag = models.PositiveSmallIntegerField(choices=Afslag)
    product = models.CharField(max_length=60, blank=True)
    groepen = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    max_bedrag = models.DecimalField(max_digits=11, decimal_places=2, null=True, blank=True)
    max_maanden = models.PositiveSmallIntegerField(null=True, blank=True)
    vier_ogen_vanaf = models.DecimalField(max_digits=11, decimal_places=2, null=True, blank=True)
    geldig = PeriodeField()
    bron = models.CharField(max_length=200)

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel="weten wie waarover mag beslissen",
        wet=None,
        klasse=Klasse.INTERN,
        bewaarregel="zolang geldig",
        bescherming=Bescherming.GEMEENTE,
    )

    class Meta:
        verbose_name_plural = "mandaten"
        constraints = [
            models.UniqueConstraint(
                F("gemeente"), F("code"), models.Func(F("geldig"), function="lower"), name="mandaat_code_begin"
            ),
            models.CheckConstraint(
                condition=Q(max_bedrag__isnull=True) | Q(max_bedrag__gte=0), name="mandaat_bedrag_niet_negatief"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Aanvraag(TenantModel):
    """A request for a decision. The last day to decide is kept with rule, version and input (REL-12)."""

    dossier = TenantForeignKey(Dossier, related_name="aanvragen")
    persoon = TenantForeignKey(Persoon, related_name="+")
    wet = models.CharField(max_length=20, choices=Wet)
    omschrijving = models.CharField(max_length=200)
    ontvangen_op = models.DateField()
    termijn_regel = models.CharField(max_length=12)
    termijn_versie = models.CharField(max_length=12)
    termijn_invoer = models.JSONField(null=True)
    uiterste_beslisdatum = models.DateField()

    verwerking = _in_dossier("op een aanvraag beslissen", alleen_toevoegen=False, ontvangen_op=Klasse.INTERN)

    class Meta:
        verbose_name_plural = "aanvragen"
        indexes = [models.Index(fields=["gemeente", "dossier"], name="aanvraag_dossier")]
        constraints = [
            models.CheckConstraint(
                condition=Q(uiterste_beslisdatum__gt=F("ontvangen_op")), name="aanvraag_termijn_na_ontvangst"
            )
        ]

    def __str__(self) -> str:
        return self.omschrijving


class Voorstel(TenantModel):
    """What somebody proposes to decide on an aanvraag; it never changes, a better one replaces it."""

    aanvraag = TenantForeignKey(Aanvraag, related_name="voorstellen")
    dossier = TenantForeignKey(Dossier, related_name="+")
    persoon = TenantForeignKey(Persoon, related_name="+")
    inzet = TenantForeignKey(Inzet, related_name="+")
    product = TenantForeignKey(Product, related_name="+")
    wet = models.CharField(max_length=20, choices=Wet)
    soort = models.CharField(max_length=12, choices=BesluitSoort)
    periode = PeriodeField()
    volume = models.DecimalField(max_digits=9, decimal_places=2)
    eenheid = models.CharField(max_length=60)
    bedrag = models.DecimalField(max_digits=11, decimal_places=2)
    voorgesteld_door = TenantForeignKey(Medewerker, related_name="+")
    voorgesteld_op = models.DateField()

    verwerking = _in_dossier("een besluit voorbereiden", alleen_toevoegen=True, ook="id", soort=Klasse.INTERN)

    class Meta:
        verbose_name_plural = "voorstellen"
        indexes = [models.Index(fields=["gemeente", "aanvraag"], name="voorstel_aanvraag")]
        constraints = [
            models.CheckConstraint(
                condition=Q(periode__startswith__isnull=False, periode__endswith__isnull=False),
                name="voorstel_periode_heeft_einde",
            ),
            models.CheckConstraint(
                condition=Q(soort=BesluitSoort.TOEKENNEN, volume__gt=0, bedrag__gte=0)
                | Q(soort=BesluitSoort.AFWIJZEN, bedrag=0),
                name="voorstel_bedrag_past_bij_soort",
            ),
        ]


class Motivering(TenantModel):
    """Why, for one doel of the Aanpak (Awb 3:46)."""

    voorstel = TenantForeignKey(Voorstel, related_name="motiveringen")
    dossier = TenantForeignKey(Dossier, related_name="+")
    persoon = TenantForeignKey(Persoon, related_name="+")
    doel = TenantForeignKey(Doel, related_name="+")
    wet = models.CharField(max_length=20, choices=Wet)
    toelichting = models.TextField()

    verwerking = _in_dossier("een besluit motiveren", alleen_toevoegen=True, toelichting=Klasse.BIJZONDER)

    class Meta:
        verbose_name_plural = "motiveringen"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "voorstel", "doel"], name="motivering_per_doel"),
            models.CheckConstraint(condition=~Q(toelichting=""), name="motivering_niet_leeg"),
        ]


class Besluit(TenantModel):
    """A decision by a named medewerker under a mandaat (PRIV-51). Append-only: what was decided stays decided."""

    aanvraag = TenantForeignKey(Aanvraag, related_name="besluiten")
    voorstel = TenantForeignKey(Voorstel, related_name="besluiten")
    dossier = TenantForeignKey(Dossier, related_name="besluiten")
    persoon = TenantForeignKey(Persoon, related_name="+")
    product = TenantForeignKey(Product, related_name="+")
    wet = models.CharField(max_length=20, choices=Wet)
    afslag = models.PositiveSmallIntegerField(choices=Afslag)
    soort = models.CharField(max_length=12, choices=BesluitSoort)
    periode = PeriodeField()
    bedrag = models.DecimalField(max_digits=11, decimal_places=2)
    mandaat = TenantForeignKey(Mandaat, related_name="besluiten")
    genomen_door = TenantForeignKey(Medewerker, related_name="+")
    rol = models.CharField(max_length=20, choices=Rol)
    datum = models.DateField()

    verwerking = _in_dossier(
        "een besluit nemen", alleen_toevoegen=True, ook="id", soort=Klasse.INTERN, datum=Klasse.INTERN
    )

    class Meta:
        verbose_name_plural = "besluiten"
        indexes = [
            models.Index(fields=["gemeente", "dossier"], name="besluit_dossier"),
            models.Index(fields=["gemeente", "datum"], name="besluit_datum"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "aanvraag"], name="besluit_een_per_aanvraag"),
            models.UniqueConstraint(fields=["gemeente", "voorstel"], name="besluit_een_per_voorstel"),
        ]


class Beschikking(TenantModel):
    """The letter as it was sent: its exact bytes and their hash. A besluit works from its bekendmaking (Awb 3:40)."""

    besluit = TenantForeignKey(Besluit, related_name="beschikkingen")
    dossier = TenantForeignKey(Dossier, related_name="+")
    persoon = TenantForeignKey(Persoon, related_name="+")
    wet = models.CharField(max_length=20, choices=Wet)
    kenmerk = models.CharField(max_length=20)
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    bekendgemaakt_op = models.DateField()
    bezwaar_regel = models.CharField(max_length=12)
    bezwaar_versie = models.CharField(max_length=12)
    bezwaar_invoer = models.JSONField(null=True)
    bezwaar_tot_en_met = models.DateField()

    verwerking = _in_dossier("een besluit bekendmaken", alleen_toevoegen=True, ook="besluit_id", sha256=Klasse.INTERN)

    class Meta:
        verbose_name_plural = "beschikkingen"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "besluit"], name="beschikking_een_per_besluit"),
            models.UniqueConstraint(fields=["gemeente", "kenmerk"], name="beschikking_kenmerk"),
        ]
