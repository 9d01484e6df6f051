"""Drafting for an Aanpak, and what its Aanspreekpunt does with it."""

from dataclasses import dataclass
from uuid import UUID

from rotonde.kern import betrokkenheid, gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.models import Team, nieuw_id
from rotonde.kern.soorten import Wet
from rotonde.privacy.deling.models import Deling
from rotonde.regie import policies as regie_policies
from rotonde.regie.aanzet import policies
from rotonde.regie.aanzet.soorten import Aanzetuitkomst
from rotonde.regie.actions import DoelInhoud, InzetInhoud, doel_stellen, inzet_kiezen
from rotonde.regie.events import Soort
from rotonde.regie.models import Aanpak, Aanzet
from rotonde.regie.soorten import Ladder
from rotonde.regie.vergrendelen import vergrendeld

GROEP, OPSTELLER = "aanzet", "opsteller"


@dataclass(frozen=True)
class Schets:
    """What must be better on a leefgebied (a code of the catalogus), scored from 1 to 10, and who could help."""

    leefgebied: str
    omschrijving: str
    startscore: int
    streefscore: int
    soort: Ladder
    hulp: str
    reden_zwaarder: str = ""


@actie("regie.aanzet_maken")
def maken(deling: UUID, schets: Schets) -> UUID:
    """Draft for the resident and under the wet of a deling with the own team, and return the id (REG-4).

    Raises NietGevonden for what was not shared with one, KanNuNiet as `check_partner` says, GeenBevoegdheid
    for a partner that does not do this here, Ongeldig for what could not stand in an Aanpak.
    """
    gedeeld = policies.check_partner(_deling(deling))
    scores = (schets.startscore, schets.streefscore)
    policies.check_inhoud(schets.leefgebied, scores, schets.soort, schets.reden_zwaarder)
    rij = Aanzet(
        id=nieuw_id(),
        gemeente_id=gedeeld.gemeente_id,
        dossier_id=gedeeld.dossier_id,
        deling=gedeeld,
        persoon_id=gedeeld.persoon_id,
        medewerker_id=wie.huidig().actor,
        **vars(schets),
        gemaakt_op=klok.nu(),
        wet=gedeeld.wet,
    )
    team = Team.objects.get(gemeente_id=gedeeld.gemeente_id, code=gedeeld.partner.team)
    # First the involvement: without it the row may not be written, nor seen.
    betrokkenheid.begin(
        [
            Band(team.pk, GROEP, rij.pk, OPSTELLER, tot=gedeeld.periode.upper),
            Band(rij.persoon_id, GROEP, rij.pk, betrokkenheid.INWONER),
        ]
    )
    rij.save(force_insert=True)
    _noteer(Soort.AANZET_GEMAAKT, rij)
    return rij.pk


@actie("regie.aanzet_overnemen")
def overnemen(aanzet: UUID, inzet: InzetInhoud, *, gezien: int | None = None) -> UUID:
    """Take it over into the version that is being written, with the inzet as the Aanspreekpunt chooses it; returns the
    id of the doel.

    Raises NietGevonden or GeenBevoegdheid for who is not the Aanspreekpunt, KanNuNiet for what was decided on or
    without a version in the making, and as `doel_stellen` and `inzet_kiezen` do.
    """
    rij = _eigen(aanzet, "regie.aanzet_overnemen")
    versie = Aanpak.objects.filter(dossier_id=rij.dossier_id).order_by("-versie").first()
    aanpak = policies.check_in_de_maak(versie)
    inhoud = DoelInhoud(rij.persoon_id, rij.leefgebied, rij.omschrijving, rij.startscore, rij.streefscore, Wet(rij.wet))
    doel = doel_stellen(aanpak.pk, inhoud, gezien=gezien)
    inzet_kiezen(doel, inzet)
    _besluit(rij, Aanzetuitkomst.OVERGENOMEN)
    _noteer(Soort.AANZET_OVERGENOMEN, rij)
    return doel


@actie("regie.aanzet_terugleggen")
def terugleggen(aanzet: UUID, reden: str) -> None:
    """Do not take it over, and say why: the partner and the resident read it.

    Raises NietGevonden or GeenBevoegdheid for who is not the Aanspreekpunt, KanNuNiet for what was decided on, Ongeldig
    without a reason.
    """
    rij = _eigen(aanzet, "regie.aanzet_terugleggen")
    policies.check_reden(reden)
    _besluit(rij, Aanzetuitkomst.TERUG, reden)
    _noteer(Soort.AANZET_TERUGGELEGD, rij)


def _deling(deling: UUID) -> Deling | None:
    """Locked: who stops sharing and who drafts wait for each other."""
    rijen = Deling.objects.select_for_update(of=("self",)).select_related("partner")
    return rijen.filter(gemeente_id=wie.huidig().gemeente, pk=deling).first()


def _eigen(aanzet: UUID, werkwoord: str) -> Aanzet:
    """Locked, after its dossier, of which who asks is the Aanspreekpunt."""
    rijen = Aanzet.objects.filter(gemeente_id=wie.huidig().gemeente, pk=aanzet)
    gevonden = policies.check_gevonden(rijen.first())
    vergrendeld([gevonden.dossier_id])
    regie_policies.check_is_aanspreekpunt([gevonden.dossier_id])
    rij = policies.check_gevonden(rijen.select_for_update().first())
    policies.check_kan(rij, werkwoord)
    return rij


def _besluit(rij: Aanzet, uitkomst: Aanzetuitkomst, reden: str = "") -> None:
    rij.uitkomst, rij.reden, rij.beoordeeld_op = uitkomst, reden, klok.nu()
    rij.save(update_fields=["uitkomst", "reden", "beoordeeld_op"])


def _noteer(soort: Soort, rij: Aanzet) -> None:
    gebeurtenissen.noteer(soort, [Feit(GROEP, rij.pk, rij.persoon_id, rij.dossier_id)])
