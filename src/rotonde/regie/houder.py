"""Who holds a dossier now, for the verbs and policies that ask it; a screen reads it with the dossier."""

from collections.abc import Iterable
from uuid import UUID

from rotonde.regie.models import Regie


def aanspreekpunt_id(dossier: UUID) -> UUID | None:
    """The medewerker who is the Aanspreekpunt now; None for a closed dossier or one that the asker does not see."""
    return aanspreekpunten([dossier]).get(dossier)


def aanspreekpunten(dossiers: Iterable[UUID]) -> dict[UUID, UUID]:
    """The same for many."""
    regies = Regie.objects.filter(dossier_id__in=list(dossiers), periode__endswith__isnull=True)
    return dict(regies.values_list("dossier_id", "medewerker_id"))
