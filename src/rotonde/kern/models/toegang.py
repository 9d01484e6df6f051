"""What row level security judges by: involvement, noodtoegang and what is besloten."""

from dataclasses import replace
from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from rotonde.kern.models.basis import _INTERN, TenantForeignKey, TenantModel
from rotonde.kern.models.medewerkers import Medewerker
from rotonde.kern.periode import PeriodeField
from rotonde.kern.soorten import (
    Bescherming,
    Klasse,
    RedenNoodtoegang,
    Wet,
)
from rotonde.kern.verwerking import Eenheid, Verwerking

NOODTOEGANG_HOOGSTENS = timedelta(minutes=60)


TOELICHTING_MINSTENS = 20


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
        object="dossier_id",
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
