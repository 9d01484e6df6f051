"""Letting a colleague work along in a dossier, and ending that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rotonde.kern import betrokkenheid, botsing, gebeurtenissen, klok
from rotonde.kern.actie import actie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import werk_bij
from rotonde.kern.periode import NOOIT, eindig, periode
from rotonde.regie import policies as regie_policies
from rotonde.regie.acties import actions as acties
from rotonde.regie.consult import actions as consult
from rotonde.regie.events import Soort
from rotonde.regie.houder import aanspreekpunt_id
from rotonde.regie.meldcode import actions as meldcode
from rotonde.regie.models import Teamgenoot
from rotonde.regie.opschaling import policies as opschaling_policies
from rotonde.regie.team import policies
from rotonde.regie.team.soorten import Teamrol
from rotonde.regie.vergrendelen import vergrendeld


@dataclass(frozen=True)
class Betrekking:
    """Who works along, as what, from `van` until `tot` (not included; None is until further notice)."""

    dossier: UUID
    medewerker: UUID
    als: Teamrol
    van: date
    tot: date | None = None


@actie("regie.collega_betrekken")
def betrekken(betrekking: Betrekking) -> UUID:
    """Let a colleague work along: from that day until that day the dossier is open to her or him (PRIV-12, PRIV-13).

    Raises NietGevonden or GeenBevoegdheid for who is not the Aanspreekpunt, GeenBevoegdheid for the circle of the
    colleague, Ongeldig for who does not work here as that or days that do not fit, KanNuNiet for a closed dossier or
    who works along already.
    """
    (dossier,) = vergrendeld([betrekking.dossier])
    regie_policies.check_is_aanspreekpunt([dossier.pk])
    regie_policies.check_dossier(dossier, "regie.collega_betrekken")
    policies.check_collega(dossier, betrekking.medewerker, betrekking.als, aanspreekpunt_id(dossier.pk))
    policies.check_periode(betrekking.als, betrekking.van, betrekking.tot)
    regie_policies.check_benoemd(dossier.pk, betrekking.medewerker)
    rij = Teamgenoot(
        gemeente_id=dossier.gemeente_id,
        dossier=dossier,
        medewerker_id=betrekking.medewerker,
        als=betrekking.als,
        periode=periode(betrekking.van, betrekking.tot),
        wet=dossier.wet,
    )
    with botsing.als_zin({"teamgenoot_een_keer": policies.doet_al_mee}):
        rij.save(force_insert=True)
    betrokkenheid.begin([Band(rij.medewerker_id, "dossier", dossier.pk, rij.als, betrekking.van, betrekking.tot)])
    _noteer(Soort.COLLEGA_BETROKKEN, rij)
    return rij.pk


@actie("regie.collega_loslaten")
def loslaten(dossier_id: UUID, teamgenoot: UUID) -> None:
    """End that a colleague works along: the dossier is closed to her or him at once (PRIV-13), and what (s)he still had
    to do is the Aanspreekpunt's.

    Raises NietGevonden for who is not in the team of a dossier of one's own, GeenBevoegdheid for who is neither the
    Aanspreekpunt nor that colleague, KanNuNiet for who left already.
    """
    (dossier,) = vergrendeld([dossier_id])
    rij = policies.check_loopt(Teamgenoot.objects.filter(pk=teamgenoot, dossier=dossier).first())
    policies.check_mag_loslaten(rij)
    regie_policies.check_dossier(dossier, "regie.collega_loslaten")
    opschaling_policies.check_blijft_iemand(rij)
    _noteer(Soort.COLLEGA_LOSGELATEN, rij)
    houder = aanspreekpunt_id(dossier_id)
    assert houder is not None
    acties.gaan_naar(dossier_id, van=rij.medewerker_id, aan=houder)
    consult.verlaat(dossier_id, rij.medewerker_id)
    meldcode.verlaat(dossier_id, rij.medewerker_id)
    _eindig([rij], klok.vandaag())


def ontbind(dossiers: Iterable[UUID], dag: date) -> None:
    """End the teams of dossiers that are being closed on a day. Part of closing, which ends all involvement."""
    rijen = Teamgenoot.objects.filter(betrokkenheid.nu_of_later(dag), dossier_id__in=list(dossiers))
    werk_bij([_over(rij, dag) for rij in rijen], ["periode"])


def wordt_aanspreekpunt(dossier: UUID, medewerker: UUID) -> None:
    """End that somebody works along who holds the dossier from now on. Part of handing over. Raises KanNuNiet for the
    only procesregisseur of a dossier that needs one."""
    rijen = Teamgenoot.objects.filter(betrokkenheid.nu_of_later(klok.vandaag()), dossier_id=dossier)
    eigen = list(rijen.filter(medewerker_id=medewerker))
    for rij in eigen:
        opschaling_policies.check_blijft_iemand(rij)
    _eindig(eigen, klok.vandaag())


def _eindig(rijen: list[Teamgenoot], dag: date) -> None:
    werk_bij([_over(rij, dag) for rij in rijen], ["periode"])
    for rij in rijen:
        betrokkenheid.einde_alle([(rij.dossier_id, rij.medewerker_id)], per=dag, als=rij.als)


def _over(rij: Teamgenoot, dag: date) -> Teamgenoot:
    rij.periode = NOOIT if rij.periode.lower > dag else eindig(rij.periode, dag)
    return rij


def _noteer(soort: Soort, rij: Teamgenoot) -> None:
    gebeurtenissen.noteer(soort, [Feit("teamgenoot", rij.pk, dossier=rij.dossier_id, gegevens={"als": rij.als})])
