"""Tables of regie: the dossier of a huishouden, who holds it, and the one Aanpak.

What the migration adds as triggers: the periods of Regie together cover the time that the dossier is open, no more and
no less (checked at commit), what was agreed does not change, and a doel or inzet that changes has a next revision.
"""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from rotonde.inwoners.models import Huishouden, Persoon
from rotonde.kern.models import Medewerker, TenantForeignKey, TenantModel
from rotonde.kern.periode import uuid_gelijk
from rotonde.kern.soorten import Afslag, Klasse, Wet
from rotonde.kern.verwerking import Verwerking
from rotonde.privacy.toestemming.soorten import Mag
from rotonde.regie.aanzet.models import Aanzet
from rotonde.regie.acties.models import Actiepunt
from rotonde.regie.consult.models import Consult
from rotonde.regie.kenmerken.models import Kenmerk
from rotonde.regie.meldcode.models import Meldcode, Meldcodestap
from rotonde.regie.nazorg.models import Nazorg
from rotonde.regie.nazorg.soorten import Resultaat
from rotonde.regie.opschaling.models import Opschaling
from rotonde.regie.overleg.models import Overleg, Overleggast
from rotonde.regie.soorten import HOOGSTE_SCORE, LAAGSTE_SCORE, Ladder
from rotonde.regie.team.models import Teamgenoot
from rotonde.regie.verheldering.models import Deelname, Gezondheidscijfer, Leefgebiedbeeld, Vraagverheldering
from rotonde.regie.verwerking import in_dossier
from rotonde.toegang.models import Melding

__all__ = [
    "Aanpak",
    "Aanzet",
    "Actiepunt",
    "Consult",
    "Deelname",
    "Doel",
    "Dossier",
    "Evaluatie",
    "Gezondheidscijfer",
    "Inzet",
    "Kenmerk",
    "Leefgebiedbeeld",
    "Meldcode",
    "Meldcodestap",
    "Nazorg",
    "Opschaling",
    "Overleg",
    "Overleggast",
    "Regie",
    "Teamgenoot",
    "Vraagverheldering",
]


def _revisie() -> models.PositiveIntegerField:
    """In the Aanpak: how often it was written in. In a doel or inzet: at which of those it got its words (REL-11)."""
    return models.PositiveIntegerField(default=0, db_default=0)


def _score(veld: str) -> Q:
    return Q(**{f"{veld}__gte": LAAGSTE_SCORE, f"{veld}__lte": HOOGSTE_SCORE})


class Dossier(TenantModel):
    """The work around one huishouden, opened from a melding. A huishouden has at most one open dossier."""

    huishouden = TenantForeignKey(Huishouden, related_name="+")
    melding = TenantForeignKey(Melding, related_name="+")
    geopend_op = models.DateTimeField()
    gesloten_op = models.DateTimeField(null=True, blank=True)
    resultaat = models.CharField(max_length=12, choices=Resultaat, blank=True, default="", db_default="")
    toelichting = models.CharField(max_length=500, blank=True, default="", db_default="")
    zonder_nazorg = models.CharField(max_length=200, blank=True, default="", db_default="")
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = in_dossier(
        "hulp aan een huishouden samen laten hangen",
        objekt="id",
        weg=("melding", "regie.Doel.dossier"),
        toelichting=Klasse.BIJZONDER,
        zonder_nazorg=Klasse.BIJZONDER,
    )

    class Meta:
        verbose_name_plural = "dossiers"
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "huishouden"], condition=Q(gesloten_op__isnull=True), name="dossier_een_open"
            ),
            models.UniqueConstraint(fields=["gemeente", "melding"], name="dossier_melding"),
            models.CheckConstraint(
                condition=Q(gesloten_op__isnull=True) | Q(gesloten_op__gt=F("geopend_op")),
                name="dossier_gesloten_na_opening",
            ),
            models.CheckConstraint(
                condition=Q(gesloten_op__isnull=False) | Q(resultaat="", toelichting="", zonder_nazorg=""),
                name="dossier_resultaat_bij_sluiten",
            ),
        ]


class Regie(TenantModel):
    """Who was the Aanspreekpunt when. To the second, not the day: a dossier can be handed over in the day it opened."""

    dossier = TenantForeignKey(Dossier, related_name="regies")
    medewerker = TenantForeignKey(Medewerker, related_name="+")
    periode = DateTimeRangeField()
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = in_dossier("weten wie het Aanspreekpunt is", weg=("dossier",))

    class Meta:
        verbose_name_plural = "regies"
        constraints = [
            ExclusionConstraint(
                name="regie_een_aanspreekpunt",
                expressions=[*uuid_gelijk("dossier"), ("periode", RangeOperators.OVERLAPS)],
            ),
        ]
        indexes = [
            models.Index(fields=["gemeente", "dossier"], name="regieperiode_dossier"),
            models.Index(fields=["gemeente", "medewerker"], name="regieperiode_medewerker"),
        ]


class Aanpak(TenantModel):
    """A version of the one plan. Once it is fixed, with the akkoord of the resident or the reason without, it stays."""

    dossier = TenantForeignKey(Dossier, related_name="aanpakken")
    versie = models.PositiveSmallIntegerField()
    opgesteld_op = models.DateTimeField()
    akkoord_op = models.DateTimeField(null=True, blank=True)
    reden_zonder_akkoord = models.CharField(max_length=500, blank=True)
    vastgesteld_op = models.DateTimeField(null=True, blank=True)
    revisie = _revisie()
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = in_dossier(
        "afspreken wat er beter moet worden en wie wat doet",
        weg=("dossier",),
        reden_zonder_akkoord=Klasse.BIJZONDER,
        revisie=Klasse.INTERN,
    )

    class Meta:
        verbose_name_plural = "aanpakken"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "dossier", "versie"], name="aanpak_versie"),
            models.CheckConstraint(
                condition=Q(vastgesteld_op__isnull=True, akkoord_op__isnull=True, reden_zonder_akkoord="")
                | Q(vastgesteld_op__isnull=False, akkoord_op__isnull=False, reden_zonder_akkoord="")
                | (Q(vastgesteld_op__isnull=False, akkoord_op__isnull=True) & ~Q(reden_zonder_akkoord="")),
                name="aanpak_akkoord_of_reden",
            ),
        ]


class Doel(TenantModel):
    """What must be better for whom, on which leefgebied, from which score to which."""

    dossier = TenantForeignKey(Dossier, related_name="+")
    aanpak = TenantForeignKey(Aanpak, related_name="doelen")
    persoon = TenantForeignKey(Persoon, related_name="+")
    leefgebied = models.CharField(max_length=60)
    omschrijving = models.CharField(max_length=500)
    startscore = models.PositiveSmallIntegerField()
    streefscore = models.PositiveSmallIntegerField()
    # The id of the doel in the version it began in: a next version copies it under another id. Empty in older rows.
    lijn = models.UUIDField(null=True, editable=False)
    revisie = _revisie()
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = in_dossier(
        "meten of het beter gaat",
        betrokkene="persoon_id",
        omschrijving=Klasse.BIJZONDER,
        lijn=Klasse.INTERN,
        revisie=Klasse.INTERN,
    )

    class Meta:
        verbose_name_plural = "doelen"
        constraints = [
            models.CheckConstraint(condition=_score("startscore") & _score("streefscore"), name="doel_score"),
            models.CheckConstraint(condition=Q(streefscore__gt=F("startscore")), name="doel_is_beter"),
        ]
        indexes = [
            models.Index(fields=["gemeente", "aanpak"], name="doel_aanpak"),
            models.Index(fields=["gemeente", "dossier"], name="doel_dossier"),
        ]


class Inzet(TenantModel):
    """Who does what for a doel, on which rung of the ladder and at which afslag."""

    dossier = TenantForeignKey(Dossier, related_name="+")
    doel = TenantForeignKey(Doel, related_name="inzetten")
    persoon = TenantForeignKey(Persoon, related_name="+")
    soort = models.CharField(max_length=12, choices=Ladder)
    afslag = models.PositiveSmallIntegerField(choices=Afslag)
    omschrijving = models.CharField(max_length=200)
    product_code = models.CharField(max_length=60, blank=True)
    reden_zwaarder = models.CharField(max_length=500, blank=True)
    doelbinding = models.CharField(max_length=12, choices=Mag, default=Mag.EIGEN, db_default=Mag.EIGEN)
    revisie = _revisie()
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = in_dossier(
        "zo licht als kan en zo zwaar als nodig helpen",
        betrokkene="persoon_id",
        omschrijving=Klasse.BIJZONDER,
        reden_zwaarder=Klasse.BIJZONDER,
        revisie=Klasse.INTERN,
        doelbinding=Klasse.INTERN,
    )

    class Meta:
        verbose_name_plural = "inzetten"
        constraints = [
            models.CheckConstraint(condition=~Q(doelbinding=Mag.NEE), name="inzet_op_een_grond"),
            models.CheckConstraint(
                condition=Q(soort=Ladder.EIGEN_KRACHT) | ~Q(reden_zwaarder=""), name="inzet_reden_zwaarder"
            ),
            models.CheckConstraint(condition=Q(afslag__in=Afslag.values), name="inzet_afslag"),
            models.CheckConstraint(
                condition=~Q(soort__in=[Ladder.EIGEN_KRACHT, Ladder.NETWERK]) | Q(afslag=Afslag.ONDERSTEUNING),
                name="inzet_licht_is_afslag_1",
            ),
            models.CheckConstraint(
                condition=~Q(soort=Ladder.MAATWERK) | ~Q(product_code=""), name="inzet_maatwerk_noemt_product"
            ),
        ]
        indexes = [
            models.Index(fields=["gemeente", "doel"], name="inzet_doel"),
            models.Index(fields=["gemeente", "dossier"], name="inzet_dossier"),
        ]


class Evaluatie(TenantModel):
    """When the resident and who helps look back on a doel; once that was done, what came of it stays."""

    dossier = TenantForeignKey(Dossier, related_name="+")
    doel = TenantForeignKey(Doel, related_name="evaluaties")
    persoon = TenantForeignKey(Persoon, related_name="+")
    gepland_op = models.DateField()
    gehouden_op = models.DateField(null=True, blank=True)
    erbij = models.CharField(max_length=200, blank=True)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    woorden = models.CharField(max_length=500, blank=True)
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = in_dossier(
        "nagaan of de hulp werkt",
        betrokkene="persoon_id",
        erbij=Klasse.PERSOON,
        score=Klasse.BIJZONDER,
        woorden=Klasse.BIJZONDER,
    )

    class Meta:
        verbose_name_plural = "evaluaties"
        constraints = [
            models.CheckConstraint(
                condition=Q(gehouden_op__isnull=True, erbij="", score__isnull=True, woorden="")
                | (Q(gehouden_op__isnull=False, score__isnull=False) & _score("score") & ~Q(erbij="") & ~Q(woorden="")),
                name="evaluatie_gepland_of_heel",
            ),
            models.UniqueConstraint(
                fields=["gemeente", "doel"], condition=Q(gehouden_op__isnull=True), name="evaluatie_een_gepland"
            ),
        ]
        indexes = [
            models.Index(fields=["gemeente", "doel"], name="evaluatie_doel"),
            models.Index(fields=["gemeente", "dossier"], name="evaluatie_dossier"),
        ]
