"""What must be said when a dossier is closed, and who does nazorg. Each `check_…` raises with its sentence."""

from datetime import date, timedelta

from rotonde.kern import klok, vervanging, wie
from rotonde.kern.fouten import NietGevonden, Ongeldig
from rotonde.kern.soorten import ActorSoort
from rotonde.regie.nazorg.models import Nazorg
from rotonde.regie.nazorg.soorten import ZONDER_NAZORG, NazorgUitkomst, Resultaat

VOORUIT = timedelta(days=366)


def check_afsluiting(resultaat: Resultaat, nazorg_op: date | None, zonder_nazorg: str, sluit_op: date) -> None:
    """Raises Ongeldig unless it is clear when somebody asks once more, or why nobody does."""
    if resultaat in ZONDER_NAZORG:
        if nazorg_op is not None:
            raise Ongeldig("Is de inwoner verhuisd of overleden, dan is er geen nazorg: laat de dag leeg.")
        return
    if nazorg_op is None and not zonder_nazorg:
        raise Ongeldig("Kies wanneer u vraagt hoe het gaat, of schrijf op waarom dat niet nodig is.")
    if nazorg_op is not None and zonder_nazorg:
        raise Ongeldig("U koos een dag voor nazorg: laat leeg waarom er geen nazorg is, of haal de dag weg.")
    if nazorg_op is not None and not sluit_op < nazorg_op <= sluit_op + VOORUIT:
        raise Ongeldig("De nazorg is na vandaag en binnen een jaar: kies een andere dag.")


def check_van_vrager(rij: Nazorg | None) -> Nazorg:
    """The nazorg, for who does it or stands in for that colleague. Raises NietGevonden for what is not there or not
    one's own (SEC-11)."""
    is_dienst = wie.huidig().actor_soort == ActorSoort.DIENST
    if rij is None or not (is_dienst or vervanging.is_ik_of_vervang_ik(rij.medewerker_id)):
        raise NietGevonden("Deze nazorg is niet gevonden in uw werk: kijk bij uw nazorg.")
    return rij


def check_verslag(gedaan_op: date, uitkomst: NazorgUitkomst, woorden: str) -> None:
    """Raises Ongeldig for a day to come, or a new question of which nothing is said."""
    if gedaan_op > klok.vandaag():
        raise Ongeldig("De dag waarop u vroeg hoe het gaat, is niet later dan vandaag: kies een eerdere dag.")
    if uitkomst == NazorgUitkomst.VRAAG and not woorden:
        raise Ongeldig("Schrijf kort op wat de nieuwe vraag is.")
