"""Who works on a melding: from the queue to one medewerker, on to a colleague, or back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from rotonde.kern import betrokkenheid, gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.gebeurtenissen import Feit
from rotonde.toegang import policies, queries
from rotonde.toegang.events import Soort
from rotonde.toegang.models import Melding
from rotonde.toegang.soorten import MeldingStatus
from rotonde.toegang.tijd import op


@dataclass(frozen=True)
class Oppakking:
    """This medewerker takes this melding; without `medewerker` it is who asks."""

    melding: UUID
    medewerker: UUID | None = None
    moment: datetime | None = None


@actie("toegang.oppakken")
def oppakken_alle(oppakkingen: Sequence[Oppakking]) -> None:
    """Take meldingen from the queue: each gets one owner, who is involved from that day.

    Two who reach for the same melding: the rows are locked, so one wins and the other gets KanNuNiet. Raises
    GeenBevoegdheid for the desk of a colleague or a melding about the circle of its new owner, NietGevonden for what
    is not there.
    """
    actor = wie.huidig().actor
    eigenaars = {oppakking.melding: oppakking.medewerker or actor for oppakking in oppakkingen}
    policies.check_mag_oppakken(list(eigenaars.values()))
    meldingen = vergrendeld(eigenaars)
    for melding in meldingen:
        policies.check_wacht(melding)
    policies.check_niet_uit_eigen_kring(meldingen, list(eigenaars.values()))
    for eigenaar, rijen in groupby(sorted(meldingen, key=lambda m: eigenaars[m.pk]), key=lambda m: eigenaars[m.pk]):
        Melding.objects.filter(id__in=[rij.pk for rij in rijen]).update(
            status=MeldingStatus.OPGEPAKT, team=None, eigenaar=eigenaar
        )
    betrokkenheid.begin(_band(oppakking, eigenaars[oppakking.melding]) for oppakking in oppakkingen)
    gebeurtenissen.noteer(Soort.OPGEPAKT, [Feit("melding", m.pk, betrokkene=m.persoon_id) for m in meldingen])


def oppakken(melding: UUID) -> None:
    """Take one melding for oneself; see `oppakken_alle`."""
    oppakken_alle([Oppakking(melding)])


@actie("toegang.teruggeven")
def teruggeven(melding_id: UUID, *, team: UUID | None) -> None:
    """Put a melding back in a queue (of the gemeente when no team is named); the owner sees it no longer, at once.

    The deadline stays. Raises NietGevonden when it is not one's own, KanNuNiet when it is no longer being worked on.
    """
    melding, vorige = _eigen(melding_id)
    melding.status = policies.check_kan(melding, "toegang.teruggeven")
    melding.team_id = policies.check_team(team or queries.wachtrij_van_gemeente())
    melding.eigenaar_id = None
    melding.save(update_fields=["team", "eigenaar", "status"])
    gebeurtenissen.noteer(Soort.TERUGGEGEVEN, [Feit("melding", melding.pk, betrokkene=melding.persoon_id)])
    betrokkenheid.einde(object_id=melding.pk, wie_id=vorige)


@actie("toegang.overdragen")
def overdragen(melding_id: UUID, *, aan: UUID, met_dossier: bool = False) -> None:
    """Give a melding and its story to a colleague; the old owner sees the story no longer, at once (PRIV-13).

    What became a dossier goes along with that only: `met_dossier` is for regie. Raises NietGevonden when it is not
    one's own, KanNuNiet when it is settled, has a dossier or would stay where it is, GeenBevoegdheid when it is about
    the circle of that colleague, Ongeldig when that colleague works on no meldingen.
    """
    melding, vorige = _eigen(melding_id)
    policies.check_kan(melding, "toegang.overdragen")
    policies.check_gaat_mee(melding, met_dossier=met_dossier)
    policies.check_ander(vorige, aan)
    policies.check_kan_eigenaar_zijn(aan)
    policies.check_niet_uit_eigen_kring([melding], [aan])
    melding.eigenaar_id = aan
    melding.save(update_fields=["eigenaar"])
    betrokkenheid.begin([Band(aan, "melding", melding.pk, "eigenaar")])
    gebeurtenissen.noteer(Soort.OVERGEDRAGEN, [Feit("melding", melding.pk, betrokkene=melding.persoon_id)])
    betrokkenheid.einde(object_id=melding.pk, wie_id=vorige)


@actie("toegang.inwoner_koppelen")
def inwoner_koppelen(melding_id: UUID, *, persoon: UUID) -> None:
    """Say about whom an anonymous melding is; that resident sees it from now on.

    Raises NietGevonden when it is not one's own, KanNuNiet when it is known already.
    """
    melding, eigenaar = _eigen(melding_id)
    policies.check_kan(melding, "toegang.inwoner_koppelen")
    policies.check_nog_anoniem(melding)
    melding.persoon_id = persoon
    policies.check_niet_uit_eigen_kring([melding], [eigenaar])
    melding.save(update_fields=["persoon"])
    betrokkenheid.begin([Band(persoon, "melding", melding.pk, "inwoner")])
    gebeurtenissen.noteer(Soort.INWONER_GEKOPPELD, [Feit("melding", melding.pk, betrokkene=persoon)])


def vergrendeld(ids: Iterable[UUID]) -> list[Melding]:
    """The meldingen, locked in the order of their ids; raises NietGevonden when one is not there."""
    gevraagd = set(ids)
    meldingen = list(Melding.objects.select_for_update().filter(id__in=gevraagd).order_by("id"))
    if len(meldingen) != len(gevraagd):
        # The same words as for what is not one's own (SEC-11).
        raise policies.niet_gevonden()
    return meldingen


def _eigen(melding_id: UUID) -> tuple[Melding, UUID]:
    (melding,) = vergrendeld([melding_id])
    return melding, policies.check_is_eigenaar(melding)


def _band(oppakking: Oppakking, medewerker: UUID) -> Band:
    with op(oppakking.moment):
        return Band(medewerker, "melding", oppakking.melding, "eigenaar", klok.vandaag())
