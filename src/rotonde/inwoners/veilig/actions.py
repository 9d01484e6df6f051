"""Agreeing on how somebody is reached, and ending that."""

from dataclasses import asdict
from uuid import UUID

from rotonde.inwoners.models import Persoon, Veiligcontact
from rotonde.inwoners.veilig import policies
from rotonde.inwoners.veilig.queries import Veilig
from rotonde.kern import gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.periode import NOOIT, periode, sluit


@actie("inwoners.veilig_contact_afspreken")
def afspreken(persoon: UUID, veilig: Veilig) -> UUID:
    """Agree what is safe, from today and at once, in place of what was agreed before; returns the id (PRIV-26).

    Raises NietGevonden for a resident whom one does not see, Ongeldig for what says nothing or hours that are none.
    """
    policies.check_inwoner(_vergrendeld(persoon))
    policies.check_zegt_iets(veilig)
    policies.check_uren(veilig.bellen_van, veilig.bellen_tot)
    _eindig(persoon)
    vrager = wie.huidig()
    rij = Veiligcontact(
        gemeente_id=vrager.gemeente,
        persoon_id=persoon,
        periode=periode(klok.vandaag()),
        vastgelegd_door=vrager.actor,
        **asdict(veilig),
    )
    rij.save(force_insert=True)
    _noteer("inwoners.veilig_contact_afgesproken", rij)
    return rij.pk


@actie("inwoners.veilig_contact_beeindigen")
def beeindigen(persoon: UUID) -> None:
    """End it: from now on every way is safe again.

    Raises NietGevonden for a resident whom one does not see, KanNuNiet when nothing was agreed.
    """
    policies.check_inwoner(_vergrendeld(persoon))
    _noteer("inwoners.veilig_contact_beeindigd", policies.check_loopt(_eindig(persoon)))


def _vergrendeld(persoon: UUID) -> Persoon | None:
    """Two who agree on something for the same resident wait for each other."""
    rijen = Persoon.objects.select_for_update(no_key=True).filter(gemeente_id=wie.huidig().gemeente, pk=persoon)
    return rijen.first()


def _eindig(persoon: UUID) -> Veiligcontact | None:
    rij = Veiligcontact.objects.filter(persoon_id=persoon, periode__contains=klok.vandaag()).first()
    if rij is not None:
        vandaag = klok.vandaag()
        # What was agreed today holds on no day: it is over at once, as what comes after it counts at once.
        rij.periode = NOOIT if rij.periode.lower == vandaag else sluit(rij.periode, vandaag)
        rij.save(update_fields=["periode"])
    return rij


def _noteer(soort: str, rij: Veiligcontact) -> None:
    gebeurtenissen.noteer(soort, [Feit("veiligcontact", rij.pk, betrokkene=rij.persoon_id)])
