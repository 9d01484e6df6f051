"""The tables of the meldcode. Who works in the dossier does not see them: one is named in the meldcode itself."""

from dataclasses import replace
from typing import ClassVar

from django.db import models
from django.db.models import Q

from rotonde.inwoners.models import Persoon
from rotonde.kern.models import Medewerker, TenantForeignKey, TenantModel
from rotonde.kern.soorten import Klasse, Wet
from rotonde.kern.verwerking import Eenheid, Verwerking
from rotonde.regie.meldcode.soorten import Beslissing, Stapnummer
from rotonde.regie.verwerking import in_dossier


def _meldcode(verwerking: Verwerking) -> Verwerking:
    """As rows of a dossier, and for no resident: what was weighed is given by a person, or not (PRIV-31)."""
    return replace(
        verwerking,
        eenheid=Eenheid("dossier", ("dossier_id",)),
        niet_voor_inwoner=True,
        niet_inzien="zegt wat er over veiligheid thuis is overwogen: of dat gegeven wordt, weegt een mens (PRIV-31)",
    )


class Meldcode(TenantModel):
    """Concern about one member of a household. `tot`: until when its lines stay out of sight of that persoon, unless
    (s)he is told before (MC-04); `termijn` says by which rule that was computed."""

    dossier = TenantForeignKey("regie.Dossier", related_name="+")
    persoon = TenantForeignKey(Persoon, related_name="+")
    begonnen_door = TenantForeignKey(Medewerker, related_name="+")
    begonnen_op = models.DateField()
    kindcheck = models.BooleanField(default=False)
    tot = models.DateField()
    termijn = models.JSONField()
    uitgesteld = models.CharField(max_length=500, blank=True)
    ingelicht_op = models.DateField(null=True, blank=True)
    vrijgegeven_op = models.DateField(null=True, blank=True)
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = _meldcode(
        in_dossier(
            "geweld thuis stap voor stap stoppen",
            objekt="id",
            betrokkene="persoon_id",
            uitgesteld=Klasse.BIJZONDER,
        )
    )

    class Meta:
        verbose_name_plural = "meldcodes"
        constraints = [
            models.CheckConstraint(
                condition=Q(ingelicht_op__isnull=True) | Q(vrijgegeven_op__isnull=False),
                name="meldcode_ingelicht_is_zichtbaar",
            ),
        ]
        indexes = [
            models.Index(fields=["gemeente", "dossier"], name="meldcode_dossier"),
            models.Index(
                fields=["gemeente", "tot"], condition=Q(vrijgegeven_op__isnull=True), name="meldcode_verborgen"
            ),
        ]


class Meldcodestap(TenantModel):
    """One step that was taken, with who was asked; `eerder` says why an earlier step was left out.

    What the migration adds as a trigger: after the fifth step there is none, and no row changes.
    """

    meldcode = TenantForeignKey(Meldcode, related_name="stappen")
    dossier = TenantForeignKey("regie.Dossier", related_name="+")
    nummer = models.PositiveSmallIntegerField(choices=Stapnummer)
    moment = models.DateTimeField()
    door = TenantForeignKey(Medewerker, related_name="+")
    wat = models.CharField(max_length=2000)
    met = models.CharField(max_length=200, blank=True)
    veilig_thuis = models.BooleanField(default=False)
    eerder = models.CharField(max_length=500, blank=True)
    beslissing = models.CharField(max_length=14, choices=Beslissing, blank=True)
    wet = models.CharField(max_length=20, choices=Wet)

    verwerking: ClassVar[Verwerking] = _meldcode(
        in_dossier(
            "laten zien hoe er is gewogen",
            objekt="meldcode_id",
            nummer=Klasse.INTERN,
            wat=Klasse.BIJZONDER,
            met=Klasse.PERSOON,
            eerder=Klasse.BIJZONDER,
            beslissing=Klasse.BIJZONDER,
        )
    )

    class Meta:
        verbose_name_plural = "meldcodestappen"
        constraints = [
            models.CheckConstraint(condition=Q(nummer__in=Stapnummer.values) & ~Q(wat=""), name="meldcodestap_wat"),
            models.CheckConstraint(
                condition=~Q(nummer=Stapnummer.OVERLEG) | ~Q(met=""), name="meldcodestap_overleg_met_iemand"
            ),
            models.CheckConstraint(
                condition=Q(nummer=Stapnummer.BESLUIT, beslissing__in=Beslissing.values)
                | (~Q(nummer=Stapnummer.BESLUIT) & Q(beslissing="")),
                name="meldcodestap_beslissing",
            ),
            models.UniqueConstraint(
                fields=["gemeente", "meldcode", "nummer"],
                condition=Q(nummer__in=[Stapnummer.SIGNALEN, Stapnummer.BESLUIT]),
                name="meldcodestap_begin_en_eind_eenmaal",
            ),
        ]
        indexes = [models.Index(fields=["gemeente", "meldcode", "moment"], name="meldcodestap_meldcode")]
