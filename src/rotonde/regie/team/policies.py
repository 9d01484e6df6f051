"""Who can work along, and from when until when. Each `check_…` raises with its sentence."""

from datetime import date, timedelta
from uuid import UUID

from rotonde.kern import collegas, klok, kring, wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.soorten import ActorSoort, Rol
from rotonde.regie import policies as regie_policies
from rotonde.regie.models import Dossier, Teamgenoot
from rotonde.regie.team.soorten import Teamrol

ROLLEN = (Rol.AANSPREEKPUNT, Rol.PROCESREGISSEUR)
VOORUIT = timedelta(days=366)


def check_collega(dossier: Dossier, medewerker: UUID, als: Teamrol, aanspreekpunt: UUID | None) -> None:
    """Raises Ongeldig unless this colleague works in dossiers, as that, and has not this one; GeenBevoegdheid for the
    own circle (PRIV-20)."""
    rollen = [Rol.PROCESREGISSEUR] if als == Teamrol.PROCESREGIE else ROLLEN
    if not collegas.heeft_rol(medewerker, rollen):
        raise Ongeldig(f"Deze collega werkt hier niet als {als.label}: kies een andere collega of een ander vak.")
    if medewerker == aanspreekpunt:
        raise Ongeldig("Deze collega is al het Aanspreekpunt: kies iemand anders.")
    if kring.een_is_verwant([medewerker], [dossier.melding.persoon_id]):
        raise GeenBevoegdheid("Deze inwoner hoort bij de eigen kring van deze collega: kies een andere collega.")


def check_periode(als: Teamrol, van: date, tot: date | None) -> None:
    """Raises Ongeldig for a day in the past, an end before the beginning, or a procesregisseur who leaves by itself."""
    vandaag = klok.vandaag()
    if als == Teamrol.PROCESREGIE and tot is not None:
        raise Ongeldig("Een procesregisseur blijft tot het niet meer nodig is: laat de laatste dag leeg.")
    if not vandaag <= van <= vandaag + VOORUIT:
        raise Ongeldig("Meewerken begint vandaag of later, binnen een jaar: kies een andere dag.")
    if tot is not None and tot <= van:
        raise Ongeldig("De laatste dag ligt voor de eerste: kies een latere dag.")


def doet_al_mee() -> KanNuNiet:
    """For who works along already in that time."""
    return KanNuNiet("Deze collega werkt dan al mee in dit dossier: kies een andere tijd of een andere collega.")


def check_loopt(rij: Teamgenoot | None) -> Teamgenoot:
    """Raises NietGevonden for who is not in this team, KanNuNiet for who left it."""
    if rij is None:
        raise NietGevonden("Deze collega staat niet in het team van dit dossier: ga terug naar het team.")
    if rij.periode.isempty or (rij.periode.upper is not None and rij.periode.upper <= klok.vandaag()):
        raise KanNuNiet("Deze collega werkt al niet meer mee: u hoeft niets te doen.")
    return rij


def check_mag_loslaten(rij: Teamgenoot) -> None:
    """The Aanspreekpunt lets somebody go, or one goes oneself. Raises GeenBevoegdheid for a colleague."""
    vrager = wie.huidig()
    if vrager.actor_soort != ActorSoort.DIENST and rij.medewerker_id != vrager.actor:
        regie_policies.check_is_aanspreekpunt([rij.dossier_id])


def werkt_mee(dossier: UUID, medewerker: UUID) -> bool:
    """True for who is in the team of this dossier today."""
    rijen = Teamgenoot.objects.filter(dossier_id=dossier, medewerker_id=medewerker)
    return rijen.filter(periode__contains=klok.vandaag()).exists()


def check_werkt_in(dossier: UUID) -> None:
    """The Aanspreekpunt, who stands in, and the team work in a dossier; who was only named in it looks.

    Raises NietGevonden for a dossier that one is not involved in (SEC-11), GeenBevoegdheid for who only sees it.
    """
    regie_policies.check_betrokken([dossier])
    if wie.huidig().actor_soort == ActorSoort.DIENST or werkt_mee(dossier, wie.huidig().actor):
        return
    regie_policies.check_is_aanspreekpunt([dossier])


def check_werkt_daarin(dossier: UUID, medewerker: UUID, aanspreekpunt: UUID | None) -> None:
    """Raises Ongeldig for a colleague who works in this dossier neither as Aanspreekpunt nor in its team."""
    if medewerker != aanspreekpunt and not werkt_mee(dossier, medewerker):
        raise Ongeldig("Deze collega werkt niet in dit dossier: kies iemand uit het team.")
