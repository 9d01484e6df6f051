"""Tables of sturing: editions of frozen facts, the figures counted from them, their charts, and the policy goals.

No row says anything about a person; the facts themselves stand outside the database (rotonde.sturing.feiten).
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from rotonde.catalogus.models import Catalogusregel
from rotonde.kern import klok
from rotonde.kern.models import TenantForeignKey, TenantModel
from rotonde.kern.soorten import Bescherming, Klasse, Wet
from rotonde.kern.verwerking import Verwerking


def _cijfers(doel: str, *, alleen_toevoegen: bool = True) -> Verwerking:
    return Verwerking(
        doel=doel,
        wet=Wet.ALGEMEEN,
        klasse=Klasse.INTERN,
        bewaarregel="zolang geldig",
        bescherming=Bescherming.GEMEENTE,
        alleen_toevoegen=alleen_toevoegen,
        sturing_leest=True,
    )


class Editie(TenantModel):
    """One frozen set of facts as known on a peildatum; `hash` names the folder that holds it and its content.

    `bron` is the hash of the facts before they got pseudonyms: equal sources give the same editie. `verwacht` is how
    many figures are counted from it; it is ready when they all stand.
    """

    peildatum = models.DateField()
    hash = models.CharField(max_length=64)
    bron = models.CharField(max_length=64)
    aantallen = models.JSONField(help_text="Aantal rijen per tabel van feiten.")
    verwacht = models.PositiveIntegerField()
    bevroren_op = models.DateTimeField(default=klok.nu)

    verwerking: ClassVar[Verwerking] = _cijfers("de feiten onder een gepubliceerd cijfer bewaren")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "peildatum", "bron"], name="editie_bron"),
            models.CheckConstraint(condition=Q(hash__regex="^[0-9a-f]{64}$"), name="editie_hash"),
        ]


class IndicatorWaarde(TenantModel):
    """One figure of one editie, unrounded counts beside it. Append-only: facts freeze, and so does what they gave."""

    editie = TenantForeignKey(Editie, related_name="waarden")
    code = models.CharField(max_length=60)
    periode = models.CharField(max_length=10)
    teller = models.DecimalField(max_digits=20, decimal_places=4)
    noemer = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    waarde = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    geteld_op = models.DateTimeField(default=klok.nu)

    verwerking: ClassVar[Verwerking] = _cijfers("laten zien hoe het gaat, zonder personen")

    class Meta:
        verbose_name_plural = "indicatorwaarden"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "editie", "code", "periode"], name="indicatorwaarde_eenmaal")
        ]


class Grafiek(TenantModel):
    """The chart of one indicator in one editie, drawn beforehand as SVG (AF-16)."""

    editie = TenantForeignKey(Editie, related_name="grafieken")
    code = models.CharField(max_length=60)
    svg = models.TextField()

    verwerking: ClassVar[Verwerking] = _cijfers("laten zien hoe het gaat, zonder personen")

    class Meta:
        verbose_name_plural = "grafieken"
        constraints = [models.UniqueConstraint(fields=["gemeente", "editie", "code"], name="grafiek_eenmaal")]


class Opgave(Catalogusregel):
    """A policy goal of the council, with how it is followed; lines come from the pack."""

    thema = models.CharField(max_length=60)
    naam = models.CharField(max_length=200)
    indicatoren = models.JSONField(default=list)

    verwerking: ClassVar[Verwerking] = Verwerking(
        doel="volgen wat de raad wil bereiken",
        wet=Wet.ALGEMEEN,
        klasse=Klasse.OPENBAAR,
        bewaarregel="zolang geldig",
        bescherming=Bescherming.GEMEENTE,
        sturing_leest=True,
    )

    class Meta(Catalogusregel.Meta):
        verbose_name_plural = "opgaven"
