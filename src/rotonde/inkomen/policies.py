"""Can it happen now: what must hold before an uitkering starts or ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from rotonde.inkomen.models import Uitkering
from rotonde.kern.fouten import KanNuNiet, NietGevonden, Ongeldig

if TYPE_CHECKING:
    from rotonde.inkomen.actions import Instroom, Uitstroom

_DUBBEL = "Deze inwoner heeft in deze periode al een uitkering: beëindig die eerst."


def check_heeft_geen_uitkering(instromen: Sequence[Instroom]) -> None:
    """Raise KanNuNiet when one of these persons has an uitkering that runs on, or begins after, that day."""
    per_persoon = Counter(instroom.persoon for instroom in instromen)
    if any(aantal > 1 for aantal in per_persoon.values()):
        raise KanNuNiet(_DUBBEL)
    vroegst = min((instroom.vanaf for instroom in instromen), default=None)
    if vroegst is None:
        return
    eindes: dict[UUID, list[Uitkering]] = {}
    lopend = Q(periode__endswith__isnull=True) | Q(periode__endswith__gt=vroegst)
    for uitkering in Uitkering.objects.filter(lopend, persoon_id__in=per_persoon):
        eindes.setdefault(uitkering.persoon_id, []).append(uitkering)
    for instroom in instromen:
        for uitkering in eindes.get(instroom.persoon, []):
            if uitkering.periode.upper is None or uitkering.periode.upper > instroom.vanaf:
                raise KanNuNiet(_DUBBEL)


def check_loopt_nog(uitstromen: Sequence[Uitstroom]) -> dict[UUID, Uitkering]:
    """The uitkeringen that are about to end, locked; raises when one is unknown, ended, or would last no day."""
    gevraagd = {uitstroom.uitkering for uitstroom in uitstromen}
    uitkeringen = {u.pk: u for u in Uitkering.objects.select_for_update().filter(pk__in=gevraagd)}
    if len(uitkeringen) != len(gevraagd):
        raise NietGevonden("Deze uitkering is niet gevonden: controleer de gegevens of zoek opnieuw.")
    if len(gevraagd) != len(uitstromen) or any(u.periode.upper is not None for u in uitkeringen.values()):
        raise KanNuNiet("Deze uitkering is al beëindigd: er is niets veranderd.")
    for uitstroom in uitstromen:
        if uitstroom.per <= uitkeringen[uitstroom.uitkering].periode.lower:
            raise Ongeldig("Een uitkering kan niet stoppen voordat zij begon: kies een latere datum.")
    return uitkeringen
