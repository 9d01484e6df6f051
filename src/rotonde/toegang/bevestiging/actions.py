"""Confirming a melding."""

import hashlib
from uuid import UUID

from rotonde.inwoners import queries as inwoners
from rotonde.kern import botsing, collegas, gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.toegang import policies as toegang
from rotonde.toegang.actions.oppakken import vergrendeld
from rotonde.toegang.bevestiging import papier, policies
from rotonde.toegang.bevestiging.models import Bevestiging
from rotonde.toegang.events import Soort


@actie("toegang.melding_bevestigen")
def bevestigen(melding_id: UUID) -> None:
    """Make the letter, keep it as it is, and show it to whom it is about in Mijn Rotonde at once (WMO-01).

    Who gave a mail address hears that something waits, where that is safe (PRIV-26, PRIV-32). Raises NietGevonden when
    the melding is not one's own, KanNuNiet when nobody works on it, it is not known about whom it is, or it was
    confirmed already.
    """
    (melding,) = vergrendeld([melding_id])
    eigenaar = toegang.check_is_eigenaar(melding)
    toegang.check_kan(melding, "toegang.melding_bevestigen")
    toegang.check_inwoner_bekend(melding)
    assert melding.persoon_id is not None
    naam = inwoners.namen([melding.persoon_id], gegevensgroep="bevestiging")[melding.persoon_id]
    pdf = papier.zet(melding, aan=naam, contact=collegas.naam_van(eigenaar))
    rij = Bevestiging(
        gemeente_id=melding.gemeente_id,
        melding=melding,
        persoon_id=melding.persoon_id,
        pdf=pdf,
        sha256=hashlib.sha256(pdf).hexdigest(),
        gemaakt_op=klok.nu(),
        gemaakt_door=wie.huidig().actor,
        wet=melding.wet,
    )
    with botsing.als_zin({"bevestiging_een_per_melding": policies.al_bevestigd}):
        rij.save(force_insert=True)
    gebeurtenissen.noteer(Soort.BEVESTIGD, [Feit("melding", melding.pk, betrokkene=melding.persoon_id)])
