"""Whether a melding can be confirmed, and its letter sent. Each `check_…` raises with its sentence."""

from uuid import UUID

from rotonde.inwoners.veilig import queries as veilig
from rotonde.inwoners.veilig.soorten import Weg
from rotonde.kern.fouten import KanNuNiet, NietGevonden
from rotonde.toegang.bevestiging.models import Bevestiging


def al_bevestigd() -> KanNuNiet:
    """For the database, which keeps one letter per melding."""
    return KanNuNiet("Deze melding is al bevestigd: de brief staat in Mijn Rotonde van de inwoner.")


def check_gevonden(rij: Bevestiging | None) -> Bevestiging:
    """Raises NietGevonden for what is not there and for what is not one's own (SEC-11)."""
    if rij is None:
        raise NietGevonden("Deze bevestiging is niet gevonden: kijk bij de melding of zij al is verstuurd.")
    return rij


def check_post(persoon: UUID) -> None:
    """Raises KanNuNiet where post was agreed to be unsafe (PRIV-26)."""
    if not veilig.mag(persoon, Weg.POST):
        raise KanNuNiet("Met deze inwoner is afgesproken: geen post. De bevestiging staat in Mijn Rotonde.")
