"""Who takes which step, and with what. Each `check_…` raises with its sentence."""

from datetime import date, timedelta
from uuid import UUID

from rotonde.kern import klok, wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, Ongeldig
from rotonde.kern.soorten import ActorSoort, Rol
from rotonde.regie import policies as regie_policies
from rotonde.regie import toestanden
from rotonde.regie.models import Opschaling, Teamgenoot
from rotonde.regie.opschaling.soorten import PROCESREGIE_VANAF, Niveau, OpschalingToestand
from rotonde.regie.team.soorten import Teamrol

HERZIEN_BINNEN = timedelta(days=92)


def huidig(dossier: UUID) -> Niveau:
    """Where a dossier stands, for who may see it."""
    laatste = Opschaling.objects.filter(dossier_id=dossier).order_by("-moment", "-id").values_list("naar", flat=True)
    return Niveau(laatste.first() or 0)


def check_kan(van: Niveau, werkwoord: str, hoogste: int) -> Niveau:
    """The level after this verb. Raises KanNuNiet when there is none, in the table or in this gemeente."""
    if hoogste == 0:
        raise KanNuNiet("Uw gemeente werkt niet met opschaling: vraag de applicatiebeheerder om niveaus in te richten.")
    naar = Niveau(int(toestanden.OPSCHALING.na(OpschalingToestand(str(van.value)), werkwoord)))
    if naar > hoogste:
        raise KanNuNiet(f"Niveau {hoogste} is in uw gemeente het hoogste: kies wat er op dit niveau nog kan.")
    return naar


def check_wie(van: Niveau, naar: Niveau, *, ik_houd: bool, ik_regisseer: bool) -> None:
    """To and from level 1 it is the Aanspreekpunt; from level 2 on the procesregisseur of the dossier.

    Raises GeenBevoegdheid for anybody else who sees the dossier.
    """
    if max(van, naar) < PROCESREGIE_VANAF:
        regie_policies.check_houdt(ik_houd=ik_houd)
    elif not ik_regisseer:
        raise GeenBevoegdheid(
            f"Vanaf niveau {PROCESREGIE_VANAF.value} beslist de procesregisseur: laat er een meewerken in dit dossier."
        )


def is_procesregisseur(dossier: UUID) -> bool:
    """True for who leads the process in this dossier today, and for a service."""
    vrager = wie.huidig()
    if vrager.actor_soort == ActorSoort.DIENST:
        return True
    mee = Teamgenoot.objects.filter(dossier_id=dossier, medewerker_id=vrager.actor, als=Teamrol.PROCESREGIE)
    return vrager.rol == Rol.PROCESREGISSEUR and mee.filter(periode__contains=klok.vandaag()).exists()


def check_plan(naar: Niveau, veiligheidsplan: str, herzien_op: date | None) -> None:
    """Raises Ongeldig from level 2 on without a veiligheidsplan and a day within three months to go over it again."""
    if naar < PROCESREGIE_VANAF:
        return
    if not veiligheidsplan.strip() or herzien_op is None:
        raise Ongeldig("Schrijf het veiligheidsplan op, en kies wanneer u het weer doorneemt.")
    if not klok.vandaag() < herzien_op <= klok.vandaag() + HERZIEN_BINNEN:
        raise Ongeldig("Neem het veiligheidsplan binnen drie maanden weer door: kies een dag na vandaag.")


def check_reden(reden: str) -> None:
    """Raises Ongeldig for a step that nobody gives a reason for."""
    if not reden.strip():
        raise Ongeldig("Schrijf op waarom: zonder reden verandert het niveau niet.")


def check_afgeschaald(dossiers: set[UUID]) -> None:
    """Raises KanNuNiet when one of these dossiers is still escalated: it is not closed like that."""
    laatste: dict[UUID, int] = dict(
        Opschaling.objects.filter(dossier_id__in=dossiers).order_by("moment", "id").values_list("dossier_id", "naar")
    )
    if any(laatste.values()):
        raise KanNuNiet("Dit dossier is nog opgeschaald: schaal eerst af, en sluit het dan.")


def check_blijft_iemand(rij: Teamgenoot) -> None:
    """Raises KanNuNiet when the only procesregisseur would leave a dossier that needs one."""
    if rij.als != Teamrol.PROCESREGIE or huidig(rij.dossier_id) < PROCESREGIE_VANAF:
        return
    anderen = Teamgenoot.objects.filter(dossier_id=rij.dossier_id, als=Teamrol.PROCESREGIE).exclude(pk=rij.pk)
    if not anderen.filter(periode__contains=klok.vandaag()).exists():
        raise KanNuNiet("Dit dossier heeft een procesregisseur nodig: schaal af, of laat eerst een ander meewerken.")
