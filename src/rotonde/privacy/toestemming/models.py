"""The table of toestemmingen. What was allowed stays as it was; only the end is added, once."""

from functools import reduce
from operator import or_
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from rotonde.inwoners.models import Persoon
from rotonde.kern.models import TenantForeignKey, TenantModel
from rotonde.kern.soorten import Bescherming, Klasse, Wet
from rotonde.kern.verwerking import Eenheid, Verwerking
from rotonde.privacy.toestemming.soorten import GRONDEN, Manier, Toestemmingsoort

_MET_VOORWIE = Q(soort__in=[Toestemmingsoort.GEHEIM, Toestemmingsoort.AVG, Toestemmingsoort.BEHANDELING])


class Toestemming(TenantModel):
    """One resident allows one thing, on one article, from a moment until it is withdrawn or its day has come.

    `gegeven_door` holds the ids of who said yes: the resident, who has gezag, or both (TST-01..06). `voor` says for
    whom or what, in a few words; using data under another wet needs none.
    """

    dossier_id = models.UUIDField()
    persoon = TenantForeignKey(Persoon, related_name="+")
    soort = models.CharField(max_length=12, choices=Toestemmingsoort)
    wet = models.CharField(max_length=20, choices=Wet)
    van_wet = models.CharField(max_length=20, choices=Wet, blank=True)
    artikel = models.CharField(max_length=40)
    voor = models.CharField(max_length=200, blank=True)
    manier = models.CharField(max_length=14, choices=Manier)
    gegeven_door = ArrayField(models.UUIDField())
    vastgelegd_door = models.UUIDField()
    gegeven_op = models.DateTimeField()
    tot = models.DateTimeField(null=True, blank=True)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_door = models.UUIDField(null=True, blank=True)

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel="weten wat een inwoner toelaat, en stoppen als dat eindigt (Wmo art. 5.1.1 en 5.3.3, Jw art. 7.3.4)",
        wet=None,
        klasse=Klasse.INTERN,
        bewaarregel="BEW-01",
        bescherming=Bescherming.BETROKKEN,
        betrokkene="persoon_id",
        object="dossier_id",
        kolommen={"voor": Klasse.BIJZONDER, "gegeven_door": Klasse.PERSOON},
        eenheid=Eenheid("dossier", ("dossier_id",)),
    )

    class Meta:
        verbose_name_plural = "toestemmingen"
        constraints = [
            models.CheckConstraint(
                condition=reduce(
                    or_,
                    (
                        Q(soort=grond.soort, wet=grond.wet, van_wet=grond.van_wet, artikel=grond.artikel)
                        for grond in GRONDEN.values()
                    ),
                ),
                name="toestemming_op_een_grond",
            ),
            models.CheckConstraint(condition=~_MET_VOORWIE | ~Q(voor=""), name="toestemming_zegt_waarvoor"),
            models.CheckConstraint(condition=Q(gegeven_door__len__gt=0), name="toestemming_door_iemand"),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gt=F("gegeven_op")), name="toestemming_tot_na_begin"
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True, ingetrokken_door__isnull=True)
                | Q(ingetrokken_op__gte=F("gegeven_op"), ingetrokken_door__isnull=False),
                name="toestemming_intrekking_compleet",
            ),
        ]
        indexes = [
            models.Index(fields=["gemeente", "persoon", "soort"], name="toestemming_persoon"),
            models.Index(fields=["gemeente", "dossier_id"], name="toestemming_dossier"),
        ]
