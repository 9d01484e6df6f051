"""May this person judge this list, and can it happen now."""

from uuid import UUID

from rotonde.kern.fouten import KanNuNiet, Ongeldig
from rotonde.kern.models import Bewaarblokkade, Doorlopendakkoord, Vernietigingslijst
from rotonde.kern.soorten import LijstStatus


def waarom_niet_beoordelen(lijst: Vernietigingslijst, beoordelaar: UUID) -> str:
    """Why `beoordelaar` cannot judge this list, as a sentence; empty when it can (SEC-13)."""
    if lijst.status != LijstStatus.VOORGESTELD:
        return "Over deze lijst is al beslist."
    if lijst.opgesteld_door == beoordelaar:
        return "U maakte deze lijst zelf. Vraag een collega om haar te beoordelen."
    return ""


def check_te_beoordelen(lijst: Vernietigingslijst, beoordelaar: UUID) -> None:
    """Raises KanNuNiet with the reason."""
    if reden := waarom_niet_beoordelen(lijst, beoordelaar):
        raise KanNuNiet(reden)


def check_akkoord_vooraf(akkoord: Doorlopendakkoord | None) -> Doorlopendakkoord:
    """Raises KanNuNiet when nobody approved beforehand."""
    if akkoord is None:
        raise KanNuNiet("Er is nu geen doorlopend akkoord.")
    return akkoord


def check_uitvoerbaar(lijst: Vernietigingslijst) -> None:
    """Raises KanNuNiet unless somebody approved it and nobody carried it out."""
    if lijst.status != LijstStatus.GOEDGEKEURD:
        raise KanNuNiet("Deze lijst heeft geen akkoord, of is al uitgevoerd.")


def check_reden(reden: str) -> None:
    """Raises Ongeldig for a rejection without a reason."""
    if not reden.strip():
        raise Ongeldig("Schrijf waarom u niet akkoord gaat. Dan weet uw collega wat anders moet.")


def check_geldt_nog(blokkade: Bewaarblokkade) -> None:
    """Raises KanNuNiet for a hold that was lifted."""
    if blokkade.opgeheven_door is not None:
        raise KanNuNiet("Deze blokkade is al opgeheven.")
