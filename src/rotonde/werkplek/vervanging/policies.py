"""Who may arrange vervanging, and whether it can be. Each `check_…` raises with its sentence."""

from datetime import date, timedelta
from uuid import UUID

from rotonde.kern import collegas, klok, wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Vervanging
from rotonde.kern.periode import DateRange
from rotonde.kern.soorten import ActorSoort, Rol
from rotonde.kern.vervanging import dragers

HOOGSTENS = timedelta(days=366)
# Who divides the work arranges it for others, such as for who fell ill.
_VOOR_ANDEREN = (Rol.PROCESREGISSEUR,)


def mag_voor_anderen() -> bool:
    """True for who divides the work."""
    vrager = wie.huidig()
    return vrager.actor_soort == ActorSoort.DIENST or vrager.rol in _VOOR_ANDEREN


def check_mag_regelen(medewerker: UUID, vervanger: UUID) -> None:
    """Raises GeenBevoegdheid for the absence of a colleague, or for a vervanger who arranges it (PRIV-23)."""
    ik = wie.huidig().actor
    if medewerker != ik and not mag_voor_anderen():
        raise GeenBevoegdheid("U regelt alleen uw eigen vervanging: vraag de procesregisseur om dit te doen.")
    if vervanger == ik:
        raise GeenBevoegdheid("U wijst uzelf niet aan als vervanger: laat uw collega of een ander dit regelen.")


def check_dagen(van: date, tot: date) -> None:
    """Raises Ongeldig for a day in the past, an end before the beginning, or more than a year."""
    if not klok.vandaag() <= van < klok.vandaag() + HOOGSTENS:
        raise Ongeldig("De eerste dag is vandaag of later, binnen een jaar: kies een andere dag.")
    if not van < tot <= van + HOOGSTENS:
        raise Ongeldig("De laatste dag is niet voor de eerste, en hoogstens een jaar later: kies een andere dag.")


def check_kan_vervangen(medewerker: UUID, vervanger: UUID, bereik: DateRange) -> None:
    """Raises Ongeldig unless the vervanger is Aanspreekpunt and there in that time, and the other is too or, without
    that rol, still holds work: who left must not leave residents behind."""
    if medewerker == vervanger:
        raise Ongeldig("Niemand vervangt zichzelf: kies een collega.")
    if not collegas.heeft_rol(vervanger, [Rol.AANSPREEKPUNT]):
        raise Ongeldig("Alleen een Aanspreekpunt vervangt een collega: kies iemand met die rol.")
    if not (collegas.heeft_rol(medewerker, [Rol.AANSPREEKPUNT]) or dragers().filter(pk=medewerker).exists()):
        raise Ongeldig("Deze collega heeft geen werk dat een ander overneemt: kies een andere collega.")
    if Vervanging.objects.filter(medewerker_id=vervanger, periode__overlap=bereik).exists():
        raise Ongeldig("Deze collega is dan zelf afwezig: kies iemand anders of een andere tijd.")
    if Vervanging.objects.filter(vervanger_id=medewerker, periode__overlap=bereik).exists():
        raise Ongeldig("Wie weggaat, vervangt dan zelf een collega: regel daarvoor eerst iemand anders.")


def al_vervangen() -> KanNuNiet:
    """For a second vervanger in the same time."""
    return KanNuNiet("Voor deze tijd is al een vervanger geregeld: beëindig die vervanging eerst.")


def check_van_vrager(rij: Vervanging | None) -> Vervanging:
    """Raises NietGevonden for what is not there, or is the absence of a colleague (SEC-11)."""
    if rij is None or not (mag_voor_anderen() or rij.medewerker_id == wie.huidig().actor):
        raise NietGevonden("Deze vervanging is niet gevonden: kijk in de lijst met vervangingen.")
    return rij


def check_loopt_nog(rij: Vervanging, dag: date) -> None:
    """Raises KanNuNiet for what is over or was called off."""
    if rij.periode.isempty or rij.periode.upper <= dag:
        raise KanNuNiet("Deze vervanging is al voorbij: u hoeft niets te doen.")
