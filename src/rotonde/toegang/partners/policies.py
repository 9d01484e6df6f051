"""What a partner may do here, and whether it can be done now. Each `check_…` raises with its sentence."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from rotonde.catalogus.models import Partner
from rotonde.catalogus.queries import partners_op
from rotonde.catalogus.soorten import Partnertaak
from rotonde.kern import collegas, klok, wie
from rotonde.kern.fouten import GeenBevoegdheid, Ongeldig

LANGST_GELEDEN = timedelta(days=92)


class Namens(NamedTuple):
    """For which partner somebody works here, and in which team."""

    partner: Partner
    team: UUID


def namens() -> list[Namens]:
    """The partners that who asks works for today; the data of the gemeente say what each does here."""
    teams = {code: team for team, code in _teams().items()}
    return [Namens(een, teams[een.team]) for een in partners_op(klok.vandaag()) if een.team in teams]


def mijn_teams() -> list[UUID]:
    """The teams that who asks is in today."""
    return list(_teams())


def _teams() -> dict[UUID, str]:
    return collegas.teams_van(wie.huidig().actor)


def een_mag(voor: Iterable[Namens], taak: Partnertaak) -> bool:
    """True when one of these partners does this here."""
    return any(taak in een.partner.mag for een in voor)


def check_mag(taak: Partnertaak) -> Namens:
    """For which partner it is done. Raises GeenBevoegdheid for who works for none that does this here."""
    for een in namens():
        if taak in een.partner.mag:
            return een
    raise GeenBevoegdheid(
        f"U werkt hier niet voor een partner die dit doet ({Partnertaak(taak).label}): vraag het uw contactpersoon."
    )


def check_akkoord(*, akkoord: bool) -> None:
    """A partner refers with the resident's knowledge; raises Ongeldig."""
    if not akkoord:
        raise Ongeldig("Verwijs met de inwoner samen. Kan dat niet en bent u bezorgd? Bel ons of Veilig Thuis.")


def check_dag(op: date) -> None:
    """Raises Ongeldig for a day that is to come, or too long ago to be written down now."""
    vandaag = klok.vandaag()
    if not vandaag - LANGST_GELEDEN <= op <= vandaag:
        raise Ongeldig("Kies een dag van de afgelopen drie maanden.")
