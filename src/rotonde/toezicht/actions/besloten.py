"""Closing a dossier to all but named medewerkers, naming them, and opening it again (PRIV-21)."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from rotonde.inwoners import queries as inwoners
from rotonde.kern import beslotenheid, betrokkenheid, gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.betrokkenheid import AANSPREEKPUNT, BENOEMD
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.gebeurtenissen import Feit
from rotonde.toegang import queries as toegang
from rotonde.toezicht import policies, queries
from rotonde.toezicht.events import Soort
from rotonde.toezicht.models import BeslotenDossier
from rotonde.toezicht.soorten import Beslotensoort


@dataclass(frozen=True)
class Sluiting:
    """Whose dossier must be closed, why, and who may see it beside its Aanspreekpunt."""

    persoon: UUID
    soort: Beslotensoort
    reden: str
    benoemden: Sequence[UUID]


@actie("toezicht.besloten_maken")
def besloten_maken(sluiting: Sluiting) -> list[UUID]:
    """Close the dossiers of the household of a resident; return the ids of what was closed.

    From the next query only the Aanspreekpunt and the named see them, their meldingen and their residents: who closes
    it neither. Raises GeenBevoegdheid for what is about oneself (PRIV-20), KanNuNiet when there is no dossier or it is
    besloten already, Ongeldig for too short a reason.
    """
    reden = policies.check_motivering(sluiting.reden)
    personen = sorted(inwoners.huisgenoten(sluiting.persoon))
    policies.check_niet_eigen(personen)
    dossiers = betrokkenheid.dossiers_van(personen)
    if not dossiers:
        raise KanNuNiet("Bij deze inwoner hoort geen dossier: er is nog niets om te besluiten.")
    objecten = [*(("melding", m) for m in toegang.ids_van(personen)), *(("persoon", p) for p in personen)]
    return [_sluit(dossier, objecten, sluiting, reden) for dossier in dossiers]


def _sluit(dossier: UUID, objecten: Sequence[tuple[str, UUID]], sluiting: Sluiting, reden: str) -> UUID:
    if beslotenheid.is_besloten(dossier):
        raise KanNuNiet("Dit dossier is al besloten: benoem collega's vanuit de lijst.")
    vrager = wie.huidig()
    rij = BeslotenDossier(
        gemeente_id=vrager.gemeente,
        dossier_id=dossier,
        soort=sluiting.soort,
        reden=reden,
        gesloten_door=vrager.actor,
        gesloten_op=klok.nu(),
    )
    BeslotenDossier.objects.bulk_create([rij])
    beslotenheid.benoem(dossier, [*sluiting.benoemden, *betrokkenheid.van_dossier(dossier, AANSPREEKPUNT)])
    beslotenheid.sluit(dossier, objecten)
    gebeurtenissen.noteer(
        Soort.DOSSIER_BESLOTEN, [Feit("dossier", dossier, dossier=dossier, gegevens={"soort": str(rij.soort)})]
    )
    return rij.pk


@actie("toezicht.benoemen")
def benoemen(besloten_id: UUID, medewerker: UUID) -> None:
    """Let one more medewerker see a besloten dossier. Raises NietGevonden, or KanNuNiet when it is open again."""
    rij = queries.besloten_rij(besloten_id)
    policies.check_nog_besloten(rij)
    policies.check_een_ander(medewerker)
    beslotenheid.benoem(rij.dossier_id, [medewerker])
    _noteer_benoeming(rij, medewerker, erbij=True)


@actie("toezicht.benoeming_intrekken")
def benoeming_intrekken(besloten_id: UUID, medewerker: UUID) -> None:
    """Close the dossier to somebody who was named, at once.

    Raises NietGevonden for who is not named in it, KanNuNiet for its Aanspreekpunt.
    """
    rij = queries.besloten_rij(besloten_id)
    policies.check_nog_besloten(rij)
    policies.check_is_benoemd(medewerker, beslotenheid.benoemden(rij.dossier_id))
    policies.check_niet_het_aanspreekpunt(medewerker, betrokkenheid.van_dossier(rij.dossier_id, AANSPREEKPUNT))
    betrokkenheid.einde_alle([(rij.dossier_id, medewerker)], als=BENOEMD)
    _noteer_benoeming(rij, medewerker, erbij=False)


@actie("toezicht.besloten_opheffen")
def besloten_opheffen(besloten_id: UUID, reden: str) -> None:
    """Open the dossier to everybody whom the other rules let in. Raises NietGevonden, KanNuNiet or Ongeldig."""
    rij = queries.besloten_rij(besloten_id)
    policies.check_nog_besloten(rij)
    rij.reden_opheffing = policies.check_motivering(reden)
    rij.opgeheven_door, rij.opgeheven_op = wie.huidig().actor, klok.nu()
    rij.save(update_fields=["reden_opheffing", "opgeheven_door", "opgeheven_op"])
    beslotenheid.open_(rij.dossier_id)
    gebeurtenissen.noteer(
        Soort.BESLOTENHEID_OPGEHEVEN, [Feit("dossier", rij.dossier_id, dossier=rij.dossier_id)]
    )  # fmt: skip


def _noteer_benoeming(rij: BeslotenDossier, medewerker: UUID, *, erbij: bool) -> None:
    gegevens = {"medewerker": str(medewerker), "erbij": erbij}
    gebeurtenissen.noteer(
        Soort.MEDEWERKER_BENOEMD, [Feit("dossier", rij.dossier_id, dossier=rij.dossier_id, gegevens=gegevens)]
    )
