"""Who stands in for whom today. Row level security opens the work; this says the same to policies and lists."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from rotonde.kern import klok, wie
from rotonde.kern.models import Beslotenheid, Betrokkenheid, Medewerker, Vervanging
from rotonde.kern.vaste_vraag import Sleutels, VasteVraag

# As what row level security opens to a vervanger what somebody is involved in (kern_mijn_objecten), and what that is.
_ALS = ("aanspreekpunt", "eigenaar", "nazorg")
_WERK = ("dossier", "melding", "nazorg")


@dataclass(frozen=True)
class Invaller:
    """Who stands in for somebody, and the last day on which (s)he does."""

    naam: str
    tot_en_met: date


def houdt(veld: str) -> Q:
    """True of rows of which `veld` is who asks, or somebody for whom who asks stands in today."""
    ik = wie.huidig().actor
    return Q(**{veld: ik}) | Q(**{f"{veld}__in": _nu().filter(vervanger_id=ik).values("medewerker_id")})


def is_ik_of_vervang_ik(medewerker: UUID | None) -> bool:
    """The same question about one medewerker; the database is asked only when that is somebody else."""
    ik = wie.huidig().actor
    return medewerker == ik or (
        medewerker is not None and _nu().filter(vervanger_id=ik, medewerker_id=medewerker).exists()
    )


def vervangt(medewerker: UUID) -> dict[UUID, str]:
    """For whom this medewerker stands in today: names by id."""
    return dict(_VERVANGEN.alle([medewerker]))


def invallers(medewerkers: Iterable[UUID]) -> dict[UUID, Invaller]:
    """Who stands in today for each of these; who is at work is left out."""
    rijen = _nu().filter(medewerker_id__in=list(medewerkers))
    return {
        medewerker: Invaller(naam, bereik.upper - timedelta(days=1))
        for medewerker, naam, bereik in rijen.values_list("medewerker_id", "vervanger__naam", "periode")
    }


def _vervangen(vervangers: Sleutels) -> "QuerySet[Vervanging, Any]":
    rijen = _nu().filter(vervanger__id__een_van=vervangers).order_by("medewerker__naam")
    return rijen.values_list("medewerker_id", "medewerker__naam")


_VERVANGEN = VasteVraag(lambda medewerker, naam: (medewerker, naam), _vervangen)


def dragers() -> "QuerySet[Medewerker]":
    """Who holds work today that a vervanger can go on with: an open dossier, a melding or nazorg.

    What is besloten does not count: not even that it is there shows to who is not named in it (PRIV-21).
    """
    gemeente = wie.huidig().gemeente
    besloten = Beslotenheid.objects.filter(gemeente_id=gemeente, tot__isnull=True)
    werk = Betrokkenheid.objects.filter(
        gemeente_id=gemeente,
        wie_id=OuterRef("pk"),
        als__in=_ALS,
        object_soort__in=_WERK,
        periode__contains=klok.vandaag(),
    ).exclude(object_id__in=besloten.values("object_id"))
    return Medewerker.objects.filter(Exists(werk), gemeente_id=gemeente)


def _nu() -> "QuerySet[Vervanging]":
    return Vervanging.objects.filter(gemeente_id=wie.huidig().gemeente, periode__contains=klok.vandaag())
