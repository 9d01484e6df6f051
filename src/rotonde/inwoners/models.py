"""Tables of inwoners: the resident, the household, who is whose, and where they live."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from rotonde.inwoners.naam import voluit
from rotonde.inwoners.soorten import GEHEIMHOUDING_GEEN, GEHEIMHOUDING_HOOGST, GezinsRol, RelatieSoort
from rotonde.inwoners.veilig.models import Veiligcontact
from rotonde.kern.models import TenantForeignKey, TenantModel, Woonkern
from rotonde.kern.periode import PeriodeField, geen_overlap
from rotonde.kern.soorten import Bescherming, Klasse, Wet
from rotonde.kern.verwerking import Eenheid, Verbinding, Verwerking

__all__ = [
    "Adres",
    "Bewoning",
    "Huishouden",
    "Lidmaatschap",
    "Persoon",
    "Relatie",
    "Veiligcontact",
]


def _van_persoon(
    doel: str, betrokkene: str, *, ook: tuple[str, ...] = (), verbindt: Verbinding | None = None, **kolommen: Klasse
) -> Verwerking:
    """Rows about one persoon: open to who works with persons, and to that persoon; `ook` names a second one in it."""
    return Verwerking(
        doel=doel,
        wet=Wet.ALGEMEEN,
        klasse=Klasse.PERSOON,
        bewaarregel="BEW-01",
        bescherming=Bescherming.PERSOON,
        betrokkene=betrokkene,
        kolommen=kolommen,
        verbindt=verbindt,
        eenheid=Eenheid("persoon", (betrokkene, *ook)),
    )


class Persoon(TenantModel):
    """A resident. The BSN stands here only as ciphertext and as keyed hash; email is the one given for sign-in."""

    bsn_cijfer = models.BinaryField()
    bsn_hash = models.BinaryField()
    voornamen = models.CharField(max_length=120)
    achternaam = models.CharField(max_length=120)
    sorteersleutel = models.CharField(max_length=240)
    geboortedatum = models.DateField()
    overlijdensdatum = models.DateField(null=True, blank=True)
    email = models.EmailField(blank=True)
    geheimhouding = models.PositiveSmallIntegerField(default=GEHEIMHOUDING_GEEN)
    # Empty for who had it from the start: then no letter ever held the address.
    geheim_sinds = models.DateField(null=True, blank=True)

    verwerking: ClassVar[Verwerking] = _van_persoon(
        "weten wie een inwoner is", "id", bsn_cijfer=Klasse.VERSLEUTELD, bsn_hash=Klasse.VERSLEUTELD
    )

    class Meta:
        verbose_name_plural = "personen"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "bsn_hash"], name="persoon_bsn"),
            models.CheckConstraint(
                condition=Q(geheimhouding__gte=GEHEIMHOUDING_GEEN, geheimhouding__lte=GEHEIMHOUDING_HOOGST),
                name="persoon_geheimhouding",
            ),
            models.CheckConstraint(
                condition=Q(overlijdensdatum__isnull=True) | Q(overlijdensdatum__gte=F("geboortedatum")),
                name="persoon_overleden_na_geboorte",
            ),
        ]
        indexes = [
            models.Index(fields=["gemeente", "sorteersleutel"], name="persoon_sorteersleutel"),
            models.Index(fields=["gemeente", "geboortedatum"], name="persoon_geboortedatum"),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def naam(self) -> str:
        return voluit(self.voornamen, self.achternaam)

    @property
    def adres_is_geheim(self) -> bool:
        return self.geheimhouding > GEHEIMHOUDING_GEEN


class Huishouden(TenantModel):
    """People who live together. The row itself says nothing about anyone; its members do."""

    verwerking = Verwerking(
        doel="weten wie samen een huishouden zijn",
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="BEW-01",
        bescherming=Bescherming.GEMEENTE,
        eenheid=Eenheid("huishouden", ("id",)),
    )

    class Meta:
        verbose_name_plural = "huishoudens"


class Lidmaatschap(TenantModel):
    """Who belonged to which household when; one at a time."""

    persoon = TenantForeignKey(Persoon, related_name="lidmaatschappen")
    huishouden = TenantForeignKey(Huishouden, related_name="lidmaatschappen")
    rol = models.CharField(max_length=8, choices=GezinsRol)
    periode = PeriodeField()

    verwerking = _van_persoon(
        "weten wie samen een huishouden zijn",
        "persoon_id",
        verbindt=Verbinding("persoon_id", "huishouden_id", groep=True),
    )

    class Meta:
        verbose_name_plural = "lidmaatschappen"
        constraints = [geen_overlap("lidmaatschap_een_huishouden", "persoon")]
        indexes = [
            models.Index(fields=["gemeente", "persoon"], name="lidmaatschap_persoon"),
            models.Index(fields=["gemeente", "huishouden"], name="lidmaatschap_huishouden"),
        ]


class Relatie(TenantModel):
    """What `persoon` is to `ander`: ouder, partner, or with authority over (BW 1:245)."""

    persoon = TenantForeignKey(Persoon, related_name="relaties")
    ander = TenantForeignKey(Persoon, related_name="+")
    soort = models.CharField(max_length=8, choices=RelatieSoort)
    periode = PeriodeField()

    verwerking = _van_persoon(
        "weten wie er om een inwoner heen staan",
        "persoon_id",
        ook=("ander_id",),
        verbindt=Verbinding("persoon_id", "ander_id"),
        ander_id=Klasse.PERSOON,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                F("gemeente"),
                F("persoon"),
                F("ander"),
                F("soort"),
                models.Func(F("periode"), function="lower"),
                name="relatie_eenmaal",
            ),
            models.CheckConstraint(condition=~Q(persoon=F("ander")), name="relatie_met_een_ander"),
        ]
        indexes = [
            models.Index(fields=["gemeente", "persoon"], name="relatie_persoon"),
            models.Index(fields=["gemeente", "ander"], name="relatie_ander"),
        ]


class Adres(TenantModel):
    """A place to live. Nothing here says who lives there; a secret address is written as ciphertext only (PRIV-24)."""

    straat = models.CharField(max_length=120, blank=True)
    huisnummer = models.CharField(max_length=12, blank=True)
    postcode = models.CharField(max_length=6, blank=True)
    woonkern = TenantForeignKey(Woonkern, related_name="+")
    geheim = models.BooleanField(default=False)
    cijfer = models.BinaryField(null=True)

    verwerking = Verwerking(
        weg=("inwoners.Bewoning.adres",),
        doel="weten waar iemand woont",
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="BEW-01",
        bescherming=Bescherming.GEMEENTE,
        # What becomes secret later stands in no audit trail in clear (PRIV-25).
        kolommen={
            "straat": Klasse.PERSOON,
            "huisnummer": Klasse.PERSOON,
            "postcode": Klasse.PERSOON,
            "cijfer": Klasse.VERSLEUTELD,
        },
        eenheid=Eenheid("adres", ("id",)),
    )

    class Meta:
        verbose_name_plural = "adressen"
        constraints = [
            models.CheckConstraint(
                condition=Q(geheim=False, cijfer__isnull=True)
                | Q(geheim=True, cijfer__isnull=False, straat="", huisnummer="", postcode=""),
                name="adres_geheim_is_versleuteld",
            ),
        ]
        indexes = [models.Index(fields=["gemeente", "postcode", "huisnummer"], name="adres_postcode")]


class Bewoning(TenantModel):
    """Who lived where when: per persoon, because an address can become secret for one and not for another (PRIV-28)."""

    persoon = TenantForeignKey(Persoon, related_name="bewoningen")
    huishouden = TenantForeignKey(Huishouden, related_name="bewoningen")
    adres = TenantForeignKey(Adres, related_name="bewoningen")
    periode = PeriodeField()

    verwerking = _van_persoon("weten waar iemand woont", "persoon_id", adres_id=Klasse.PERSOON)

    class Meta:
        verbose_name_plural = "bewoningen"
        constraints = [geen_overlap("bewoning_een_adres", "persoon")]
        indexes = [
            models.Index(fields=["gemeente", "persoon"], name="bewoning_persoon"),
            models.Index(fields=["gemeente", "adres"], name="bewoning_adres"),
            models.Index(fields=["gemeente", "huishouden"], name="bewoning_huishouden"),
        ]
