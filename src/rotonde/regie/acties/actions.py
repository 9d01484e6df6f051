"""Agreeing on acties, passing them on and ending them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rotonde.inwoners import queries as inwoners
from rotonde.kern import gebeurtenissen, klok
from rotonde.kern.actie import actie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import voeg_toe
from rotonde.regie import policies as regie_policies
from rotonde.regie.acties import policies
from rotonde.regie.acties.soorten import Actiesoort, Afloop
from rotonde.regie.events import Soort
from rotonde.regie.houder import aanspreekpunt_id
from rotonde.regie.models import Actiepunt, Dossier
from rotonde.regie.team import policies as team_policies
from rotonde.regie.vergrendelen import vergrendeld


@dataclass(frozen=True)
class Toezegging:
    """What somebody does by a day, and about which member of the household, if about one."""

    dossier: UUID
    medewerker: UUID
    wat: str
    uiterlijk: date
    persoon: UUID | None = None
    soort: Actiesoort = Actiesoort.AFGESPROKEN


@actie("regie.actie_afspreken")
def afspreken_bulk(toezeggingen: Sequence[Toezegging]) -> list[UUID]:
    """Agree that somebody who works in a dossier does something by a day; return the ids in the same order.

    Raises NietGevonden or GeenBevoegdheid for who does not work in the dossier, Ongeldig for an owner who does not, a
    day in the past or somebody who is not of the household, KanNuNiet for a closed dossier.
    """
    dossiers = {dossier.pk: dossier for dossier in vergrendeld(t.dossier for t in toezeggingen)}
    for toezegging in toezeggingen:
        dossier = dossiers[toezegging.dossier]
        team_policies.check_werkt_in(dossier.pk)
        regie_policies.check_dossier(dossier, "regie.actie_afspreken")
        policies.check_dag(toezegging.uiterlijk)
        if toezegging.persoon is not None:
            regie_policies.check_lid(toezegging.persoon, inwoners.leden_ids(dossier.huishouden_id))
        team_policies.check_werkt_daarin(dossier.pk, toezegging.medewerker, aanspreekpunt_id(dossier.pk))
    rijen = voeg_toe([_rij(toezegging, dossiers[toezegging.dossier]) for toezegging in toezeggingen])
    _noteer(Soort.ACTIE_AFGESPROKEN, rijen)
    return [rij.pk for rij in rijen]


def afspreken(toezegging: Toezegging) -> UUID:
    """Agree on one; see `afspreken_bulk`."""
    return afspreken_bulk([toezegging])[0]


@actie("regie.actie_doorgeven")
def doorgeven(dossier_id: UUID, actiepunt: UUID, *, aan: UUID) -> None:
    """Give an actie to another who works in the dossier.

    Raises NietGevonden for what is not there, GeenBevoegdheid for who is neither the owner nor the Aanspreekpunt,
    Ongeldig for who does not work in the dossier, KanNuNiet for what ended already.
    """
    rij = _eigen(dossier_id, actiepunt, "regie.actie_doorgeven")
    team_policies.check_werkt_daarin(dossier_id, aan, aanspreekpunt_id(dossier_id))
    rij.medewerker_id = aan
    rij.save(update_fields=["medewerker"])
    _noteer(Soort.ACTIE_DOORGEGEVEN, [rij])


@actie("regie.actie_afronden")
def afronden(dossier_id: UUID, actiepunt: UUID, afloop: Afloop, uitkomst: str = "") -> None:
    """Say that an actie was done or is not needed any more; afterwards it stays as it is.

    Raises NietGevonden for what is not there, GeenBevoegdheid for who is neither the owner nor the Aanspreekpunt,
    KanNuNiet for what ended already.
    """
    rij = _eigen(dossier_id, actiepunt, "regie.actie_afronden")
    rij.af_op, rij.afloop, rij.uitkomst = klok.vandaag(), afloop, uitkomst
    rij.save(update_fields=["af_op", "afloop", "uitkomst"])
    _noteer(Soort.ACTIE_AFGEROND, [rij])


def gaan_naar(dossier: UUID, *, van: UUID, aan: UUID) -> None:
    """What somebody who leaves a dossier still had to do, is another's from now on. Part of leaving."""
    Actiepunt.objects.filter(dossier_id=dossier, medewerker_id=van, af_op__isnull=True).update(medewerker_id=aan)


def _eigen(dossier_id: UUID, actiepunt: UUID, werkwoord: str) -> Actiepunt:
    (dossier,) = vergrendeld([dossier_id])
    rijen = Actiepunt.objects.select_for_update().filter(pk=actiepunt, dossier=dossier)
    rij = policies.check_gevonden(rijen.first())
    policies.check_mag_afronden(rij)
    regie_policies.check_dossier(dossier, werkwoord)
    policies.check_kan(rij, werkwoord)
    return rij


def _rij(toezegging: Toezegging, dossier: Dossier) -> Actiepunt:
    return Actiepunt(
        gemeente_id=dossier.gemeente_id,
        dossier_id=dossier.pk,
        medewerker_id=toezegging.medewerker,
        persoon_id=toezegging.persoon,
        soort=toezegging.soort,
        wat=toezegging.wat,
        uiterlijk=toezegging.uiterlijk,
        wet=dossier.wet,
    )


def _noteer(soort: Soort, rijen: Iterable[Actiepunt]) -> None:
    gebeurtenissen.noteer(soort, [Feit("actiepunt", rij.pk, rij.persoon_id, rij.dossier_id) for rij in rijen])
