"""The logs: lifting what was held back, and checking that nothing in them was touched (PRIV-41, SEC-27)."""

from collections.abc import Sequence
from uuid import UUID

from rotonde.kern import gebeurtenissen, inzage, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.zegel import Breuk
from rotonde.toezicht import policies, queries
from rotonde.toezicht.events import Soort
from rotonde.toezicht.models import Zegelcontrole


@actie("toezicht.vertrouwelijkheid_opheffen")
def vertrouwelijkheid_opheffen(inzage_id: UUID, reden: str) -> None:
    """Let a resident read a line that was held back, at its original time.

    Raises NietGevonden for a line that nothing holds back, Ongeldig for too short a reason.
    """
    inzage.hef_op(inzage_id, reden=policies.check_motivering(reden))
    gebeurtenissen.noteer(Soort.VERTROUWELIJKHEID_OPGEHEVEN, [Feit("inzage", inzage_id)])


@actie("toezicht.zegels_controleren")
def zegels_controleren(breuken: Sequence[Breuk]) -> None:
    """Keep what recomputing the seals found, for the FG of this gemeente. The chain is of all gemeenten together."""
    gemeente, nu = wie.huidig().gemeente, klok.nu()
    Zegelcontrole.objects.bulk_create(
        Zegelcontrole(
            gemeente_id=gemeente,
            tabel=stand.tabel,
            zegels=stand.zegels,
            regels=stand.regels,
            breuken=[{"zegel": b.volgnummer, "reden": b.reden} for b in breuken if b.tabel == stand.tabel],
            op=nu,
        )
        for stand in queries.zegelstanden()
    )
