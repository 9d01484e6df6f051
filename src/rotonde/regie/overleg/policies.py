"""When there can be an overleg, and who comes. Each `check_…` raises with its sentence."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from uuid import UUID

from rotonde.kern import collegas, klok, kring
from rotonde.kern.fouten import GeenBevoegdheid, NietGevonden, Ongeldig
from rotonde.regie import toestanden
from rotonde.regie.models import Dossier, Overleg
from rotonde.regie.team.policies import ROLLEN

VOORUIT = timedelta(days=366)
HOOGSTENS = 20


def check_moment(moment: datetime) -> None:
    """Raises Ongeldig for a time that is over or very far away."""
    if not klok.nu() < moment <= klok.nu() + VOORUIT:
        raise Ongeldig("Een overleg is later dan nu, binnen een jaar: kies een andere dag of tijd.")


def check_agenda(agenda: Collection[str]) -> None:
    """Raises Ongeldig for an overleg about nothing, or about far too much."""
    if not 0 < len(agenda) <= HOOGSTENS:
        raise Ongeldig(f"Zet op de agenda waar het over gaat: ten minste één punt, en hoogstens {HOOGSTENS}.")


def check_gasten(dossier: Dossier, gasten: Collection[UUID], aanspreekpunt: UUID | None) -> None:
    """Raises Ongeldig for who does not work in dossiers or has this one, GeenBevoegdheid for the own circle of a guest
    (PRIV-20)."""
    if aanspreekpunt in gasten:
        raise Ongeldig("Het Aanspreekpunt is er altijd bij, en geen gast: haal deze naam weg.")
    if not all(collegas.heeft_rol(gast, ROLLEN) for gast in gasten):
        raise Ongeldig("Een van deze collega's werkt nu niet in dossiers: kies iemand anders.")
    if gasten and kring.een_is_verwant(gasten, [dossier.melding.persoon_id]):
        raise GeenBevoegdheid("Deze inwoner hoort bij de eigen kring van een van deze collega's: kies iemand anders.")


def check_gevonden(rij: Overleg | None) -> Overleg:
    """Raises NietGevonden for an overleg of no dossier that one is involved in (SEC-11)."""
    if rij is None:
        raise NietGevonden("Dit overleg is niet gevonden in dit dossier: kijk in het dossier.")
    return rij


def check_kan(rij: Overleg, werkwoord: str) -> None:
    """Raises KanNuNiet for what was held or called off already."""
    toestanden.OVERLEG.na(toestanden.van_overleg(rij.gehouden_op, rij.afgezegd_op), werkwoord)


def check_verslag(gehouden_op: date, aanwezig: str, besluiten: Collection[str]) -> None:
    """Raises Ongeldig for a day to come, or without who was there or what was decided."""
    if gehouden_op > klok.vandaag():
        raise Ongeldig("Deze dag moet nog komen: leg vast wat er besloten is nadat u elkaar sprak.")
    if not aanwezig.strip() or not besluiten:
        raise Ongeldig("Schrijf op wie er waren en wat er is besloten: ten minste één besluit.")
    if len(besluiten) > HOOGSTENS:
        raise Ongeldig(f"Schrijf hoogstens {HOOGSTENS} besluiten op: zet bij elkaar wat bij elkaar hoort.")
