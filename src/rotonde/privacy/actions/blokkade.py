"""The verbs of holds: what stays although its term has ended (PRIV-45)."""

from uuid import UUID

from rotonde.kern import gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.models import Bewaarblokkade
from rotonde.kern.periode import periode, sluit
from rotonde.kern.soorten import Blokkadereden
from rotonde.privacy import bewaring, policies

_NIET_ZELF = "Dit gaat over u of over iemand dicht bij u: laat een collega de blokkade zetten of opheffen."


@actie("privacy.blokkade_zetten")
def blokkade_zetten(soort: str, object_id: UUID, reden: Blokkadereden, toelichting: str = "") -> UUID:
    """Hold a unit from today until somebody lifts it; returns the id of the hold.

    Raises NietGevonden when there is no such unit in this gemeente, KanNuNiet for one of the own circle (PRIV-20).
    """
    bewaring.check_bestaat(soort, object_id)
    policies.check_niet_te_dichtbij([object_id], _NIET_ZELF)
    vrager = wie.huidig()
    blokkade = Bewaarblokkade.objects.create(
        gemeente_id=vrager.gemeente,
        object_soort=soort,
        object=object_id,
        reden=reden,
        toelichting=toelichting,
        periode=periode(klok.vandaag()),
        gezet_door=vrager.actor,
    )
    _noteer("privacy.blokkade_gezet", blokkade)
    return blokkade.pk


@actie("privacy.blokkade_opheffen")
def blokkade_opheffen(blokkade_id: UUID) -> None:
    """Lift a hold: from today it keeps nothing; one that was set today, from tomorrow.

    Raises NietGevonden, KanNuNiet when it was lifted already or holds something of the own circle (PRIV-20).
    """
    blokkade = Bewaarblokkade.objects.select_for_update().filter(pk=blokkade_id).first()
    if blokkade is None:
        raise NietGevonden("Deze blokkade is er niet. Ga terug naar het overzicht.")
    policies.check_geldt_nog(blokkade)
    policies.check_niet_te_dichtbij([blokkade.object], _NIET_ZELF)
    blokkade.periode = sluit(blokkade.periode, klok.vandaag())
    blokkade.opgeheven_door = wie.huidig().actor
    blokkade.save(update_fields=["periode", "opgeheven_door"])
    _noteer("privacy.blokkade_opgeheven", blokkade)


def _noteer(soort: str, blokkade: Bewaarblokkade) -> None:
    gegevens = {"soort": blokkade.object_soort, "object": str(blokkade.object), "reden": blokkade.reden}
    gebeurtenissen.noteer(soort, [Feit("bewaarblokkade", blokkade.pk, gegevens=gegevens)])
