"""The one verb of simulatie that writes a row of its own; all else goes through the verbs of the rooms (AF-19)."""

from decimal import Decimal

from rotonde.kern import wie
from rotonde.kern.actie import actie
from rotonde.simulatie.models import Trekkingstap


@actie("simulatie.stap_afronden")
def stap_afronden(stap: str, *, zaad: int, seconden: float) -> None:
    """Mark a step of the drawing as done, in the transaction that did it."""
    rij = Trekkingstap(gemeente_id=wie.huidig().gemeente, stap=stap, zaad=zaad, seconden=Decimal(f"{seconden:.2f}"))
    Trekkingstap.objects.bulk_create([rij])
