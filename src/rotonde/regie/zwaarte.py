"""How heavy a dossier weighs, and what it waits for: read from its Aanpak."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Max, QuerySet

from rotonde.kern.soorten import Afslag
from rotonde.kern.vaste_vraag import Sleutels, VasteVraag
from rotonde.regie.models import Aanpak

LICHTST = int(Afslag.ONDERSTEUNING)


class Stand(NamedTuple):
    """How far the Aanpak of a dossier is, and how heavy the dossier weighs by it."""

    versie: int | None = None
    vastgesteld: bool = False
    punten: int = LICHTST


def standen_van(dossiers: Iterable[UUID]) -> dict[UUID, Stand]:
    """Of each dossier the newest version of the Aanpak, and as points the heaviest afslag in it.

    A dossier without inzet weighs as the lightest.
    """
    gevraagd = list(dossiers)
    return {dossier: Stand() for dossier in gevraagd} | dict(_VERSIES.alle(gevraagd))


def _gewogen(dossiers: Sleutels) -> "QuerySet[Aanpak, Any]":
    rijen = Aanpak.objects.filter(dossier__id__een_van=dossiers).annotate(zwaarst=Max("doelen__inzetten__afslag"))
    return rijen.order_by("versie").values_list("dossier_id", "versie", "vastgesteld_op", "zwaarst")


def _versie(dossier: UUID, versie: int, vastgesteld_op: datetime | None, zwaarst: int | None) -> tuple[UUID, Stand]:
    return dossier, Stand(versie, vastgesteld_op is not None, zwaarst or LICHTST)


_VERSIES = VasteVraag(_versie, _gewogen)


def volgende_stap(stand: Stand) -> str:
    """What the Aanspreekpunt does next, in the words of the button that does it."""
    if stand.versie is None:
        return "Stel de Aanpak op"
    return "Bekijk hoe het gaat" if stand.vastgesteld else "Leg het akkoord vast"
