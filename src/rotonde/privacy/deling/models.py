"""The table of delingen. What was told stays as it was told; only what became of it is added.

What the migration adds as a trigger: nothing is sent without a deling that holds at that moment, with a toestemming
that was not withdrawn where it stands on one (PRIV-06, PRIV-07), and no word of it changes afterwards.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from rotonde.catalogus.models import Partner
from rotonde.catalogus.soorten import Partnersoort
from rotonde.inwoners.models import Persoon
from rotonde.kern.models import TenantForeignKey, TenantModel
from rotonde.kern.periode import PeriodeField
from rotonde.kern.soorten import Bescherming, Klasse, Wet
from rotonde.kern.verwerking import Eenheid, Verstrekking, Verwerking
from rotonde.privacy.deling.soorten import Deelgrond, Deeluitkomst, Deelveld
from rotonde.privacy.toestemming.models import Toestemming


class Deling(TenantModel):
    """What one partner is told of one resident under one wet, and until when it can be read there.

    `toont_aan` is the resident to whom it shows: empty until `vertrouwelijk_tot`, where knowing it sooner is dangerous.
    With `overdracht` the partner is asked to go on with the resident; until it says that it got the question, the
    dossier stays open and its melding has its owner.
    """

    dossier_id = models.UUIDField()
    persoon = TenantForeignKey(Persoon, related_name="+")
    toont_aan = TenantForeignKey(Persoon, related_name="+", null=True, blank=True)
    partner = TenantForeignKey(Partner, related_name="+")
    soort = models.CharField(max_length=20, choices=Partnersoort)
    wet = models.CharField(max_length=20, choices=Wet)
    grond = models.CharField(max_length=12, choices=Deelgrond)
    artikel = models.CharField(max_length=40)
    toestemming = TenantForeignKey(Toestemming, related_name="+", null=True, blank=True)
    velden = ArrayField(models.CharField(max_length=12, choices=Deelveld))
    # Sentences, worked out when it was shared: what changes in the dossier later is not told.
    verteld = ArrayField(models.CharField(max_length=1000))
    bericht = models.CharField(max_length=1000, blank=True)
    waarvoor = models.CharField(max_length=200)
    afweging = models.CharField(max_length=500, blank=True)
    overdracht = models.BooleanField(default=False)
    # The partner does not read it here: nobody signs in for it, or the dossier is besloten.
    op_papier = models.BooleanField(default=False)
    periode = PeriodeField()
    vertrouwelijk_tot = models.DateField(null=True, blank=True)
    # No key: the simulation shares as a service, which is no medewerker.
    gedeeld_door = models.UUIDField()
    gedeeld_op = models.DateTimeField()
    verzonden_op = models.DateField(null=True, blank=True)
    ontvangen_op = models.DateField(null=True, blank=True)
    ontvangen_door = models.CharField(max_length=120, blank=True)
    uitkomst = models.CharField(max_length=12, choices=Deeluitkomst, blank=True)
    toelichting = models.CharField(max_length=500, blank=True)
    beantwoord_op = models.DateField(null=True, blank=True)
    gestopt_op = models.DateTimeField(null=True, blank=True)

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel="alleen op een grond iets vertellen aan wie buiten de gemeente helpt (Wmo art. 5.2.1, Jw art. 7.4.0)",
        wet=None,
        klasse=Klasse.INTERN,
        bewaarregel="BEW-01",
        bescherming=Bescherming.BETROKKEN,
        betrokkene="toont_aan_id",
        object=("dossier_id", "id"),
        kolommen={
            "verteld": Klasse.BIJZONDER,
            "bericht": Klasse.BIJZONDER,
            "waarvoor": Klasse.PERSOON,
            "afweging": Klasse.BIJZONDER,
            "ontvangen_door": Klasse.PERSOON,
            "toelichting": Klasse.BIJZONDER,
        },
        eenheid=Eenheid("dossier", ("dossier_id",)),
        verstrekt=Verstrekking(
            aan="partner_id",
            op="verzonden_op",
            tabellen=("inwoners_persoon", "regie_doel", "regie_inzet"),
            over="persoon_id",
        ),
    )

    class Meta:
        verbose_name_plural = "delingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(grond=Deelgrond.TOESTEMMING, toestemming__isnull=False)
                | Q(grond__in=[Deelgrond.WET, Deelgrond.AFWEGING], toestemming__isnull=True),
                name="deling_op_een_grond",
            ),
            models.CheckConstraint(
                condition=~Q(grond=Deelgrond.AFWEGING) | ~Q(afweging=""), name="deling_met_afweging"
            ),
            models.CheckConstraint(
                condition=~Q(waarvoor="") & ~Q(artikel="") & Q(velden__len__gt=0, verteld__len__gt=0),
                name="deling_zegt_wat_en_waarvoor",
            ),
            models.CheckConstraint(
                condition=Q(periode__upper_inf=False, periode__isempty=False), name="deling_eindigt"
            ),
            models.CheckConstraint(
                condition=Q(toont_aan=F("persoon")) | Q(toont_aan__isnull=True, vertrouwelijk_tot__isnull=False),
                name="deling_toont_aan_de_inwoner",
            ),
            models.CheckConstraint(
                condition=Q(ontvangen_op__isnull=True, ontvangen_door="")
                | (Q(ontvangen_op__isnull=False, verzonden_op__isnull=False) & ~Q(ontvangen_door="")),
                name="deling_ontvangen_na_verzenden",
            ),
            models.CheckConstraint(
                condition=Q(beantwoord_op__isnull=True, uitkomst="", toelichting="")
                | (Q(beantwoord_op__isnull=False, ontvangen_op__isnull=False, overdracht=True) & ~Q(uitkomst="")),
                name="deling_beantwoord_na_ontvangst",
            ),
        ]
        indexes = [
            models.Index(fields=["gemeente", "dossier_id"], name="deling_dossier"),
            models.Index(fields=["gemeente", "toont_aan"], name="deling_inwoner"),
            models.Index(fields=["gemeente", "toestemming"], name="deling_toestemming"),
        ]
