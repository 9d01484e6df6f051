"""Who may open, review, close and settle, and whether it can happen now. Each `check_…` raises with the sentence."""

from collections.abc import Iterable
from uuid import UUID

from rotonde.kern import beveiligingslog, kring, wie
from rotonde.kern.beveiligingslog import Afzender
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.toezicht.models import BeslotenDossier, Bevinding, Incident
from rotonde.toezicht.soorten import MOTIVERING_MINSTENS

# May this person?


def check_niet_eigen(personen: Iterable[UUID]) -> None:
    """Nobody opens a file of oneself, partner, household or relation; noodtoegang does not help (PRIV-20).

    Raises GeenBevoegdheid and leaves a line of the attempt with each resident.
    """
    geraakt = set(personen) & kring.eigen()
    if not geraakt:
        return
    vrager = wie.huidig()
    afzender = Afzender(vrager.gemeente, vrager.actor, vrager.actor_soort, vrager.rol, "")
    for persoon in sorted(geraakt):
        beveiligingslog.noteer_geweigerde_inzage(betrokkene=persoon, gegevensgroep="dossier", afzender=afzender)
    raise GeenBevoegdheid("Dit dossier gaat over u of iemand die bij u hoort: vraag een collega om te helpen.")


def check_een_ander(medewerker: UUID | None) -> None:
    """Nobody judges what one did oneself (SEC-13); raises GeenBevoegdheid."""
    if medewerker == wie.huidig().actor:
        raise GeenBevoegdheid("Dit gaat over uzelf: laat een collega het beoordelen.")


# Can it happen now?


def check_motivering(tekst: str) -> str:
    """The text without space around it; raises Ongeldig when it is too short to understand later."""
    schoon = tekst.strip()
    if len(schoon) < MOTIVERING_MINSTENS:
        raise Ongeldig(f"Leg het iets langer uit: schrijf minstens {MOTIVERING_MINSTENS} tekens.")
    return schoon


def check_nog_niet_betrokken(dossier: UUID, mijn: Iterable[UUID]) -> None:
    """Raises KanNuNiet for who can open the dossier already."""
    if dossier in set(mijn):
        raise KanNuNiet("U kunt dit dossier al openen: u hebt geen noodtoegang nodig.")


def check_niet_beoordeeld(beoordeeld: bool) -> None:
    """A noodtoegang is judged once; raises KanNuNiet."""
    if beoordeeld:
        raise al_beoordeeld()


def al_beoordeeld() -> KanNuNiet:
    """For what was judged before, and for what somebody else judged at the same moment."""
    return KanNuNiet("Deze noodtoegang is al beoordeeld: kies een andere uit de lijst.")


def check_open(bevinding: Bevinding) -> None:
    """Raises KanNuNiet when somebody settled it already."""
    if bevinding.afgehandeld_op is not None:
        raise KanNuNiet("Deze bevinding is al afgehandeld: kies een andere uit de lijst.")


def check_incident_open(incident: Incident) -> None:
    """Raises KanNuNiet when it is closed already."""
    if incident.gesloten_op is not None:
        raise KanNuNiet("Dit incident is al gesloten: kies een ander uit de lijst.")


def check_nog_besloten(dossier: BeslotenDossier) -> None:
    """Raises KanNuNiet when the dossier is open again."""
    if dossier.opgeheven_op is not None:
        raise KanNuNiet("Dit dossier is niet meer besloten: sluit het opnieuw als dat nodig is.")


def check_is_benoemd(medewerker: UUID, benoemden: Iterable[UUID]) -> None:
    """Raises NietGevonden for who is not named in the dossier: of elsewhere, of nobody, or no longer (SEC-11)."""
    if medewerker not in set(benoemden):
        raise NietGevonden("Deze collega is niet benoemd in dit dossier: kijk in de lijst.")


def check_niet_het_aanspreekpunt(medewerker: UUID, aanspreekpunten: Iterable[UUID]) -> None:
    """Somebody always holds a dossier, so its Aanspreekpunt stays named; raises KanNuNiet."""
    if medewerker in set(aanspreekpunten):
        raise KanNuNiet("Dit is het Aanspreekpunt: laat het dossier eerst overdragen aan een benoemde collega.")
