"""Tables of toegang: who reached us, which question waits for an answer, and apart from it the story."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from rotonde.inwoners.models import Persoon
from rotonde.kern.models import Medewerker, Team, TenantForeignKey, TenantModel
from rotonde.kern.periode import uuid_gelijk
from rotonde.kern.soorten import Bescherming, Klasse, Wet
from rotonde.kern.verwerking import Eenheid, Verwerking
from rotonde.toegang.bevestiging.models import Bevestiging
from rotonde.toegang.ervaringen.models import Ervaring
from rotonde.toegang.partners.models import Ondersteuning, Verwijzing
from rotonde.toegang.soorten import AfspraakSoort, AfspraakStatus, Antwoord, Kanaal, MeldingStatus, RedenAfzegging

__all__ = [
    "Afspraak",
    "Bevestiging",
    "Contactmoment",
    "Ervaring",
    "Melder",
    "Melding",
    "MeldingVerhaal",
    "Ondersteuning",
    "Verwijzing",
]

AFSPRAAK_HOOGSTENS = timedelta(hours=4)


class Contactmoment(TenantModel):
    """Somebody called, wrote, walked in or was visited; without `persoon` it stays anonymous."""

    persoon = TenantForeignKey(Persoon, related_name="+", null=True, blank=True)
    kanaal = models.CharField(max_length=12, choices=Kanaal)
    onderwerp = models.CharField(max_length=80)
    duur = models.PositiveSmallIntegerField(help_text="in minuten")
    antwoord = models.CharField(max_length=12, choices=Antwoord)
    moment = models.DateTimeField()
    # No key: the simulation and jobs register contacts as a service, which is no medewerker.
    medewerker_id = models.UUIDField()
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel="weten wie contact zocht en waarover",
        wet=None,
        klasse=Klasse.PERSOON,
        bewaarregel="BEW-01",
        bescherming=Bescherming.PERSOON,
        betrokkene="persoon_id",
        eenheid=Eenheid("contactmoment", ("id",)),
    )

    class Meta:
        verbose_name_plural = "contactmomenten"
        indexes = [
            models.Index(fields=["gemeente", "moment"], name="contactmoment_moment"),
            models.Index(fields=["gemeente", "persoon"], name="contactmoment_persoon"),
        ]


class Melding(TenantModel):
    """A question that needs an answer: what is needed to pick it up, and not the story (PRIV-14).

    It stands in the queue of exactly one team, or has exactly one owner; the database refuses both and neither.
    """

    persoon = TenantForeignKey(Persoon, related_name="+", null=True, blank=True)
    onderwerp = models.CharField(max_length=80)
    kanaal = models.CharField(max_length=12, choices=Kanaal)
    leefgebied = models.CharField(max_length=60, blank=True)
    veiligheid = models.BooleanField(default=False)
    ontvangen_op = models.DateTimeField()
    uiterste_actie = models.DateField()
    termijn = models.JSONField(null=True, blank=True, help_text="regel, versie en invoer van uiterste_actie")
    status = models.CharField(max_length=12, choices=MeldingStatus)
    team = TenantForeignKey(Team, related_name="+", null=True, blank=True)
    eigenaar = TenantForeignKey(Medewerker, related_name="+", null=True, blank=True)
    terugkoppelcode = models.CharField(max_length=12, blank=True)
    # In which contact it came up. No key: contacts are destroyed on a day of their own.
    contactmoment_id = models.UUIDField(null=True, blank=True)
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel="een vraag op tijd bij de juiste medewerker krijgen",
        wet=None,
        klasse=Klasse.PERSOON,
        bewaarregel="BEW-01",
        bescherming=Bescherming.PERSOON,
        betrokkene="persoon_id",
        anoniem_toevoegen=True,
        eenheid=Eenheid("melding", ("id",)),
    )

    class Meta:
        verbose_name_plural = "meldingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(team__isnull=False, eigenaar__isnull=True) | Q(team__isnull=True, eigenaar__isnull=False),
                name="melding_wachtrij_of_eigenaar",
            ),
            models.CheckConstraint(
                condition=Q(status=MeldingStatus.NIEUW, team__isnull=False)
                | (~Q(status=MeldingStatus.NIEUW) & Q(eigenaar__isnull=False)),
                name="melding_alleen_nieuw_wacht",
            ),
            models.UniqueConstraint(
                fields=["gemeente", "terugkoppelcode"],
                condition=~Q(terugkoppelcode=""),
                name="melding_terugkoppelcode",
            ),
            models.UniqueConstraint(
                fields=["gemeente", "contactmoment_id"],
                condition=Q(contactmoment_id__isnull=False),
                name="melding_een_per_contact",
            ),
        ]
        indexes = [
            models.Index(fields=["gemeente", "team", "uiterste_actie"], name="melding_wachtrij"),
            models.Index(fields=["gemeente", "eigenaar", "status"], name="melding_eigenaar"),
            models.Index(fields=["gemeente", "persoon"], name="melding_persoon"),
        ]


class MeldingVerhaal(TenantModel):
    """What somebody told, in their own words, and how to reach them: only for who is involved in the melding."""

    melding = TenantForeignKey(Melding, related_name="verhalen")
    tekst = models.TextField()
    bereikbaar = models.CharField(max_length=120, blank=True)
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel="begrijpen wat iemand vraagt",
        wet=None,
        klasse=Klasse.BIJZONDER,
        bewaarregel="BEW-01",
        bescherming=Bescherming.BETROKKEN,
        object="melding_id",
        kolommen={"bereikbaar": Klasse.PERSOON},
        anoniem_toevoegen=True,
        eenheid=Eenheid("melding", ("melding_id",)),
        weg=("melding",),
    )

    class Meta:
        verbose_name_plural = "verhalen bij meldingen"
        constraints = [models.UniqueConstraint(fields=["gemeente", "melding"], name="meldingverhaal_een")]


class Melder(TenantModel):
    """Who told us, when that is somebody else: apart, as ciphertext, and never for the resident (PRIV-30).

    A row says that there is somebody; who it is opens by a decision with a reason only.
    """

    melding = TenantForeignKey(Melding, related_name="melders")
    cijfer = models.BinaryField()
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel="een melder kunnen beschermen en zo nodig bereiken",
        wet=None,
        klasse=Klasse.BIJZONDER,
        bewaarregel="BEW-01",
        bescherming=Bescherming.BETROKKEN,
        object="melding_id",
        kolommen={"cijfer": Klasse.VERSLEUTELD},
        niet_voor_inwoner=True,
        niet_inzien="zegt wie er iets vertelde: dat hoort de inwoner niet (PRIV-30)",
        eenheid=Eenheid("melding", ("melding_id",)),
    )

    class Meta:
        verbose_name_plural = "melders"
        constraints = [models.UniqueConstraint(fields=["gemeente", "melding"], name="melder_een")]


def _een_plek(naam: str, wie: str) -> ExclusionConstraint:
    """Nobody is at two places at once; what was called off takes no time."""
    return ExclusionConstraint(
        name=naam,
        expressions=[*uuid_gelijk(wie), ("periode", RangeOperators.OVERLAPS)],
        condition=~Q(status=AfspraakStatus.AFGEZEGD),
    )


class Afspraak(TenantModel):
    """When a resident and a medewerker meet, and where. Neither of them is ever double booked: the database says so.

    `locatie` is the code of a place in the catalogus, for a spreekuur only; `volgnummer` grows with each change, so
    that a calendar knows which invitation is the last.
    """

    persoon = TenantForeignKey(Persoon, related_name="+")
    medewerker = TenantForeignKey(Medewerker, related_name="+")
    soort = models.CharField(max_length=12, choices=AfspraakSoort)
    locatie = models.CharField(max_length=60, blank=True)
    periode = DateTimeRangeField()
    onderwerp = models.CharField(max_length=80)
    melding = TenantForeignKey(Melding, related_name="+", null=True, blank=True)
    status = models.CharField(max_length=12, choices=AfspraakStatus, default=AfspraakStatus.GEPLAND)
    reden_afzegging = models.CharField(max_length=12, choices=RedenAfzegging, blank=True)
    volgnummer = models.PositiveSmallIntegerField(default=0)
    # No key: the simulation makes them as a service, which is no medewerker.
    gemaakt_door = models.UUIDField()
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel="op een vast moment met een inwoner spreken",
        wet=None,
        klasse=Klasse.PERSOON,
        bewaarregel="BEW-01",
        bescherming=Bescherming.PERSOON,
        betrokkene="persoon_id",
        eenheid=Eenheid("afspraak", ("id",)),
    )

    class Meta:
        verbose_name_plural = "afspraken"
        constraints = [
            _een_plek("afspraak_medewerker_een_plek", "medewerker"),
            _een_plek("afspraak_persoon_een_plek", "persoon"),
            models.CheckConstraint(
                condition=Q(
                    periode__isempty=False,
                    periode__lower_inc=True,
                    periode__upper_inc=False,
                    periode__endswith__lte=F("periode__startswith") + AFSPRAAK_HOOGSTENS,
                ),
                name="afspraak_duur",
            ),
            models.CheckConstraint(
                condition=Q(soort=AfspraakSoort.SPREEKUUR) & ~Q(locatie="")
                | ~Q(soort=AfspraakSoort.SPREEKUUR) & Q(locatie=""),
                name="afspraak_plek_bij_spreekuur",
            ),
            models.CheckConstraint(
                condition=Q(status=AfspraakStatus.AFGEZEGD, reden_afzegging__in=RedenAfzegging.values)
                | ~Q(status=AfspraakStatus.AFGEZEGD) & Q(reden_afzegging=""),
                name="afspraak_afgezegd_met_reden",
            ),
        ]
        indexes = [
            models.Index(fields=["gemeente", "medewerker", "periode"], name="afspraak_medewerker"),
            models.Index(fields=["gemeente", "persoon"], name="afspraak_persoon"),
            models.Index(fields=["gemeente", "melding"], name="afspraak_melding"),
        ]

    @property
    def begin(self) -> datetime:
        return self.periode.lower

    @property
    def einde(self) -> datetime:
        return self.periode.upper
