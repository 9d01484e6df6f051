"""Tables of the catalogus: what there is to offer, where, by whom and at what price, each line over its own time.

A line has a ``code`` and holds over ``geldig``. When it changes, the old row ends and a new row begins, so a row that
something else points to keeps saying what it said. ``lijn`` is the same for all rows of one line of one gemeente.
"""

from typing import Any, ClassVar
from uuid import NAMESPACE_URL, UUID, uuid5

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from rotonde.catalogus.soorten import (
    Frequentie,
    Herkomst,
    Leveringsvorm,
    LocatieSoort,
    Partnersoort,
    Partnertaak,
    Vorm,
)
from rotonde.kern.models import TenantModel
from rotonde.kern.periode import PeriodeField, geen_overlap
from rotonde.kern.soorten import Afslag, Bescherming, Klasse, Rol, Wet
from rotonde.kern.verwerking import Verwerking


def _openbaar(doel: str) -> Verwerking:
    """Public reference data of the gemeente, without anything about a person."""
    return Verwerking(
        doel=doel,
        wet=Wet.ALGEMEEN,
        klasse=Klasse.OPENBAAR,
        bewaarregel="zolang geldig",
        bescherming=Bescherming.GEMEENTE,
        sturing_leest=True,
    )


def lijn_van(gemeente: str, soort: str, code: str) -> UUID:
    """The identity of a line through time: the same code of the same gemeente always gives the same id."""
    return uuid5(NAMESPACE_URL, f"rotonde/{gemeente}/{soort}/{code}")


def _codes(**kwargs: Any) -> ArrayField:
    return ArrayField(models.CharField(max_length=60), default=list, blank=True, **kwargs)


class Catalogusregel(TenantModel):
    """A line of the catalogus over the time in which it holds; ``bron`` says where it comes from."""

    code = models.CharField(max_length=60)
    lijn = models.UUIDField(editable=False)
    geldig = PeriodeField()
    bron = models.CharField(max_length=200)

    class Meta:
        abstract = True
        # Names carry the class, so every kind has its own guard: no two rows of a line hold at the same time.
        constraints = [geen_overlap("%(class)s_een_tegelijk", "lijn", veld="geldig")]
        indexes = [models.Index(fields=["gemeente", "code"], name="%(class)s_code")]

    def __str__(self) -> str:
        return self.code


class Locatie(Catalogusregel):
    """A place where residents and professionals meet."""

    naam = models.CharField(max_length=200)
    soort = models.CharField(max_length=20, choices=LocatieSoort)
    kern = models.CharField(max_length=60)
    straat = models.CharField(max_length=200, blank=True)
    eisen = _codes()

    verwerking: ClassVar[Verwerking] = _openbaar("weten waar inwoners terechtkunnen")

    class Meta(Catalogusregel.Meta):
        verbose_name_plural = "locaties"


class Functie(Catalogusregel):
    """What somebody is called here, with the one Rol that the platform knows; none: cannot sign in as it."""

    naam = models.CharField(max_length=200)
    grondrol = models.CharField(max_length=20, choices=Rol, blank=True)
    teams = _codes()

    verwerking: ClassVar[Verwerking] = _openbaar("functies noemen zoals de gemeente ze noemt")

    class Meta(Catalogusregel.Meta):
        verbose_name_plural = "functies"


class Thema(Catalogusregel):
    """A policy theme, with what the council asked for it."""

    naam = models.CharField(max_length=200)
    volgorde = models.PositiveSmallIntegerField()
    opdracht = models.CharField(max_length=1000, blank=True)

    verwerking: ClassVar[Verwerking] = _openbaar("beleid ordenen")

    class Meta(Catalogusregel.Meta):
        verbose_name_plural = "themas"


class Principe(Catalogusregel):
    """A guiding principle."""

    label = models.CharField(max_length=200)
    vastgesteld_door = models.CharField(max_length=200, blank=True)

    verwerking: ClassVar[Verwerking] = _openbaar("werken vanuit afgesproken principes")

    class Meta(Catalogusregel.Meta):
        verbose_name_plural = "principes"


class Leefgebied(Catalogusregel):
    """An area of life over which a question is clarified and an offer is found."""

    naam = models.CharField(max_length=200)
    herkomst = models.CharField(max_length=12, choices=Herkomst)
    volgorde = models.PositiveSmallIntegerField()
    letter = models.CharField(max_length=1, blank=True)

    verwerking: ClassVar[Verwerking] = _openbaar("een vraag ordenen over leefgebieden")

    class Meta(Catalogusregel.Meta):
        verbose_name_plural = "leefgebieden"


class Kenmerksoort(Catalogusregel):
    """A case mark and what the gemeente means by it: from how many days on, and for which opgave.

    It is said of who is `leeftijd_van` or older, and younger than `leeftijd_tot`.
    """

    naam = models.CharField(max_length=200)
    definitie = models.CharField(max_length=1000)
    minstens_dagen = models.PositiveSmallIntegerField(default=0)
    leeftijd_van = models.PositiveSmallIntegerField(default=0)
    leeftijd_tot = models.PositiveSmallIntegerField(default=150)
    opgave = models.CharField(max_length=60, blank=True)
    volgorde = models.PositiveSmallIntegerField()

    verwerking: ClassVar[Verwerking] = _openbaar("hetzelfde verstaan onder wat er speelt")

    class Meta(Catalogusregel.Meta):
        verbose_name_plural = "kenmerksoorten"


class Organisatie(Catalogusregel):
    """An organisation of the social map."""

    naam = models.CharField(max_length=200)
    soort = models.CharField(max_length=200)
    rol = models.CharField(max_length=200, blank=True)
    domeinen = _codes()
    leefgebieden = _codes()
    afslagen = ArrayField(models.PositiveSmallIntegerField(choices=Afslag), default=list, blank=True)
    varianten = ArrayField(models.CharField(max_length=200), default=list, blank=True)

    verwerking: ClassVar[Verwerking] = _openbaar("weten wie er in het sociaal domein werkt")

    class Meta(Catalogusregel.Meta):
        verbose_name_plural = "organisaties"


class Partner(Catalogusregel):
    """Somebody outside the gemeente with whom data can be shared. `team` is the code of the team whose medewerkers read
    it here; without one it goes on paper. `mag` says what that team does here beside reading."""

    naam = models.CharField(max_length=200)
    soort = models.CharField(max_length=20, choices=Partnersoort)
    taak = models.CharField(max_length=200, blank=True)
    team = models.CharField(max_length=60, blank=True)
    organisatie = models.CharField(max_length=60, blank=True)
    mag = ArrayField(models.CharField(max_length=20, choices=Partnertaak), default=list, blank=True)

    verwerking: ClassVar[Verwerking] = _openbaar("weten met wie gegevens gedeeld kunnen worden")

    class Meta(Catalogusregel.Meta):
        verbose_name_plural = "partners"

    def __str__(self) -> str:
        return self.naam


class Matrixregel(Catalogusregel):
    """One line of the matrix: what is done, at which afslagen. An uncertain afslag names the other reading."""

    thema = models.CharField(max_length=60)
    groep = models.CharField(max_length=60)
    groepsnaam = models.CharField(max_length=200, blank=True)
    label = models.CharField(max_length=200)
    afslagen = ArrayField(models.PositiveSmallIntegerField(choices=Afslag), default=list, blank=True)
    status = models.CharField(max_length=200, blank=True)
    experiment = models.BooleanField(default=False)
    afslag_zeker = models.BooleanField(default=True)
    afslagen_alternatief = ArrayField(models.PositiveSmallIntegerField(choices=Afslag), default=list, blank=True)
    onderdelen = ArrayField(models.CharField(max_length=200), default=list, blank=True)

    verwerking: ClassVar[Verwerking] = _openbaar("laten zien wat bij welke afslag hoort")

    class Meta(Catalogusregel.Meta):
        verbose_name_plural = "matrixregels"


class Product(Catalogusregel):
    """What can be granted. `groep` is what a mandaat or a budget names; `categorie`, `productcode` and `eenheid` are
    codes of iWmo/iJw 3.2, empty where the standard has none."""

    naam = models.CharField(max_length=200)
    wet = models.CharField(max_length=20, choices=Wet)
    afslag = models.PositiveSmallIntegerField(choices=Afslag)
    vorm = models.CharField(max_length=12, choices=Vorm)
    groep = models.CharField(max_length=60)
    categorie = models.CharField(max_length=2, blank=True)
    productcode = models.CharField(max_length=5, blank=True)
    eenheid = models.CharField(max_length=2, blank=True)
    frequentie = models.CharField(max_length=8, choices=Frequentie, blank=True)
    leveringsvormen = ArrayField(models.CharField(max_length=4, choices=Leveringsvorm))

    verwerking: ClassVar[Verwerking] = _openbaar("weten wat de gemeente kan toekennen")

    class Meta(Catalogusregel.Meta):
        verbose_name_plural = "producten"
        indexes = [
            *Catalogusregel.Meta.indexes,
            models.Index(fields=["gemeente", "wet", "groep"], name="product_groep"),
        ]

    def __str__(self) -> str:
        return self.naam


class Tarief(Catalogusregel):
    """Price in euro per eenheid of the product with this code."""

    bedrag = models.DecimalField(max_digits=14, decimal_places=2)

    verwerking: ClassVar[Verwerking] = _openbaar("weten wat een eenheid kost")

    class Meta(Catalogusregel.Meta):
        verbose_name_plural = "tarieven"
        constraints = [
            *Catalogusregel.Meta.constraints,
            models.CheckConstraint(condition=Q(bedrag__gte=0), name="tarief_niet_negatief"),
        ]


class Aanbod(Catalogusregel):
    """An entry of the sociale kaart. Unchecked for longer than `houdbaar_maanden`, it is stale and drops in search."""

    naam = models.CharField(max_length=200)
    wat = models.CharField(max_length=1000)
    wet = models.CharField(max_length=20, choices=Wet)
    afslag = models.PositiveSmallIntegerField(choices=Afslag)
    organisatie = models.CharField(max_length=60, blank=True)
    matrixregel = models.CharField(max_length=60, blank=True)
    leefgebieden = _codes()
    kernen = _codes()
    kanalen = _codes()
    kosten = models.CharField(max_length=200)
    zoekwoorden = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    gecontroleerd_op = models.DateField()
    houdbaar_maanden = models.PositiveSmallIntegerField()

    verwerking: ClassVar[Verwerking] = _openbaar("inwoners zelf hulp laten vinden")

    class Meta(Catalogusregel.Meta):
        verbose_name_plural = "aanbod"
        constraints = [
            *Catalogusregel.Meta.constraints,
            models.CheckConstraint(condition=Q(houdbaar_maanden__gte=1), name="aanbod_houdbaar"),
        ]

    def __str__(self) -> str:
        return self.naam
