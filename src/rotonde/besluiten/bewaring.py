"""What keeps a dossier on account of a decision: one that is still to be taken, or that may still be objected to."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from rotonde.besluiten.models import Aanvraag, Beschikking
from rotonde.kern.bewaring.eenheden import Ids, blokkeert


@blokkeert("dossier", "op een aanvraag is nog niet besloten")
def open_aanvragen(objecten: Ids, dag: dt.date) -> Iterable[UUID]:
    """A request without a decision."""
    zonder = Aanvraag.objects.filter(dossier_id__in=list(objecten), besluiten__isnull=True)
    return zonder.values_list("dossier_id", flat=True)


@blokkeert("dossier", "er kan nog bezwaar worden gemaakt")
def bezwaartermijnen(objecten: Ids, dag: dt.date) -> Iterable[UUID]:
    """A letter within its term for bezwaar (Awb 6:7). A bezwaar itself is a hold that somebody sets."""
    lopend = Beschikking.objects.filter(dossier_id__in=list(objecten), bezwaar_tot_en_met__gte=dag)
    return lopend.values_list("dossier_id", flat=True)
