"""The end of a melding: settled, or carried on in a dossier."""

from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

from rotonde.kern import betrokkenheid, gebeurtenissen
from rotonde.kern.actie import actie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.toegang import policies
from rotonde.toegang.actions.oppakken import vergrendeld
from rotonde.toegang.events import Soort
from rotonde.toegang.models import Melding


@actie("toegang.afhandelen")
def afhandelen_alle(meldingen: Iterable[UUID]) -> None:
    """Settle own meldingen without a dossier; the involvement of the owner ends at once (PRIV-13).

    Raises NietGevonden when one is not one's own, KanNuNiet when one is not being worked on.
    """
    rijen = vergrendeld(meldingen)
    eigenaars = _zet(rijen, "toegang.afhandelen")
    gebeurtenissen.noteer(Soort.AFGEHANDELD, [Feit("melding", m.pk, betrokkene=m.persoon_id) for m in rijen])
    for melding, eigenaar in zip(rijen, eigenaars, strict=True):
        betrokkenheid.einde(object_id=melding.pk, wie_id=eigenaar)


def afhandelen(melding: UUID) -> None:
    """Settle one melding; see `afhandelen_alle`."""
    afhandelen_alle([melding])


@actie("toegang.naar_dossier_brengen")
def naar_dossier_brengen(meldingen: Iterable[UUID]) -> None:
    """Mark own meldingen as carried on in a dossier; regie calls this in the transaction that opens it.

    Raises NietGevonden when one is not one's own, KanNuNiet when one is not being worked on or still anonymous.
    """
    rijen = vergrendeld(meldingen)
    _zet(rijen, "toegang.naar_dossier_brengen", policies.check_inwoner_bekend)
    gebeurtenissen.noteer(Soort.NAAR_DOSSIER_GEBRACHT, [Feit("melding", m.pk, betrokkene=m.persoon_id) for m in rijen])


def _zet(rijen: Sequence[Melding], werkwoord: str, *eisen: Callable[[Melding], None]) -> list[UUID]:
    """Let own meldingen that meet the conditions become what this verb makes of them; returns their owners."""
    eigenaars = [policies.check_is_eigenaar(melding) for melding in rijen]
    standen = {policies.check_kan(melding, werkwoord) for melding in rijen}
    for eis in eisen:
        for melding in rijen:
            eis(melding)
    for stand in standen:
        Melding.objects.filter(id__in=[melding.pk for melding in rijen]).update(status=stand)
    return eigenaars
