"""Keeping the weight of dossiers as numbers."""

from collections.abc import Sequence
from uuid import UUID

from rotonde.kern import wie
from rotonde.kern.actie import actie
from rotonde.regie.models import Dossier
from rotonde.regie.zwaarte import standen_van
from rotonde.werkplek.models import Dossierlast


@actie("werkplek.dossiers_wegen")
def dossiers_wegen(dossiers: Sequence[UUID]) -> None:
    """Write down how heavy these dossiers weigh now; twice changes nothing.

    What was destroyed meanwhile is left out.
    """
    gemeente = wie.huidig().gemeente
    bestaat = Dossier.objects.filter(id__in=dossiers, gemeente_id=gemeente).values_list("id", flat=True)
    standen = standen_van(bestaat)
    Dossierlast.objects.bulk_create(
        [
            Dossierlast(gemeente_id=gemeente, dossier_id=dossier, punten=stand.punten)
            for dossier, stand in standen.items()
        ],
        update_conflicts=True,
        unique_fields=["gemeente", "dossier"],
        update_fields=["punten"],
    )
