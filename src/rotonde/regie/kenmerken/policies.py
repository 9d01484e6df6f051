"""When a kenmerk may be said of somebody. Each `check_…` raises with its sentence."""

from datetime import date, timedelta

from rotonde.catalogus.models import Kenmerksoort
from rotonde.kern import klok
from rotonde.kern.fouten import KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.leeftijd import jaren
from rotonde.kern.opmaak import datum
from rotonde.regie.models import Kenmerk

TERUG = timedelta(days=5 * 366)


def check_soort(soort: Kenmerksoort | None) -> Kenmerksoort:
    """Raises Ongeldig for a kenmerk that the gemeente does not know today."""
    if soort is None:
        raise Ongeldig("Dit kenmerk bestaat niet in uw gemeente: kies er een uit de lijst.")
    return soort


def check_definitie(soort: Kenmerksoort, sinds: date, geboren: date) -> None:
    """Raises Ongeldig when what the gemeente means by it does not hold: too short, or of another age."""
    vandaag = klok.vandaag()
    if not vandaag - TERUG <= sinds <= vandaag:
        raise Ongeldig("Vul in sinds wanneer dit speelt: vandaag of eerder.")
    eerste = sinds + timedelta(days=soort.minstens_dagen)
    if vandaag < eerste:
        raise Ongeldig(f"{soort.naam} is iemand na {soort.minstens_dagen} dagen: dat is op {datum(eerste)}.")
    leeftijd = jaren(geboren, vandaag)
    if not soort.leeftijd_van <= leeftijd < soort.leeftijd_tot:
        raise Ongeldig(f"De inwoner is {leeftijd} jaar, en {soort.naam.lower()} geldt niet voor die leeftijd.")


def check_gevonden(rij: Kenmerk | None) -> Kenmerk:
    """Raises NietGevonden for a kenmerk of no dossier that one is involved in (SEC-11)."""
    if rij is None:
        raise NietGevonden("Dit kenmerk is niet gevonden in dit dossier: kijk bij de kenmerken.")
    return rij


def check_loopt(rij: Kenmerk, per: date) -> None:
    """Raises KanNuNiet for what is over, Ongeldig for a last day before the first or to come."""
    if rij.periode.upper is not None:
        raise KanNuNiet("Dit kenmerk geldt al niet meer: u hoeft niets te doen.")
    if not rij.periode.lower <= per <= klok.vandaag():
        raise Ongeldig("De laatste dag is niet voor de eerste, en niet later dan vandaag: kies een andere dag.")


def al_gezet() -> KanNuNiet:
    """For what holds of somebody already."""
    return KanNuNiet("Dit kenmerk geldt al voor deze inwoner: u hoeft niets te doen.")
