"""Lists of what goes, who agreed, what holds it back, and the proof that it is gone."""

from dataclasses import replace

from django.db import models
from django.db.models import Q

from rotonde.kern.models.basis import TenantForeignKey, TenantModel
from rotonde.kern.periode import PeriodeField
from rotonde.kern.soorten import (
    DOORLOPEND,
    Bescherming,
    Blokkadereden,
    Klasse,
    LijstStatus,
    RegelUitkomst,
    Wet,
)
from rotonde.kern.verwerking import Eenheid, Verwerking

_VERNIETIGEN = Verwerking(
    doel="gegevens vernietigen en dat kunnen bewijzen",
    wet=Wet.ALGEMEEN,
    klasse=Klasse.INTERN,
    bewaarregel="zolang geldig",
    bescherming=Bescherming.GEMEENTE,
)


class Vernietigingslijst(TenantModel):
    """What is proposed for destruction, fixed by a hash over its lines; approved by somebody else (PRIV-45, SEC-13).

    It names units by id, rule and day: nothing in it says who somebody was, so it stays as proof.
    """

    opgesteld_op = models.DateTimeField()
    opgesteld_door = models.UUIDField()
    peildatum = models.DateField()
    aantal = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    status = models.CharField(max_length=12, choices=LijstStatus, default=LijstStatus.VOORGESTELD)
    beoordeeld_op = models.DateTimeField(null=True, blank=True)
    beoordeeld_door = models.UUIDField(null=True, blank=True)
    reden = models.CharField(max_length=300, blank=True)
    uitgevoerd_op = models.DateTimeField(null=True, blank=True)
    nagespeeld_op = models.DateTimeField(null=True, blank=True, help_text="Opnieuw uitgevoerd na terugzetten.")

    verwerking = _VERNIETIGEN

    class Meta:
        verbose_name_plural = "vernietigingslijsten"
        constraints = [
            models.CheckConstraint(
                condition=Q(beoordeeld_door__isnull=True) | ~Q(beoordeeld_door=models.F("opgesteld_door")),
                name="vernietigingslijst_door_een_ander",
            ),
            models.CheckConstraint(
                condition=Q(status=LijstStatus.VOORGESTELD, beoordeeld_door__isnull=True, beoordeeld_op__isnull=True)
                | (~Q(status=LijstStatus.VOORGESTELD) & Q(beoordeeld_door__isnull=False, beoordeeld_op__isnull=False)),
                name="vernietigingslijst_beoordeeld",
            ),
            models.CheckConstraint(
                condition=Q(status=LijstStatus.UITGEVOERD, uitgevoerd_op__isnull=False)
                | (~Q(status=LijstStatus.UITGEVOERD) & Q(uitgevoerd_op__isnull=True)),
                name="vernietigingslijst_uitgevoerd",
            ),
            models.CheckConstraint(
                condition=~Q(status=LijstStatus.AFGEWEZEN) | ~Q(reden=""), name="vernietigingslijst_reden_van_afwijzen"
            ),
        ]


class Vernietigingsregel(TenantModel):
    """One unit on a list: the rule that ended, its version, its start and the first day on which it may go."""

    lijst = TenantForeignKey(Vernietigingslijst, related_name="regels")
    soort = models.CharField(max_length=20)
    object = models.UUIDField()
    bewaarregel = models.CharField(max_length=12)
    versie = models.CharField(max_length=12)
    start = models.DateField()
    vanaf = models.DateField()
    uitkomst = models.CharField(max_length=12, choices=RegelUitkomst, blank=True)
    reden = models.CharField(max_length=120, blank=True)

    verwerking = _VERNIETIGEN

    class Meta:
        verbose_name_plural = "vernietigingsregels"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "lijst", "object"], name="vernietigingsregel_eenmaal"),
            models.CheckConstraint(condition=Q(vanaf__gt=models.F("start")), name="vernietigingsregel_na_start"),
        ]
        indexes = [models.Index(fields=["gemeente", "object"], name="vernietigingsregel_object")]


class Doorlopendakkoord(TenantModel):
    """An approval beforehand, by name and for a while: for what the law keeps so briefly that a list would be too late.

    Only for signalen (BEW-06): their term ends when their purpose does (PRIV-47).
    """

    soort = models.CharField(max_length=20)
    periode = PeriodeField()
    gegeven_door = models.UUIDField()

    verwerking = _VERNIETIGEN

    class Meta:
        verbose_name_plural = "doorlopende akkoorden"
        constraints = [
            models.CheckConstraint(condition=Q(soort__in=DOORLOPEND), name="doorlopendakkoord_alleen_signalen"),
            models.CheckConstraint(
                condition=Q(periode__startswith__isnull=False, periode__endswith__isnull=False),
                name="doorlopendakkoord_heeft_einde",
            ),
        ]


class Bewaarblokkade(TenantModel):
    """A hold on one unit: it stays, whatever its term says, until somebody lifts it (PRIV-45)."""

    object_soort = models.CharField(max_length=20)
    object = models.UUIDField()
    reden = models.CharField(max_length=20, choices=Blokkadereden)
    toelichting = models.CharField(max_length=200, blank=True)
    periode = PeriodeField()
    gezet_door = models.UUIDField()
    opgeheven_door = models.UUIDField(null=True, blank=True)

    verwerking = Verwerking(
        doel="niet vernietigen wat nog nodig is",
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="BEW-01",
        bescherming=Bescherming.PERSOON,
        kolommen={"toelichting": Klasse.PERSOON},
        eenheid=Eenheid("", ("object",)),
        niet_inzien="zegt waarom iets langer blijft, niet iets over een inwoner",
    )

    class Meta:
        verbose_name_plural = "bewaarblokkades"
        constraints = [
            models.CheckConstraint(condition=Q(reden__in=Blokkadereden.values), name="bewaarblokkade_reden"),
            models.CheckConstraint(
                condition=Q(opgeheven_door__isnull=True) | Q(periode__endswith__isnull=False),
                name="bewaarblokkade_opgeheven_heeft_einde",
            ),
        ]
        indexes = [models.Index(fields=["gemeente", "object"], name="bewaarblokkade_object")]

    @property
    def zin(self) -> str:
        return Blokkadereden(self.reden).label


class Vernietigingsverklaring(TenantModel):
    """What was destroyed: counts, rules, who proposed and who approved, and the hash of all that; no names."""

    lijst = TenantForeignKey(Vernietigingslijst, related_name="verklaringen")
    opgemaakt_op = models.DateTimeField()
    inhoud = models.JSONField()
    sha256 = models.CharField(max_length=64)

    verwerking = replace(_VERNIETIGEN, alleen_toevoegen=True)

    class Meta:
        verbose_name_plural = "vernietigingsverklaringen"
        constraints = [models.UniqueConstraint(fields=["gemeente", "lijst"], name="vernietigingsverklaring_een")]
