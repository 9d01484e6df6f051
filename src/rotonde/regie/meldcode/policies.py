"""Which step can be taken, by whom, and what it needs. Each `check_…` raises with its sentence."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from rotonde.kern import collegas, klok, kring, wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.regie import toestanden
from rotonde.regie.meldcode.soorten import GEMELD, Beslissing, Stapnummer
from rotonde.regie.models import Meldcode, Meldcodestap
from rotonde.regie.team.policies import ROLLEN


def check_gevonden(rij: Meldcode | None) -> Meldcode:
    """Raises NietGevonden for a meldcode in which one is not named, also in a dossier of one's own (SEC-11): row level
    security shows it to nobody else."""
    if rij is None:
        raise NietGevonden("Deze meldcode is niet gevonden in dit dossier: kijk bij de meldcodes.")
    return rij


def genomen(meldcode: UUID) -> set[int]:
    """The numbers of the steps that were taken."""
    return set(Meldcodestap.objects.filter(meldcode_id=meldcode).values_list("nummer", flat=True))


def check_kan(stappen: Collection[int], werkwoord: str) -> None:
    """Raises KanNuNiet, with what can be done, for a step after the decision."""
    toestanden.MELDCODE.na(toestanden.van_meldcode(stappen), werkwoord)


def check_volgorde(stappen: Collection[int], nummer: Stapnummer, eerder: str) -> None:
    """Raises Ongeldig when an earlier step is left out and nobody says why: safety may ask for that (MC-01)."""
    mist = [str(stap) for stap in range(1, nummer) if stap not in stappen]
    if mist and not eerder.strip():
        welke = f"stap {mist[0]} is" if len(mist) == 1 else f"de stappen {' en '.join(mist)} zijn"
        raise Ongeldig(f"Schrijf op waarom dit niet kan wachten: {welke} nog niet gezet.")


def check_tussenstap(nummer: Stapnummer, beslissing: Beslissing | None) -> None:
    """Raises Ongeldig for the first and the last step, which have a verb of their own, and for deciding before that."""
    if nummer in {Stapnummer.SIGNALEN, Stapnummer.BESLUIT} or beslissing is not None:
        raise Ongeldig("Deze stap zet u op een andere manier: kies hem in het dossier.")


def check_wat(wat: str) -> None:
    """Raises Ongeldig for a step without words."""
    if not wat.strip():
        raise Ongeldig("Schrijf op wat u zag, hoorde of besprak: zonder woorden is de stap niet na te gaan.")


def check_met(nummer: Stapnummer, met: str) -> None:
    """Raises Ongeldig for an overleg with nobody (PRIV-31)."""
    if nummer == Stapnummer.OVERLEG and not met.strip():
        raise Ongeldig("Schrijf op met wie u overlegde: een collega, de aandachtsfunctionaris of Veilig Thuis.")


def check_beslissing(beslissing: Beslissing | None, *, veilig_thuis: bool) -> None:
    """Raises Ongeldig for a decision that is none, or a report to Veilig Thuis that was not made."""
    if beslissing is None:
        raise Ongeldig("Kies wat u beslist.")
    if beslissing in GEMELD and not veilig_thuis:
        raise Ongeldig("Meld het eerst bij Veilig Thuis, en zet dan het vinkje dat u dat deed.")


def check_collega(collega: UUID, personen: set[UUID]) -> None:
    """Raises Ongeldig for oneself or who does not work in dossiers, GeenBevoegdheid for the circle of the colleague
    (PRIV-20)."""
    if collega == wie.huidig().actor:
        raise Ongeldig("U overlegt met een ander: kies een collega, of laat dit leeg.")
    if not collegas.heeft_rol(collega, ROLLEN):
        raise Ongeldig("Deze collega werkt hier niet in dossiers: kies een ander, of laat dit leeg.")
    if kring.een_is_verwant([collega], personen):
        raise GeenBevoegdheid("Deze inwoner hoort bij de eigen kring van deze collega: kies een andere collega.")


def check_verborgen(rij: Meldcode) -> None:
    """Raises KanNuNiet when the betrokkene can see it already."""
    if rij.vrijgegeven_op is not None:
        raise KanNuNiet("De inwoner kan al zien wie er keek: u hoeft niets te doen.")


def check_ingelicht_op(rij: Meldcode, dag: date) -> None:
    """Raises Ongeldig for a day before it began, or to come."""
    if not rij.begonnen_op <= dag <= klok.vandaag():
        raise Ongeldig("Kies de dag waarop u het vertelde: vandaag of eerder, en niet voor de meldcode begon.")


def check_reden(reden: str) -> None:
    """Raises Ongeldig for putting off without a reason (Wmo art. 5.3.1)."""
    if not reden.strip():
        raise Ongeldig("Schrijf op waarom de inwoner het nog niet kan weten: zonder reden geldt de termijn.")


def check_besloten(dossiers: Iterable[UUID]) -> None:
    """Raises KanNuNiet when a meldcode still runs in one of these dossiers: it is not closed like that."""
    lopend = Meldcode.objects.filter(dossier_id__in=list(dossiers))
    if lopend.exclude(stappen__nummer=Stapnummer.BESLUIT).exists():
        raise KanNuNiet("In dit dossier loopt nog een meldcode: neem eerst een besluit, en sluit dan het dossier.")
