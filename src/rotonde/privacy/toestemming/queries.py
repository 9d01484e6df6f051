"""Which toestemmingen there are. The line in the inzagelog comes before the data (PRIV-37)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from rotonde.kern import inzage, klok, wie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.rijen import Rijen
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


def van_dossier(dossier: UUID) -> Rijen[Regel]:
    """The toestemmingen of a dossier, what counts first and then the newest; a line for each resident that shows."""
    return Rijen(_op_volgorde(Q(dossier_id=dossier)), lambda rijen: _getoond(rijen, dossier))


def van_mij(persoon: UUID) -> Rijen[Regel]:
    """What somebody allowed, for that persoon, in the same order."""
    return Rijen(_op_volgorde(Q(persoon_id=persoon)), lambda rijen: _getoond(rijen, None))


def om_te_vertellen(persoon: UUID, wet: Wet) -> list[Regel]:
    """What a resident allows now to be told to somebody outside, under this wet; a line when there is any."""
    geldt = policies.geldig(klok.nu())
    return _getoond(_op_volgorde(geldt & Q(persoon_id=persoon, soort=Toestemmingsoort.GEHEIM, wet=wet)), None)


def een(toestemming: UUID, *, dossier: UUID | None = None) -> Regel:
    """One toestemming that who asks may see, of this dossier when one is named. Raises NietGevonden for another, or
    one that is not there (SEC-11)."""
    welke = Q(pk=toestemming, dossier_id=dossier) if dossier else Q(pk=toestemming)
    gevonden = _getoond(_op_volgorde(welke), dossier)
    if not gevonden:
        raise NietGevonden("Deze toestemming is niet gevonden: kies haar in de lijst.")
    return gevonden[0]


def _op_volgorde(welke: Q) -> "QuerySet[Toestemming]":
    telt = ExpressionWrapper(policies.geldig(klok.nu()), BooleanField())
    rijen = Toestemming.objects.filter(welke, gemeente_id=wie.huidig().gemeente)
    return rijen.annotate(telt=telt).order_by("-telt", "-gegeven_op", "-id")


def _getoond(rijen: "QuerySet[Toestemming]", dossier: UUID | None) -> list[Regel]:
    gevonden = list(rijen)
    personen = {rij.persoon_id for rij in gevonden}
    inzage.noteer(InzageSoort.TONEN, personen, gegevensgroep="toestemming", dossier=dossier)
    return [_regel(rij, klok.nu()) for rij in gevonden]


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
