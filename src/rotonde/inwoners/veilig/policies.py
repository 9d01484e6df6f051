"""Whether an agreement about contact can be made. Each `check_…` raises with its sentence."""

from dataclasses import asdict
from datetime import time

from rotonde.inwoners.models import Persoon, Veiligcontact
from rotonde.inwoners.veilig.queries import Veilig
from rotonde.kern.fouten import KanNuNiet, NietGevonden, Ongeldig


def check_inwoner(persoon: Persoon | None) -> None:
    """Raises NietGevonden for who is unknown, elsewhere or closed to who asks (SEC-11)."""
    if persoon is None:
        raise NietGevonden("Deze inwoner is niet gevonden: controleer de gegevens of zoek opnieuw.")


def check_zegt_iets(veilig: Veilig) -> None:
    """Raises Ongeldig when nothing was chosen."""
    if not any(asdict(veilig).values()):
        raise Ongeldig("Kies wat niet veilig is, of schrijf op hoe het wel kan.")


def check_uren(begin: time | None, einde: time | None) -> None:
    """Raises Ongeldig for one hour without the other, or an end before the beginning."""
    if (begin is None) != (einde is None) or (begin is not None and einde is not None and begin >= einde):
        raise Ongeldig("Vul bij bellen twee tijden in, de vroegste eerst, of laat ze allebei leeg.")


def check_loopt(rij: Veiligcontact | None) -> Veiligcontact:
    """Raises KanNuNiet when nothing was agreed."""
    if rij is None:
        raise KanNuNiet("Met deze inwoner is niets afgesproken over contact: u hoeft niets te doen.")
    return rij
