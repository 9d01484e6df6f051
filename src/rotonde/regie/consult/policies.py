"""Who asks whom, and who answers. Each `check_…` raises with its sentence."""

from uuid import UUID

from rotonde.kern import collegas, kring, vervanging, wie
from rotonde.kern.fouten import GeenBevoegdheid, NietGevonden, Ongeldig
from rotonde.kern.soorten import ActorSoort
from rotonde.regie import toestanden
from rotonde.regie.models import Consult, Regie
from rotonde.regie.team.policies import ROLLEN


def check_collega(gevraagde: UUID, personen: set[UUID]) -> None:
    """Raises Ongeldig for oneself or who does not work in dossiers, GeenBevoegdheid for the circle of the colleague:
    who knows the family would know whom it is about (PRIV-20)."""
    if gevraagde == wie.huidig().actor:
        raise Ongeldig("U vraagt uzelf om raad: kies een collega.")
    if not collegas.heeft_rol(gevraagde, ROLLEN):
        raise Ongeldig("Deze collega geeft hier geen raad: kies iemand die in dossiers werkt.")
    if kring.een_is_verwant([gevraagde], personen):
        raise GeenBevoegdheid("Deze inwoner hoort bij de eigen kring van deze collega: kies een andere collega.")


def check_vraag(vraag: str, *, nagelezen: bool) -> None:
    """Raises Ongeldig for no question, or for words that nobody read over before they went (PRIV-09)."""
    if not vraag.strip():
        raise Ongeldig("Schrijf uw vraag op.")
    if not nagelezen:
        raise Ongeldig("Lees uw vraag na: er staat geen naam of adres in. Zet daarna het vinkje.")


def check_gevraagde(rij: Consult | None) -> Consult:
    """The consult, for who was asked. Raises NietGevonden for what is not there or not asked of one (SEC-11)."""
    vrager = wie.huidig()
    if rij is None or (vrager.actor_soort != ActorSoort.DIENST and rij.gevraagde_id != vrager.actor):
        raise niet_gevonden()
    return rij


def check_vrager(rij: Consult | None) -> Consult:
    """The consult, for who asked and for the Aanspreekpunt. Raises NietGevonden for anything else (SEC-11)."""
    vrager = wie.huidig()
    if rij is None:
        raise niet_gevonden()
    if vrager.actor_soort != ActorSoort.DIENST and rij.vrager_id != vrager.actor:
        houdt = Regie.objects.filter(
            vervanging.houdt("medewerker_id"), dossier_id=rij.dossier_id, periode__endswith__isnull=True
        )
        if not houdt.exists():
            raise niet_gevonden()
    return rij


def check_kan(rij: Consult, werkwoord: str) -> None:
    """Raises KanNuNiet for what was answered or taken back already."""
    toestanden.CONSULT.na(toestanden.van_consult(rij.beantwoord_op, rij.ingetrokken_op), werkwoord)


def check_antwoord(antwoord: str) -> None:
    """Raises Ongeldig for no answer."""
    if not antwoord.strip():
        raise Ongeldig("Schrijf uw antwoord op.")


def niet_gevonden() -> NietGevonden:
    """The same words for what is not there and for what is not one's own."""
    return NietGevonden("Dit consult is niet gevonden in uw werk: kijk bij «Consulten».")
