"""The logs, and what is kept beside them: what is vertrouwelijk, what values were, and the seals."""

from typing import ClassVar

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q

from rotonde.kern import klok
from rotonde.kern.models.basis import TenantForeignKey, TenantModel, nieuw_id
from rotonde.kern.soorten import (
    ActorSoort,
    Bescherming,
    InzageSoort,
    Klasse,
    RedenVertrouwelijk,
    Rol,
    Wet,
)
from rotonde.kern.verwerking import Eenheid, Verwerking


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


def _log(doel: str, betrokkene: str | None = None, objekt: str | tuple[str, ...] | None = None) -> Verwerking:
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


def _naast_het_log(doel: str) -> Verwerking:
    """What is decided about a line stands beside the log: a line never changes, and its seal holds."""
    return Verwerking(
        doel=doel,
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="BEW-10",
        bescherming=Bescherming.GEMEENTE,
        alleen_toevoegen=True,
    )


_OUDE_WAARDEN = "wat er vroeger stond is alleen voor onderzoek; een bundel zegt dat erbij"


def _alleen_werker(doel: str, eenheid: Eenheid, **kolommen: Klasse) -> Verwerking:
    """What the worker needs to keep old values, and the process of no screen can read (AF-05)."""
    return Verwerking(
        doel=doel,
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="BEW-10",
        bescherming=Bescherming.WERKER,
        kolommen=kolommen,
        niet_inzien=_OUDE_WAARDEN,
        eenheid=eenheid,
    )


class Gebeurtenis(Logregel):
    """Something that happened, in the past tense, written in the transaction of the act."""

    soort = models.CharField(max_length=60)
    object_soort = models.CharField(max_length=30)
    object_id = models.UUIDField()
    betrokkene = models.UUIDField(null=True)
    dossier = models.UUIDField(null=True)
    gegevens = models.JSONField(default=dict)

    # What happened to a melding stands in no dossier yet: who is involved in the melding reads it too.
    verwerking = _log("verantwoorden wat er gebeurde", betrokkene="betrokkene", objekt=("dossier", "object_id"))

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
    """A line of the inzagelog that its resident does not see yet: until a day, or until it is lifted (PRIV-41)."""

    inzage_id = models.UUIDField()
    reden = models.CharField(max_length=20, choices=RedenVertrouwelijk)
    tot = models.DateField(null=True, blank=True)

    verwerking = _naast_het_log("iemand niet in gevaar brengen door te tonen wie er keek")

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

    verwerking = _naast_het_log("laten zien wie er keek, zodra dat veilig kan")

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

    verwerking = _alleen_werker("oude waarden versleutelen", Eenheid("", ("object",)), oud=Klasse.BIJZONDER)

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

    verwerking = _alleen_werker(
        "oude waarden leesbaar houden tot de vernietiging", Eenheid("", ("id",)), sleutel=Klasse.VERSLEUTELD
    )

    class Meta:
        verbose_name_plural = "objectsleutels"


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
