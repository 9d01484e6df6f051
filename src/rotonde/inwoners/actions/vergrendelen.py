"""Who changes where residents live, or with whom, waits for who is doing so (REL-09)."""

from collections.abc import Iterable
from uuid import UUID

from rotonde.inwoners.models import Lidmaatschap, Persoon


def vergrendel(personen: Iterable[UUID]) -> None:
    """Lock these residents and where they belong now, in the order of their ids, until the verb ends.

    What is read afterwards is what others left. A new row that names a resident does not wait for this.
    """
    ids = set(personen)
    loopt = Lidmaatschap.objects.filter(persoon_id__in=ids, periode__endswith__isnull=True)
    for rijen in (Persoon.objects.filter(id__in=ids), loopt):
        list(rijen.select_for_update(no_key=True).order_by("id").values_list("id"))
