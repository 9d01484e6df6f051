"""Tables of toezicht: what was reviewed, found, decided and told. No content of a dossier stands here.

What the migration adds as a trigger: whoever a review says used the noodtoegang is who did.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from rotonde.kern.models import Medewerker, Noodtoegang, TenantForeignKey, TenantModel
from rotonde.kern.soorten import Bescherming, Klasse, Rol, Wet
from rotonde.kern.verwerking import Verwerking
from rotonde.toezicht.klachten.models import Klacht
from rotonde.toezicht.soorten import Afhandeling, Bericht, Beslotensoort, Bron, Oordeel, Rechtenoordeel

__all__ = [
    "Beoordeling",
    "BeslotenDossier",
    "Bevinding",
    "Incident",
    "Kennisgeving",
    "Klacht",
    "Naamvrijgave",
    "Rechtenbeoordeling",
    "Zegelcontrole",
]


def _toezicht(
    doel: str, *, eigen: str | None = None, objekt: str | None = None, vast: bool = False, **kolommen: Klasse
) -> Verwerking:
    """Rows for kwaliteit and the FG, and for the medewerker in `eigen`; with `vast` a row never changes. With `objekt`
    not for who is in the circle of that dossier (PRIV-20)."""
    return Verwerking(
        doel=doel,
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="BEW-10",
        bescherming=Bescherming.TOEZICHT,
        eigen=eigen,
        object=objekt,
        alleen_toevoegen=vast,
        kolommen=kolommen,
        niet_inzien="gaat over hoe medewerkers het systeem gebruiken",
    )


class Beoordeling(TenantModel):
    """Somebody else judged a noodtoegang (PRIV-19, SEC-13)."""

    noodtoegang = TenantForeignKey(Noodtoegang, related_name="beoordelingen")
    gebruiker_id = models.UUIDField()
    beoordelaar_id = models.UUIDField()
    oordeel = models.CharField(max_length=12, choices=Oordeel)
    motivering = models.CharField(max_length=1000)
    op = models.DateTimeField()

    verwerking: ClassVar[Verwerking] = _toezicht(
        "noodtoegang door een ander laten beoordelen", vast=True, motivering=Klasse.PERSOON
    )

    class Meta:
        verbose_name_plural = "beoordelingen"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "noodtoegang"], name="beoordeling_een"),
            models.CheckConstraint(condition=~Q(beoordelaar_id=F("gebruiker_id")), name="beoordeling_door_een_ander"),
            models.CheckConstraint(condition=~Q(motivering=""), name="beoordeling_motivering"),
        ]


class Incident(TenantModel):
    """Access that was not right. The FG closes it, saying what was done."""

    bron = models.CharField(max_length=12, choices=Bron)
    bron_id = models.UUIDField()
    medewerker_id = models.UUIDField()
    omschrijving = models.CharField(max_length=1000)
    geopend_door = models.UUIDField()
    geopend_op = models.DateTimeField()
    uitkomst = models.CharField(max_length=1000, blank=True)
    gesloten_door = models.UUIDField(null=True, blank=True)
    gesloten_op = models.DateTimeField(null=True, blank=True)

    verwerking: ClassVar[Verwerking] = _toezicht(
        "misbruik van toegang afhandelen", omschrijving=Klasse.PERSOON, uitkomst=Klasse.PERSOON
    )

    class Meta:
        verbose_name_plural = "incidenten"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "bron_id"], name="incident_een_per_bron"),
            models.CheckConstraint(
                condition=Q(gesloten_op__isnull=True, gesloten_door__isnull=True, uitkomst="")
                | (Q(gesloten_op__isnull=False, gesloten_door__isnull=False) & ~Q(uitkomst="")),
                name="incident_gesloten_met_uitkomst",
            ),
            models.CheckConstraint(
                condition=Q(gesloten_door__isnull=True) | ~Q(gesloten_door=F("medewerker_id")),
                name="incident_sluit_een_ander",
            ),
        ]


class Kennisgeving(TenantModel):
    """Word to a medewerker, or to who has a rol, in the transaction of what it tells (PRIV-18, PRIV-19)."""

    aan_id = models.UUIDField(null=True, blank=True)
    aan_rol = models.CharField(max_length=20, choices=Rol, blank=True)
    soort = models.CharField(max_length=20, choices=Bericht)
    object_id = models.UUIDField()
    op = models.DateTimeField()
    gelezen_op = models.DateTimeField(null=True, blank=True)

    verwerking: ClassVar[Verwerking] = _toezicht("meteen weten dat er in een dossier is gekeken", eigen="aan_id")

    class Meta:
        verbose_name_plural = "kennisgevingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(aan_id__isnull=False, aan_rol="") | (Q(aan_id__isnull=True) & ~Q(aan_rol="")),
                name="kennisgeving_aan_iemand",
            ),
            models.UniqueConstraint(
                fields=["gemeente", "soort", "object_id", "aan_id", "aan_rol"],
                nulls_distinct=False,
                name="kennisgeving_eenmaal",
            ),
        ]


class BeslotenDossier(TenantModel):
    """Why a dossier is besloten, since when and by whose decision (PRIV-21); who sees it stands in kern."""

    dossier_id = models.UUIDField()
    soort = models.CharField(max_length=12, choices=Beslotensoort)
    reden = models.CharField(max_length=1000)
    gesloten_door = models.UUIDField()
    gesloten_op = models.DateTimeField()
    reden_opheffing = models.CharField(max_length=1000, blank=True)
    opgeheven_door = models.UUIDField(null=True, blank=True)
    opgeheven_op = models.DateTimeField(null=True, blank=True)

    verwerking: ClassVar[Verwerking] = _toezicht(
        "een dossier alleen aan genoemde medewerkers tonen",
        objekt="dossier_id",
        reden=Klasse.BIJZONDER,
        reden_opheffing=Klasse.BIJZONDER,
    )

    class Meta:
        verbose_name_plural = "besloten dossiers"
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "dossier_id"], condition=Q(opgeheven_op__isnull=True), name="besloten_een"
            ),
            models.CheckConstraint(condition=~Q(reden=""), name="besloten_reden"),
            models.CheckConstraint(
                condition=Q(opgeheven_op__isnull=True, opgeheven_door__isnull=True, reden_opheffing="")
                | (Q(opgeheven_op__isnull=False, opgeheven_door__isnull=False) & ~Q(reden_opheffing="")),
                name="besloten_opgeheven_met_reden",
            ),
        ]


class Bevinding(TenantModel):
    """What a rule found in the log or in the rights (PRIV-22, SEC-07): ids of lines and of who, never what they saw.

    `sleutel` says what it is about, so that a rule which looks again finds nothing twice.
    """

    regel = models.CharField(max_length=20)
    sleutel = models.CharField(max_length=120)
    medewerker_id = models.UUIDField(null=True, blank=True)
    team_id = models.UUIDField(null=True, blank=True)
    inzagen = models.JSONField(default=list)
    aantal = models.PositiveIntegerField()
    vanaf = models.DateTimeField()
    gevonden_op = models.DateTimeField()
    afhandeling = models.CharField(max_length=12, choices=Afhandeling, blank=True)
    motivering = models.CharField(max_length=1000, blank=True)
    afgehandeld_door = models.UUIDField(null=True, blank=True)
    afgehandeld_op = models.DateTimeField(null=True, blank=True)

    verwerking: ClassVar[Verwerking] = _toezicht("ongewone toegang zien en uitzoeken", motivering=Klasse.PERSOON)

    class Meta:
        verbose_name_plural = "bevindingen"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "regel", "sleutel"], name="bevinding_eenmaal"),
            models.CheckConstraint(
                condition=Q(afgehandeld_op__isnull=True, afgehandeld_door__isnull=True, afhandeling="", motivering="")
                | (
                    Q(afgehandeld_op__isnull=False, afgehandeld_door__isnull=False)
                    & ~Q(afhandeling="")
                    & ~Q(motivering="")
                ),
                name="bevinding_afgehandeld_met_reden",
            ),
            models.CheckConstraint(
                condition=Q(afgehandeld_door__isnull=True)
                | Q(medewerker_id__isnull=True)
                | ~Q(afgehandeld_door=F("medewerker_id")),
                name="bevinding_door_een_ander",
            ),
        ]
        indexes = [models.Index(fields=["gemeente", "afgehandeld_op", "gevonden_op"], name="bevinding_open")]


class Naamvrijgave(TenantModel):
    """A decision to know who stands behind a pseudonym in the log (PRIV-40)."""

    medewerker = TenantForeignKey(Medewerker, related_name="+")
    door = models.UUIDField()
    reden = models.CharField(max_length=1000)
    op = models.DateTimeField()

    verwerking: ClassVar[Verwerking] = _toezicht(
        "pas na een besluit weten welke medewerker keek", vast=True, reden=Klasse.PERSOON
    )

    class Meta:
        verbose_name_plural = "naamvrijgaven"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "medewerker"], name="naamvrijgave_een"),
            models.CheckConstraint(condition=~Q(reden=""), name="naamvrijgave_reden"),
        ]


class Rechtenbeoordeling(TenantModel):
    """Somebody else looked at what a medewerker may, and signed (SEC-07); `inhoud` is what was looked at."""

    medewerker = TenantForeignKey(Medewerker, related_name="rechtenbeoordelingen")
    beoordelaar_id = models.UUIDField()
    oordeel = models.CharField(max_length=12, choices=Rechtenoordeel)
    opmerking = models.CharField(max_length=1000, blank=True)
    inhoud = models.JSONField()
    op = models.DateTimeField()

    verwerking: ClassVar[Verwerking] = _toezicht("rechten regelmatig nalopen", vast=True, opmerking=Klasse.PERSOON)

    class Meta:
        verbose_name_plural = "rechtenbeoordelingen"
        constraints = [
            models.CheckConstraint(condition=~Q(beoordelaar_id=F("medewerker_id")), name="rechten_door_een_ander"),
            models.CheckConstraint(
                condition=Q(oordeel=Rechtenoordeel.KLOPT) | ~Q(opmerking=""), name="rechten_aanpassen_zegt_wat"
            ),
        ]
        indexes = [models.Index(fields=["gemeente", "medewerker", "op"], name="rechten_medewerker")]


class Zegelcontrole(TenantModel):
    """The outcome of recomputing the seals of one log; the chain is of all gemeenten together (SEC-27)."""

    tabel = models.CharField(max_length=63)
    zegels = models.PositiveIntegerField()
    regels = models.PositiveIntegerField()
    breuken = models.JSONField(default=list)
    op = models.DateTimeField()

    verwerking: ClassVar[Verwerking] = _toezicht("zien dat de logboeken nog kloppen", vast=True)

    class Meta:
        verbose_name_plural = "zegelcontroles"
        indexes = [models.Index(fields=["gemeente", "tabel", "op"], name="zegelcontrole_laatste")]
