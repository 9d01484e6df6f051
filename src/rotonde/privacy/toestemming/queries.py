"""Which toestemmingen there are. The line in the inzagelog comes before the data (PRIV-37)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rotonde.kern import inzage, klok, wie
from rotonde.kern.soorten import InzageSoort, Wet
from rotonde.privacy.toestemming import policies
from rotonde.privacy.toestemming.models import Toestemming
from rotonde.privacy.toestemming.soorten import GRONDEN, Toestemmingsoort


@dataclass(frozen=True)
class Regel:
    """One toestemming as a screen shows it; `geldt` says whether it counts at this moment."""

    id: UUID
    persoon: UUID
    soort: Toestemmingsoort
    vraag: str
    artikel: str
    voor: str
    gegeven_op: datetime
    tot: datetime | None
    ingetrokken_op: datetime | None
    geldt: bool


def van_dossier(dossier: UUID) -> list[Regel]:
    """Every toestemming of a dossier, what counts first and then the newest; a line for each resident it is about."""
    rijen = list(Toestemming.objects.filter(gemeente_id=wie.huidig().gemeente, dossier_id=dossier))
    personen = {rij.persoon_id for rij in rijen}
    inzage.noteer(InzageSoort.TONEN, personen, gegevensgroep="toestemming", dossier=dossier)
    return _regels(rijen)


def van_mij(persoon: UUID) -> list[Regel]:
    """What somebody allowed, for that persoon."""
    inzage.noteer(InzageSoort.TONEN, [persoon], gegevensgroep="toestemming")
    return _regels(Toestemming.objects.filter(gemeente_id=wie.huidig().gemeente, persoon_id=persoon))


def _regels(rijen: Iterable[Toestemming]) -> list[Regel]:
    regels = [_regel(rij, klok.nu()) for rij in rijen]
    return sorted(regels, key=lambda regel: (not regel.geldt, -regel.gegeven_op.timestamp()))


def _regel(rij: Toestemming, nu: datetime) -> Regel:
    return Regel(
        rij.pk,
        rij.persoon_id,
        Toestemmingsoort(rij.soort),
        _vraag(rij),
        rij.artikel,
        rij.voor,
        rij.gegeven_op,
        rij.tot,
        rij.ingetrokken_op,
        policies.geldt(rij, nu),
    )


def _vraag(rij: Toestemming) -> str:
    """In the words of GRONDEN: its constraint says that there is one."""
    deze = (rij.soort, Wet(rij.wet), rij.van_wet)
    return next(grond.vraag for grond in GRONDEN.values() if (grond.soort, grond.wet, grond.van_wet) == deze)
