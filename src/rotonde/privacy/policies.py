"""May this person judge this list, and can it happen now."""

from collections.abc import Collection, Iterable
from uuid import UUID

from rotonde.kern import beveiligingslog, kring, wie
from rotonde.kern.fouten import KanNuNiet, Ongeldig
from rotonde.kern.models import Bewaarblokkade, Doorlopendakkoord, Vernietigingslijst
from rotonde.kern.soorten import LijstStatus

TE_DICHTBIJ = "Op deze lijst staat iets over u of over iemand dicht bij u: laat een collega haar beoordelen."


def over_kring(lijst: Vernietigingslijst, medewerkers: Collection[UUID]) -> bool:
    """True when something on this list is about one of these medewerkers, or about somebody close to one (PRIV-20)."""
    return kring.raakt(medewerkers, lijst.regels.values_list("object", flat=True))


def waarom_niet_beoordelen(lijst: Vernietigingslijst, beoordelaar: UUID, *, te_dichtbij: bool) -> str:
    """Why `beoordelaar` cannot judge this list, as a sentence that names nobody; empty when it can (SEC-13, PRIV-20).

    `te_dichtbij` is what `over_kring` says of the two.
    """
    if lijst.status != LijstStatus.VOORGESTELD:
        return "Over deze lijst is al beslist."
    if lijst.opgesteld_door == beoordelaar:
        return "U maakte deze lijst zelf. Vraag een collega om haar te beoordelen."
    return TE_DICHTBIJ if te_dichtbij else ""


def check_te_beoordelen(lijst: Vernietigingslijst, beoordelaar: UUID) -> None:
    """Raises KanNuNiet with the reason; who tries it oneself with what is too close leaves a line."""
    te_dichtbij = over_kring(lijst, [beoordelaar])
    if te_dichtbij and beoordelaar == wie.huidig().actor:
        _noteer_poging()
    if reden := waarom_niet_beoordelen(lijst, beoordelaar, te_dichtbij=te_dichtbij):
        raise KanNuNiet(reden)


def check_niet_te_dichtbij(objecten: Iterable[UUID], zin: str) -> None:
    """Nobody decides what is kept or goes of oneself or the own circle; raises KanNuNiet, with a line (PRIV-20)."""
    if kring.raakt([wie.huidig().actor], objecten):
        _noteer_poging()
        raise KanNuNiet(zin)


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


def _noteer_poging() -> None:
    beveiligingslog.noteer(kring.HANDELING, waarop="bewaren", gelukt=False, afzender=kring.afzender())
