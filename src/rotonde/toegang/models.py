"""Tables of toegang: who reached us, which question waits for an answer, and apart from it the story."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from rotonde.inwoners.models import Persoon
from rotonde.kern.models import Medewerker, Team, TenantForeignKey, TenantModel
from rotonde.kern.soorten import Bescherming, Klasse, Wet
from rotonde.kern.verwerking import Eenheid, Verwerking
from rotonde.toegang.soorten import Antwoord, Kanaal, MeldingStatus


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
