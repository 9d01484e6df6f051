"""The tables of what partners do here: whom they referred, and whom they support."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from rotonde.inwoners.models import Persoon
from rotonde.kern.models import Medewerker, Team, TenantForeignKey, TenantModel
from rotonde.kern.soorten import Bescherming, Klasse, Wet
from rotonde.kern.verwerking import Eenheid, Verwerking
from rotonde.toegang.partners.soorten import Ondersteuningsoort


class Verwijzing(TenantModel):
    """That a melding came from a partner, with the resident's knowledge. `terugkoppelen`: the resident lets the partner
    know what became of it."""

    melding = TenantForeignKey("toegang.Melding", related_name="+")
    team = TenantForeignKey(Team, related_name="+")
    medewerker = TenantForeignKey(Medewerker, related_name="+")
    terugkoppelen = models.BooleanField()
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel="weten welke partner verwees, en laten weten wat ervan kwam",
        wet=None,
        klasse=Klasse.INTERN,
        bewaarregel="BEW-01",
        bescherming=Bescherming.BETROKKEN,
        object=("id", "melding_id"),
        eenheid=Eenheid("melding", ("melding_id",)),
        weg=("melding",),
    )

    class Meta:
        verbose_name_plural = "verwijzingen"
        constraints = [models.UniqueConstraint(fields=["gemeente", "melding"], name="verwijzing_een_per_melding")]
        indexes = [models.Index(fields=["gemeente", "team"], name="verwijzing_team")]


class Ondersteuning(TenantModel):
    """What a partner did for one resident at the first afslag. With `dossier_id` the Aanspreekpunt sees it too, which
    the resident agreed to."""

    persoon = TenantForeignKey(Persoon, related_name="+")
    team = TenantForeignKey(Team, related_name="+")
    medewerker = TenantForeignKey(Medewerker, related_name="+")
    dossier_id = models.UUIDField(null=True, blank=True)
    soort = models.CharField(max_length=14, choices=Ondersteuningsoort)
    onderwerp = models.CharField(max_length=80)
    omschrijving = models.CharField(max_length=500, blank=True)
    op = models.DateField()
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel="vastleggen wie in de buurt al hielp (Wmo art. 2.2.3, Jw art. 2.5)",
        wet=None,
        klasse=Klasse.PERSOON,
        bewaarregel="BEW-01",
        bescherming=Bescherming.BETROKKEN,
        betrokkene="persoon_id",
        object=("id", "dossier_id"),
        kolommen={"soort": Klasse.INTERN, "omschrijving": Klasse.BIJZONDER},
        eenheid=Eenheid("ondersteuning", ("id",)),
    )

    class Meta:
        verbose_name_plural = "ondersteuningen"
        constraints = [models.CheckConstraint(condition=~Q(onderwerp=""), name="ondersteuning_zegt_waarover")]
        indexes = [
            models.Index(fields=["gemeente", "team", "op"], name="ondersteuning_team"),
            models.Index(fields=["gemeente", "persoon"], name="ondersteuning_persoon"),
            models.Index(fields=["gemeente", "dossier_id"], name="ondersteuning_dossier"),
        ]
