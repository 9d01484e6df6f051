"""The tables of casusoverleg. What a guest sees, ends by itself: involvement has its last day from the start."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from rotonde.kern.models import Medewerker, TenantForeignKey, TenantModel
from rotonde.kern.soorten import Klasse, Wet
from rotonde.kern.verwerking import Verwerking
from rotonde.regie.verwerking import in_dossier


class Overleg(TenantModel):
    """One overleg about one dossier: an agenda before it, and afterwards who was there and what was decided."""

    dossier = TenantForeignKey("regie.Dossier", related_name="+")
    moment = models.DateTimeField()
    plek = models.CharField(max_length=100)
    agenda = ArrayField(models.CharField(max_length=200), default=list)
    # Who comes from outside and has no account here: they are named, and see nothing.
    van_buiten = models.CharField(max_length=300, blank=True)
    gehouden_op = models.DateField(null=True, blank=True)
    aanwezig = models.CharField(max_length=300, blank=True)
    besluiten = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    afgezegd_op = models.DateTimeField(null=True, blank=True)
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = in_dossier(
        "samen afspreken hoe het verder gaat",
        niet_voor_inwoner=True,
        niet_inzien="gaat over het hele huishouden: wat daarvan wie gegeven wordt, weegt een mens (PRIV-27)",
        agenda=Klasse.BIJZONDER,
        besluiten=Klasse.BIJZONDER,
        van_buiten=Klasse.PERSOON,
        aanwezig=Klasse.PERSOON,
    )

    class Meta:
        verbose_name_plural = "overleggen"
        constraints = [
            models.CheckConstraint(
                condition=Q(gehouden_op__isnull=True, aanwezig="", besluiten=[])
                | (Q(gehouden_op__isnull=False, afgezegd_op__isnull=True) & ~Q(aanwezig="") & ~Q(besluiten=[])),
                name="overleg_gepland_of_heel",
            ),
            models.CheckConstraint(condition=~Q(agenda=[]), name="overleg_heeft_agenda"),
        ]
        indexes = [models.Index(fields=["gemeente", "dossier", "moment"], name="overleg_dossier")]


class Overleggast(TenantModel):
    """A colleague who does not work in the dossier and takes part: it is open to her or him on that day only."""

    dossier = TenantForeignKey("regie.Dossier", related_name="+")
    overleg = TenantForeignKey(Overleg, related_name="gasten")
    medewerker = TenantForeignKey(Medewerker, related_name="+")
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = in_dossier("weten wie er bij een overleg was", weg=("dossier",))

    class Meta:
        verbose_name_plural = "overleggasten"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "overleg", "medewerker"], name="overleggast_een_keer")
        ]
        indexes = [models.Index(fields=["gemeente", "dossier"], name="overleggast_dossier")]
