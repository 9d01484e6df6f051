"""What the screens of keeping and destroying ask: ids, dates, rules and counts, and never who somebody was."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet

from rotonde.kern import klok, wie
from rotonde.kern.bewaring import eenheden
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import (
    Bewaarblokkade,
    Doorlopendakkoord,
    Medewerker,
    Vernietigingslijst,
    Vernietigingsregel,
    Vernietigingsverklaring,
)
from rotonde.kern.rijen import Rijen
from rotonde.kern.soorten import Blokkadereden
from rotonde.privacy import bewaring


@dataclass(frozen=True)
class Stapel:
    """What is due of one kind: how much may go, and per reason how much stays."""

    naam: str
    kan: int
    blijft: Sequence[tuple[str, int]]


@dataclass(frozen=True)
class Groep:
    """The lines of one list with the same kind and rule."""

    naam: str
    bewaarregel: str
    aantal: int


@dataclass(frozen=True)
class Blokkadestand:
    """A hold as the screen shows it."""

    id: UUID
    naam: str
    kenmerk: UUID
    reden: str
    toelichting: str
    sinds: object
    gezet_door: str


def aan_de_beurt() -> list[Stapel]:
    """Per kind what is due today and stands on no open list."""
    toetsen = bewaring.aan_de_beurt()
    stapels = []
    for soort in eenheden.in_volgorde():
        eigen = [toets for toets in toetsen if toets.beurt.soort == soort.soort]
        if eigen:
            redenen = Counter(toets.reden for toets in eigen if not toets.kan)
            stapels.append(Stapel(soort.naam, sum(toets.kan for toets in eigen), redenen.most_common()))
    return stapels


def nu_geldend() -> Doorlopendakkoord | None:
    """The approval beforehand that counts today, or None."""
    return Doorlopendakkoord.objects.filter(periode__contains=klok.vandaag()).order_by("-id").first()


def lijsten() -> QuerySet[Vernietigingslijst]:
    """All lists, the newest first."""
    return Vernietigingslijst.objects.order_by("-opgesteld_op", "-id")


def lijst(lijst_id: UUID) -> Vernietigingslijst:
    """One list; raises NietGevonden."""
    rij = Vernietigingslijst.objects.filter(pk=lijst_id).first()
    if rij is None:
        raise NietGevonden("Deze lijst is er niet. Ga terug naar het overzicht.")
    return rij


def groepen(lijst_id: UUID) -> list[Groep]:
    """The list in short: how many of which kind by which rule."""
    rijen = (
        Vernietigingsregel.objects.filter(lijst_id=lijst_id)
        .values_list("soort", "bewaarregel")
        .annotate(aantal=Count("id"))
        .order_by("soort", "bewaarregel")
    )
    return [Groep(naam_van(soort), regel, aantal) for soort, regel, aantal in rijen]


def regels(lijst_id: UUID) -> QuerySet[Vernietigingsregel]:
    """The lines, what was kept back first."""
    return Vernietigingsregel.objects.filter(lijst_id=lijst_id).order_by("uitkomst", "soort", "vanaf", "object")


def verklaring(lijst_id: UUID) -> Vernietigingsverklaring | None:
    """The attestation of a list, once it was carried out."""
    return Vernietigingsverklaring.objects.filter(lijst_id=lijst_id).first()


def blokkades() -> Rijen[Blokkadestand]:
    """The holds that count now, the oldest first."""
    return Rijen(Bewaarblokkade.objects.filter(opgeheven_door__isnull=True).order_by("periode", "id"), _blokkadestanden)


def _blokkadestanden(rijen: QuerySet[Bewaarblokkade]) -> list[Blokkadestand]:
    namen = namen_van({rij.gezet_door for rij in rijen})
    return [
        Blokkadestand(
            rij.pk,
            naam_van(rij.object_soort),
            rij.object,
            Blokkadereden(rij.reden).label,
            rij.toelichting,
            rij.periode.lower,
            namen[rij.gezet_door],
        )
        for rij in rijen
    ]


def naam_van(soort: str) -> str:
    """A kind of unit as a medewerker reads it."""
    return eenheden.SOORTEN[soort].naam if soort in eenheden.SOORTEN else soort


def namen_van(actoren: set[UUID | None]) -> dict[UUID | None, str]:
    """Who did something: a medewerker by name, or the system."""
    namen = dict(Medewerker.objects.filter(pk__in=[actor for actor in actoren if actor]).values_list("id", "naam"))
    return {
        actor: "het systeem" if actor == wie.DIENSTEN else namen.get(actor, "onbekend") if actor else ""
        for actor in actoren
    }
