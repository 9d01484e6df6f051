"""Escalating a dossier, going over its veiligheidsplan, and de-escalating."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rotonde.kern import gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.soorten import ActorSoort
from rotonde.regie import policies as regie_policies
from rotonde.regie.events import Soort
from rotonde.regie.models import Opschaling
from rotonde.regie.opschaling import policies
from rotonde.regie.opschaling.niveaus import tredes
from rotonde.regie.opschaling.soorten import PROCESREGIE_VANAF
from rotonde.regie.vergrendelen import vergrendeld


@dataclass(frozen=True)
class Stap:
    """Why, and from level 2 on with which veiligheidsplan and when that is gone over again."""

    dossier: UUID
    reden: str
    veiligheidsplan: str = ""
    herzien_op: date | None = None
    procesregisseur: UUID | None = None
    """Of a service only: a person who takes a step from level 2 on leads it."""


@actie("regie.opschalen")
def opschalen(stap: Stap) -> UUID:
    """One level up. Raises as `_zet`, and KanNuNiet at the highest level of the gemeente."""
    return _zet(stap, "regie.opschalen", Soort.OPGESCHAALD)


@actie("regie.veiligheidsplan_herzien")
def herzien(stap: Stap) -> UUID:
    """The same level with a new veiligheidsplan, or a new procesregisseur. Raises as `_zet`."""
    return _zet(stap, "regie.veiligheidsplan_herzien", Soort.VEILIGHEIDSPLAN_HERZIEN)


@actie("regie.afschalen")
def afschalen(stap: Stap) -> UUID:
    """One level down. Raises as `_zet`, and KanNuNiet for what was not escalated."""
    return _zet(stap, "regie.afschalen", Soort.AFGESCHAALD)


def _zet(stap: Stap, werkwoord: str, soort: Soort) -> UUID:
    """Take a step; it stays as it was recorded.

    Raises NietGevonden for a dossier that one is not involved in, GeenBevoegdheid for who does not decide at this
    level, KanNuNiet for a closed dossier or a step that is not there, Ongeldig without a reason or, from level 2 on,
    without a veiligheidsplan.
    """
    (dossier,) = vergrendeld([stap.dossier])
    van = policies.huidig(dossier.pk)
    naar = policies.check_kan(van, werkwoord, len(tredes()))
    ik_houd = regie_policies.is_aanspreekpunt(dossier.pk)
    policies.check_wie(van, naar, ik_houd=ik_houd, ik_regisseer=policies.is_procesregisseur(dossier.pk))
    regie_policies.check_dossier(dossier, werkwoord)
    policies.check_reden(stap.reden)
    policies.check_plan(naar, stap.veiligheidsplan, stap.herzien_op)
    rij = Opschaling(
        gemeente_id=dossier.gemeente_id,
        dossier=dossier,
        moment=klok.nu(),
        van=van,
        naar=naar,
        reden=stap.reden,
        wet=dossier.wet,
    )
    if naar >= PROCESREGIE_VANAF:
        rij.procesregisseur_id = _regisseur(stap)
        rij.veiligheidsplan, rij.herzien_op = stap.veiligheidsplan, stap.herzien_op
    rij.save(force_insert=True)
    feit = Feit("opschaling", rij.pk, dossier.melding.persoon_id, dossier.pk, {"van": van.value, "naar": naar.value})
    gebeurtenissen.noteer(soort, [feit])
    return rij.pk


def _regisseur(stap: Stap) -> UUID | None:
    vrager = wie.huidig()
    return stap.procesregisseur if vrager.actor_soort == ActorSoort.DIENST else vrager.actor
