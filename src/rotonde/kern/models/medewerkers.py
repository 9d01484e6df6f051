"""Who works here: teams, medewerkers and the rollen they have."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q

from rotonde.kern.models.basis import _INTERN, Account, TenantForeignKey, TenantModel
from rotonde.kern.periode import PeriodeField, geen_overlap, uuid_gelijk
from rotonde.kern.soorten import (
    ROLLEN_MET_PERSONEN,
    Bescherming,
    Klasse,
    Rol,
    Wet,
)
from rotonde.kern.verwerking import Verwerking
from rotonde.kern.wie import DIENSTEN


class Team(TenantModel):
    """A team of the gemeente. A queue belongs to one team; `uitvoering`: it carries out what was granted."""

    code = models.SlugField(max_length=60)
    naam = models.CharField(max_length=120)
    wachtrij = models.BooleanField(default=False)
    uitvoering = models.BooleanField(default=False)

    verwerking = _INTERN

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gemeente", "code"], name="team_code")]

    def __str__(self) -> str:
        return self.naam


class Medewerker(TenantModel):
    """Somebody who works for this gemeente. `persoon_id` says who that is as a resident, where known (PRIV-20)."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    naam = models.CharField(max_length=120)
    functie = models.CharField(max_length=120, blank=True)
    persoon_id = models.UUIDField(null=True, blank=True)

    verwerking = Verwerking(
        doel="weten wie er werkt",
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="zolang geldig",
        bescherming=Bescherming.GEMEENTE,
        kolommen={"naam": Klasse.PERSOON, "persoon_id": Klasse.PERSOON},
        niet_inzien="gaat over wie hier werkt, niet over inwoners",
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gemeente", "account"], name="medewerker_account")]

    def __str__(self) -> str:
        return self.naam


# Of beheer and a rol with persons the one range lies beside the other, so that just these two exclude each other.
_KANT = models.Case(
    models.When(rol=Rol.BEHEER, then=models.Value(0)),
    models.When(rol__in=[rol.value for rol in ROLLEN_MET_PERSONEN], then=models.Value(1)),
    default=models.Value(5),
)


class RolPeriode(TenantModel):
    """A rol, given for a period by somebody else (PRIV-23).

    The database holds three things: nobody gives a rol to oneself, who gives (beheer) uses none at the same time, and
    what a person gives has an end. A load from the personnel system is a service and is told anew.
    """

    medewerker = TenantForeignKey(Medewerker, related_name="rollen")
    rol = models.CharField(max_length=20, choices=Rol)
    periode = PeriodeField()
    gegeven_door = models.UUIDField()

    verwerking = _INTERN

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(gegeven_door=models.F("medewerker_id")), name="rol_niet_aan_zichzelf"),
            models.CheckConstraint(
                condition=Q(periode__upper_inf=False) | Q(gegeven_door=DIENSTEN), name="rol_van_een_mens_eindigt"
            ),
            ExclusionConstraint(
                name="rol_geven_of_gebruiken",
                expressions=[
                    *uuid_gelijk("medewerker"),
                    ("periode", RangeOperators.OVERLAPS),
                    (models.Func(_KANT, _KANT, models.Value("[]"), function="int4range"), RangeOperators.ADJACENT_TO),
                ],
            ),
        ]


class Teamlid(TenantModel):
    """Membership of a team for a period."""

    team = TenantForeignKey(Team, related_name="leden")
    medewerker = TenantForeignKey(Medewerker, related_name="teams")
    periode = PeriodeField()

    verwerking = _INTERN

    class Meta:
        constraints = [geen_overlap("teamlid_eenmaal", "team", "medewerker")]


class Vervanging(TenantModel):
    """Somebody stands in for an absent colleague, and may do today what that colleague may (PRIV-12).

    Row level security reads it: what the absent one holds is held by the vervanger as well, while it lasts. The
    database holds that it ends, that there is one at a time, and that nobody becomes it by the own hand (PRIV-23).
    """

    medewerker = TenantForeignKey(Medewerker, related_name="+")
    vervanger = TenantForeignKey(Medewerker, related_name="+")
    periode = PeriodeField()
    geregeld_door = models.UUIDField()

    verwerking = _INTERN

    class Meta:
        verbose_name_plural = "vervangingen"
        constraints = [
            geen_overlap("vervanging_een", "medewerker"),
            models.CheckConstraint(condition=~Q(vervanger=models.F("medewerker")), name="vervanging_door_een_ander"),
            models.CheckConstraint(
                condition=~Q(geregeld_door=models.F("vervanger_id")), name="vervanging_niet_door_zichzelf"
            ),
            models.CheckConstraint(condition=Q(periode__upper_inf=False), name="vervanging_eindigt"),
        ]
        indexes = [models.Index(fields=["gemeente", "vervanger"], name="vervanging_vervanger")]
