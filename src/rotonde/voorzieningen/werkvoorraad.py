"""What waits in the uitvoering, for who is involved in the besluit or its dossier: first the lines, then the data."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from rotonde.besluiten.models import Beschikking, Besluit
from rotonde.besluiten.soorten import BesluitSoort
from rotonde.kern import inzage, klok
from rotonde.kern.soorten import InzageSoort
from rotonde.voorzieningen.models import Voorziening

PER_LIJST = 50


@dataclass(frozen=True, slots=True)
class Werkvoorraad:
    """Besluiten to toewijzen, voorzieningen to start and voorzieningen that run; of each list the first 50."""

    toe_te_wijzen: list[Besluit]
    te_starten: list[Voorziening]
    lopend: list[Voorziening]


def werkvoorraad() -> Werkvoorraad:
    """The work of this moment; one line for each resident that shows, before any of it is read (PRIV-37)."""
    besluiten = _toe_te_wijzen().order_by("periode", "id")[:PER_LIJST]
    lopend = _voorzieningen().filter(periode__contains=klok.vandaag())
    te_starten = lopend.filter(gestart_op=None).order_by("periode", "id")[:PER_LIJST]
    gestart = lopend.exclude(gestart_op=None).order_by("-gestart_op", "-id")[:PER_LIJST]
    betrokkenen = {persoon for rijen in (besluiten, te_starten, gestart) for persoon in _personen(rijen)}
    inzage.noteer(InzageSoort.TONEN, sorted(betrokkenen), gegevensgroep="voorzieningen")
    return Werkvoorraad(list(besluiten), list(te_starten), list(gestart))


def aantal_toe_te_wijzen() -> int:
    """How many announced besluiten wait for their voorziening; a count shows nobody and writes no line."""
    return _toe_te_wijzen().count()


def _toe_te_wijzen() -> "QuerySet[Besluit]":
    """A besluit works from its announcement (Awb 3:40); what ended by now needs no voorziening any more."""
    return Besluit.objects.filter(
        Exists(Beschikking.objects.filter(besluit=OuterRef("pk"))),
        ~Exists(Voorziening.objects.filter(besluit=OuterRef("pk"))),
        soort=BesluitSoort.TOEKENNEN,
        periode__endswith__gt=klok.vandaag(),
    ).select_related("product", "persoon")


def _voorzieningen() -> "QuerySet[Voorziening]":
    return Voorziening.objects.select_related("product", "persoon", "aanbieder")


def _personen(rijen: "QuerySet[Besluit] | QuerySet[Voorziening]") -> list[UUID]:
    return list(rijen.values_list("persoon_id", flat=True))
