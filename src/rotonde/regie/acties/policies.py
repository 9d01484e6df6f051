"""Who agrees on an actie, who ends it, and by when. Each `check_…` raises with its sentence."""

from datetime import date, timedelta
from uuid import UUID

from rotonde.kern import klok, vervanging, wie
from rotonde.kern.fouten import KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.soorten import ActorSoort
from rotonde.regie import policies as regie_policies
from rotonde.regie import toestanden
from rotonde.regie.models import Actiepunt

VOORUIT = timedelta(days=2 * 366)


def check_dag(uiterlijk: date) -> None:
    """Raises Ongeldig for a day in the past or very far away."""
    if not klok.vandaag() <= uiterlijk <= klok.vandaag() + VOORUIT:
        raise Ongeldig("Een actie is vandaag of later klaar, binnen twee jaar: kies een andere dag.")


def check_gevonden(rij: Actiepunt | None) -> Actiepunt:
    """Raises NietGevonden for an actie of no dossier that one is involved in (SEC-11)."""
    if rij is None:
        raise NietGevonden("Deze actie is niet gevonden in dit dossier: kijk in het dossier wat er te doen is.")
    return rij


def check_mag_afronden(rij: Actiepunt) -> None:
    """Its owner, who stands in for the owner, or the Aanspreekpunt. Raises GeenBevoegdheid."""
    if wie.huidig().actor_soort != ActorSoort.DIENST and not vervanging.is_ik_of_vervang_ik(rij.medewerker_id):
        regie_policies.check_is_aanspreekpunt([rij.dossier_id])


def check_kan(rij: Actiepunt, werkwoord: str) -> None:
    """Raises KanNuNiet for what ended already."""
    toestanden.ACTIE.na(toestanden.van_actie(rij.af_op), werkwoord)


def check_alles_af(dossiers: set[UUID]) -> None:
    """Raises KanNuNiet when somebody still has to do something in one of these dossiers."""
    if Actiepunt.objects.filter(dossier_id__in=dossiers, af_op__isnull=True).exists():
        raise KanNuNiet("Er staan nog acties open in dit dossier: rond ze eerst af, of laat ze vervallen.")
