"""What every verb on an AVG request begins and ends with."""

from typing import Any
from uuid import UUID

from rotonde.kern import gebeurtenissen, wie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.models import Medewerker
from rotonde.privacy import policies_avg as policies
from rotonde.privacy.models import AvgVerzoek
from rotonde.privacy.soorten import Gebeurd


def vergrendeld(verzoek: UUID) -> AvgVerzoek:
    """The request, held until the end of the transaction.

    Raises NietGevonden, also for the own circle (PRIV-20) and for what is besloten to who asks (PRIV-21).
    """
    rij = AvgVerzoek.objects.select_for_update().filter(gemeente_id=wie.huidig().gemeente, pk=verzoek).first()
    if rij is None or policies.is_besloten(rij.persoon_id, rij.ouder):
        raise NietGevonden("Dit verzoek is niet gevonden: kies het in de lijst van AVG-verzoeken.")
    policies.check_niet_van_eigen_kring(rij.persoon_id, rij.ouder)
    return rij


def beoordelaar() -> Medewerker:
    """Who judges a request: a named medewerker, never a service (PRIV-51)."""
    vrager = wie.huidig()
    return policies.check_mens(Medewerker.objects.filter(gemeente_id=vrager.gemeente, pk=vrager.actor).first())


def zet(rij: AvgVerzoek, **velden: Any) -> None:
    AvgVerzoek.objects.filter(pk=rij.pk).update(**velden)


def noteer(soort: Gebeurd, rij: AvgVerzoek) -> None:
    gebeurtenissen.noteer(soort, [Feit("avgverzoek", rij.pk, betrokkene=rij.persoon_id)])
