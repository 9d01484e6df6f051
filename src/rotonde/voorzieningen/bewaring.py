"""What keeps a dossier on account of what was granted: a voorziening that has not ended."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from rotonde.kern.bewaring.eenheden import Ids, blokkeert
from rotonde.voorzieningen.models import Voorziening


@blokkeert("dossier", "een voorziening loopt nog")
def lopende_voorzieningen(objecten: Ids, dag: dt.date) -> Iterable[UUID]:
    """A voorziening that runs today or is still to begin."""
    rijen = Voorziening.objects.filter(dossier_id__in=list(objecten))
    return rijen.filter(Q(periode__endswith__gt=dag) | Q(periode__upper_inf=True)).values_list("dossier_id", flat=True)
