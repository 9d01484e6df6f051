"""Tables of the cellar: the tenant, who works here, who is involved, and the three logs."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import F, Q
from uuid6 import uuid7

from rotonde.kern import klok
from rotonde.kern.periode import PeriodeField, geen_overlap, uuidbereik
from rotonde.kern.soorten import (
    DOORLOPEND,
    ROLLEN_MET_PERSONEN,
    ActorSoort,
    Bescherming,
    Blokkadereden,
    HerstelSoort,
    InzageSoort,
    Klasse,
    LijstStatus,
    RedenNoodtoegang,
    RedenVertrouwelijk,
    RegelUitkomst,
    Rol,
    Wet,
)
from rotonde.kern.verwerking import Eenheid, Verwerking
from rotonde.kern.wie import DIENSTEN

NOODTOEGANG_HOOGSTENS = timedelta(minutes=60)
TOELICHTING_MINSTENS = 20
_OUDE_WAARDEN = "wat er vroeger stond is alleen voor onderzoek; een bundel zegt dat erbij"

_INTERN = Verwerking(
    doel="de gemeente inrichten",
    wet=Wet.ALGEMEEN,
    klasse=Klasse.INTERN,
    bewaarregel="zolang geldig",
    bescherming=Bescherming.GEMEENTE,
)


def nieuw_id() -> UUID:
    """Row ids are made here, so that the context of encryption exists before the row does (AF-12)."""
    return UUID(int=uuid7().int)


# With this begins the code of a gemeente that was made up: the CBS uses digits only.
SYNTHETISCH = "S"


class Gemeente(models.Model):
    """The tenant, by CBS code; its name, look and contact come from its pack."""

    code = models.CharField(primary_key=True, max_length=4)
    naam = models.CharField(max_length=80)
    slug = models.SlugField(unique=True)
    huisstijl = models.JSONField(default=dict)
    contact = models.JSONField(default=dict)
    # How staff prove who they are: the sign-in service of this gemeente and what it must say of a second factor.
    aanmelden = models.JSONField(default=dict, db_default={})

    class Meta:
        verbose_name_plural = "gemeenten"

    def __str__(self) -> str:
        return self.naam


class Account(AbstractUser):
    """How a medewerker signs in. Who one is and may be stands per gemeente in Medewerker and RolPeriode."""


class TenantForeignKey(models.ForeignKey):
    """A key to a row of the same gemeente: the real constraint holds (gemeente_id, id), by kern.bescherming (AF-06)."""

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, **kwargs: Any) -> None:
        kwargs["db_constraint"] = False
        super().__init__(to, on_delete, **kwargs)


class TenantModel(models.Model):
    """A row that belongs to exactly one gemeente. Every subclass says what it is for in `verwerking`."""

    verwerking: ClassVar[Verwerking]

    id = models.UUIDField(primary_key=True, default=nieuw_id, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        abstract = True


class Woonkern(TenantModel):
    """A village or town within the gemeente, and its share of the residents."""

    code = models.SlugField(max_length=40)
    naam = models.CharField(max_length=80)
    aandeel = models.DecimalField(max_digits=6, decimal_places=4, default=0)

    verwerking = _INTERN

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gemeente", "code"], name="woonkern_code")]

    def __str__(self) -> str:
        return self.naam


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
                    (uuidbereik("medewerker"), RangeOperators.OVERLAPS),
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


class Betrokkenheid(TenantModel):
    """Who (medewerker, team or persoon) is involved in what, since when and as what (AF-01, PRIV-12)."""

    wie_id = models.UUIDField()
    object_soort = models.CharField(max_length=20)
    object_id = models.UUIDField()
    als = models.CharField(max_length=40)
    periode = PeriodeField()

    verwerking = replace(_INTERN, eenheid=Eenheid("", ("object_id", "wie_id")))

    class Meta:
        indexes = [
            models.Index(fields=["gemeente", "wie_id"], name="betrokkenheid_wie"),
            models.Index(fields=["gemeente", "object_id"], name="betrokkenheid_object"),
        ]


class Noodtoegang(TenantModel):
    """Somebody opened one dossier that was not theirs, for at most an hour, and said why (PRIV-18).

    Row level security reads it: while it runs, `dossier_id` is among the objects of the medewerker. `personen` are the
    residents whom the dossier is about; what is seen of them in that hour is logged as noodtoegang.
    """

    medewerker = TenantForeignKey(Medewerker, related_name="+")
    dossier_id = models.UUIDField()
    personen = ArrayField(models.UUIDField())
    reden = models.CharField(max_length=20, choices=RedenNoodtoegang)
    toelichting = models.CharField(max_length=1000)
    van = models.DateTimeField()
    tot = models.DateTimeField()

    verwerking = Verwerking(
        doel="in nood kunnen helpen, en dat kunnen verantwoorden",
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="BEW-10",
        bescherming=Bescherming.TOEZICHT,
        eigen="medewerker_id",
        alleen_toevoegen=True,
        kolommen={"toelichting": Klasse.BIJZONDER, "personen": Klasse.PERSOON},
        eenheid=Eenheid("", ("dossier_id",)),
        weg=("personen",),
    )

    class Meta:
        verbose_name_plural = "noodtoegangen"
        constraints = [
            models.CheckConstraint(condition=Q(reden__in=RedenNoodtoegang.values), name="noodtoegang_reden"),
            models.CheckConstraint(
                condition=Q(toelichting__regex=rf"^\S.{{{TOELICHTING_MINSTENS - 2},}}\S$"),
                name="noodtoegang_toelichting",
            ),
            models.CheckConstraint(
                condition=Q(tot__gt=F("van")) & Q(tot__lte=F("van") + NOODTOEGANG_HOOGSTENS),
                name="noodtoegang_hoogstens_een_uur",
            ),
        ]
        indexes = [models.Index(fields=["gemeente", "medewerker", "tot"], name="noodtoegang_medewerker")]


class Beslotenheid(TenantModel):
    """An object (dossier, melding, persoon) of a dossier that only named medewerkers see (PRIV-21).

    Ids only, for row level security to judge by; why and by whom stands in toezicht. Who is named is involved in the
    dossier `als` benoemd.
    """

    dossier_id = models.UUIDField()
    object_soort = models.CharField(max_length=20)
    object_id = models.UUIDField()
    van = models.DateTimeField()
    tot = models.DateTimeField(null=True, blank=True)

    verwerking = replace(_INTERN, eenheid=Eenheid("", ("dossier_id", "object_id")))

    class Meta:
        verbose_name_plural = "beslotenheden"
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "dossier_id", "object_id"], condition=Q(tot__isnull=True), name="beslotenheid_een"
            ),
        ]


class Logregel(models.Model):
    """What every line of a log has. No foreign keys: a line outlives what it tells of (AF-03, PRIV-43)."""

    verwerking: ClassVar[Verwerking]

    id = models.UUIDField(primary_key=True, default=nieuw_id, editable=False)
    gemeente_id = models.CharField(max_length=4)
    tijd = models.DateTimeField(default=klok.nu)
    actor = models.UUIDField()
    actor_soort = models.CharField(max_length=12, choices=ActorSoort)
    rol = models.CharField(max_length=20, choices=Rol)
    wet = models.CharField(max_length=20)
    doel = models.CharField(max_length=20)
    grond = models.CharField(max_length=120)
    proces = models.UUIDField()

    class Meta:
        abstract = True


def _log(doel: str, betrokkene: str | None = None, objekt: str | None = None) -> Verwerking:
    return Verwerking(
        doel=doel,
        wet=None,
        klasse=Klasse.INTERN,
        bewaarregel="BEW-10",
        bescherming=Bescherming.LOG,
        betrokkene=betrokkene,
        object=objekt,
        alleen_toevoegen=True,
    )


class Gebeurtenis(Logregel):
    """Something that happened, in the past tense, written in the transaction of the act."""

    soort = models.CharField(max_length=60)
    object_soort = models.CharField(max_length=30)
    object_id = models.UUIDField()
    betrokkene = models.UUIDField(null=True)
    dossier = models.UUIDField(null=True)
    gegevens = models.JSONField(default=dict)

    verwerking = _log("verantwoorden wat er gebeurde", betrokkene="betrokkene", objekt="dossier")

    class Meta:
        verbose_name_plural = "gebeurtenissen"
        indexes = [
            models.Index(fields=["gemeente_id", "object_id"], name="gebeurtenis_object"),
            models.Index(fields=["gemeente_id", "soort", "tijd"], name="gebeurtenis_soort"),
            models.Index(fields=["gemeente_id", "dossier"], name="gebeurtenis_dossier"),
            BrinIndex(fields=["tijd"], name="gebeurtenis_tijd"),
        ]


class Inzage(Logregel):
    """Who looked at what of whom, and why. The resident reads it; nobody changes it (PRIV-37, PRIV-38)."""

    soort = models.CharField(max_length=12, choices=InzageSoort)
    betrokkene = models.UUIDField(null=True)
    dossier = models.UUIDField(null=True)
    gegevensgroep = models.CharField(max_length=60)
    organisatie = models.CharField(max_length=120)

    verwerking = _log("laten zien wie er keek", betrokkene="betrokkene")

    class Meta:
        verbose_name_plural = "inzagen"
        indexes = [
            models.Index(fields=["gemeente_id", "betrokkene", "tijd"], name="inzage_betrokkene"),
            # Lines come in order of time: a stretch of it is found without reading the rest (PRIV-22).
            BrinIndex(fields=["tijd"], name="inzage_tijd"),
        ]


class Vertrouwelijkheid(TenantModel):
    """A line of the inzagelog that its resident does not see yet: until a day, or until it is lifted (PRIV-41).

    Beside the log and not in it: a line never changes, and its seal holds.
    """

    inzage_id = models.UUIDField()
    reden = models.CharField(max_length=20, choices=RedenVertrouwelijk)
    tot = models.DateField(null=True, blank=True)

    verwerking = Verwerking(
        doel="iemand niet in gevaar brengen door te tonen wie er keek",
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="BEW-10",
        bescherming=Bescherming.GEMEENTE,
        alleen_toevoegen=True,
    )

    class Meta:
        verbose_name_plural = "vertrouwelijkheden"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "inzage_id"], name="vertrouwelijkheid_een"),
            models.CheckConstraint(condition=Q(reden__in=RedenVertrouwelijk.values), name="vertrouwelijkheid_reden"),
        ]


class Opheffing(TenantModel):
    """Somebody decided that a line no longer stays out of sight; it then stands at its original time (PRIV-41).

    `reden` names nobody: row level security reads this table for residents too.
    """

    vertrouwelijkheid = TenantForeignKey(Vertrouwelijkheid, related_name="opheffingen")
    door = models.UUIDField()
    reden = models.CharField(max_length=500)
    op = models.DateTimeField(default=klok.nu)

    verwerking = Verwerking(
        doel="laten zien wie er keek, zodra dat veilig kan",
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="BEW-10",
        bescherming=Bescherming.GEMEENTE,
        alleen_toevoegen=True,
    )

    class Meta:
        verbose_name_plural = "opheffingen"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "vertrouwelijkheid"], name="opheffing_een"),
            models.CheckConstraint(condition=~Q(reden=""), name="opheffing_reden"),
        ]


class Beveiligingsregel(Logregel):
    """Sign-ins, refusals, changes of rights (SEC-26)."""

    handeling = models.CharField(max_length=60)
    object = models.CharField(max_length=120)
    gelukt = models.BooleanField()
    herkomst = models.CharField(max_length=64)

    verwerking = _log("misbruik zien en onderzoeken")

    class Meta:
        verbose_name_plural = "beveiligingsregels"


class Mutatie(models.Model):
    """One changed row, written by trigger: who, why, which columns; personal values stand in Mutatiewaarde (AF-05).

    Without an actor the row was changed outside a context: by a migration.
    """

    id = models.BigAutoField(primary_key=True)
    gemeente_id = models.CharField(max_length=4)
    tijd = models.DateTimeField()
    tabel = models.CharField(max_length=63)
    rij = models.UUIDField()
    soort = models.CharField(max_length=1)
    actor = models.UUIDField(null=True)
    rol = models.CharField(max_length=20, blank=True)
    wet = models.CharField(max_length=20, blank=True)
    doel = models.CharField(max_length=20, blank=True)
    grond = models.CharField(max_length=120, blank=True)
    proces = models.UUIDField(null=True)
    oud = models.JSONField(null=True)
    nieuw = models.JSONField(null=True)
    verzwegen = models.JSONField(default=list)

    verwerking = _log("elke wijziging verantwoorden")

    class Meta:
        verbose_name_plural = "mutaties"
        indexes = [models.Index(fields=["gemeente_id", "rij"], name="mutatie_rij")]


class Mutatiewachtrij(models.Model):
    """What personal values were before a change, for seconds: the worker encrypts them and empties this (AF-05).

    `id` is that of the Mutatie. No screen's process can read it.
    """

    id = models.BigIntegerField(primary_key=True)
    gemeente_id = models.CharField(max_length=4)
    object = models.UUIDField()
    tabel = models.CharField(max_length=63)
    rij = models.UUIDField()
    oud = models.JSONField()

    verwerking = Verwerking(
        doel="oude waarden versleutelen",
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="BEW-10",
        bescherming=Bescherming.WERKER,
        kolommen={"oud": Klasse.BIJZONDER},
        niet_inzien=_OUDE_WAARDEN,
        eenheid=Eenheid("", ("object",)),
    )

    class Meta:
        verbose_name_plural = "wachtrij van oude waarden"
        indexes = [models.Index(fields=["gemeente_id", "object"], name="wachtrij_object")]


class Mutatiewaarde(models.Model):
    """What the personal values of one Mutatie were, readable only with the key of `object` (AF-05). Same `id`."""

    id = models.BigIntegerField(primary_key=True)
    gemeente_id = models.CharField(max_length=4)
    object = models.UUIDField()
    tabel = models.CharField(max_length=63)
    rij = models.UUIDField()
    cijfer = models.BinaryField()

    verwerking = Verwerking(
        doel="elke wijziging verantwoorden",
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="BEW-10",
        bescherming=Bescherming.LOG,
        alleen_toevoegen=True,
        kolommen={"cijfer": Klasse.VERSLEUTELD},
        niet_inzien=_OUDE_WAARDEN,
    )

    class Meta:
        verbose_name_plural = "oude waarden"
        indexes = [models.Index(fields=["gemeente_id", "rij"], name="mutatiewaarde_rij")]


class Objectsleutel(models.Model):
    """The key to the old values of one object, wrapped by the key ring; without it they are gone (AF-05)."""

    id = models.UUIDField(primary_key=True)
    gemeente_id = models.CharField(max_length=4)
    sleutel = models.BinaryField()

    verwerking = Verwerking(
        doel="oude waarden leesbaar houden tot de vernietiging",
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="BEW-10",
        bescherming=Bescherming.WERKER,
        kolommen={"sleutel": Klasse.VERSLEUTELD},
        niet_inzien=_OUDE_WAARDEN,
        eenheid=Eenheid("", ("id",)),
    )

    class Meta:
        verbose_name_plural = "objectsleutels"


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


class Zegel(models.Model):
    """A link of the chain over one log: the hash of all lines of a range of transactions (AF-04, SEC-27)."""

    id = models.BigAutoField(primary_key=True)
    tabel = models.CharField(max_length=63)
    volgnummer = models.PositiveIntegerField()
    van_xact = models.BigIntegerField()
    tot_xact = models.BigIntegerField()
    regels = models.PositiveIntegerField()
    vorige = models.BinaryField()
    hash = models.BinaryField()
    # The key that made the hash and the columns it covers; empty in what was sealed before these were kept.
    sleutel = models.CharField(max_length=20, default="", db_default="")
    kolommen = models.JSONField(default=list, db_default=[])
    verzegeld_op = models.DateTimeField()

    verwerking = _log("wijziging van een logregel zichtbaar maken")

    class Meta:
        verbose_name_plural = "zegels"
        constraints = [models.UniqueConstraint(fields=["tabel", "volgnummer"], name="zegel_volgnummer")]


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
