"""How heavy a dossier weighs, and what it waits for: read from its Aanpak."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from django.db.models import Max

from rotonde.kern.soorten import Afslag
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
    rijen = Aanpak.objects.filter(dossier_id__in=gevraagd).annotate(zwaarst=Max("doelen__inzetten__afslag"))
    velden = rijen.order_by("versie").values_list("dossier_id", "versie", "vastgesteld_op", "zwaarst")
    return {dossier: Stand() for dossier in gevraagd} | {
        dossier: Stand(versie, vastgesteld_op is not None, zwaarst or LICHTST)
        for dossier, versie, vastgesteld_op, zwaarst in velden
    }


def volgende_stap(stand: Stand) -> str:
    """What the Aanspreekpunt does next, in the words of the button that does it."""
    if stand.versie is None:
        return "Stel de Aanpak op"
    return "Bekijk hoe het gaat" if stand.vastgesteld else "Leg het akkoord vast"
