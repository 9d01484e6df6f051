"""Can it happen now: a toewijzing within its besluit, a start within the period, a payment within the toewijzing."""

import datetime as dt
from collections.abc import Collection
from decimal import Decimal
from uuid import UUID

from rotonde.besluiten.models import Beschikking, Besluit
from rotonde.besluiten.soorten import BesluitSoort
from rotonde.catalogus.soorten import Leveringsvorm
from rotonde.kern import klok
from rotonde.kern.fouten import Gebruikersfout, KanNuNiet, Ongeldig
from rotonde.kern.opmaak import datum, euro
from rotonde.kern.periode import DateRange, geldt_op
from rotonde.voorzieningen.models import Voorziening


def eis_bekend(besluiten: Collection[Besluit]) -> None:
    """Raise KanNuNiet for a besluit that grants nothing, or that was not announced yet (Awb 3:40)."""
    bekend = set(Beschikking.objects.filter(besluit__in=besluiten).values_list("besluit_id", flat=True))
    for besluit in besluiten:
        if besluit.soort != BesluitSoort.TOEKENNEN:
            raise KanNuNiet("Dit besluit kent niets toe: een voorziening kan alleen na een toekenning.")
        if besluit.id not in bekend:
            raise KanNuNiet("Dit besluit is nog niet bekendgemaakt: verstuur eerst de brief.")


def eis_binnen_besluit(besluit: Besluit, periode: DateRange, bedrag: Decimal, al_toegewezen: Decimal) -> None:
    """Raise Ongeldig when period or amount goes beyond what was decided."""
    if periode.lower < besluit.periode.lower or periode.upper > besluit.periode.upper:
        raise Ongeldig("De periode valt buiten het besluit: kies een periode binnen die van het besluit.")
    if al_toegewezen + bedrag > besluit.bedrag:
        raise Ongeldig(
            f"Het bedrag is hoger dan het besluit toelaat: er is nog {euro(besluit.bedrag - al_toegewezen)} over."
        )


def eis_leverbaar(besluit: Besluit, leveringsvorm: Leveringsvorm, aanbieder: UUID | None) -> None:
    """Raise Ongeldig when the product is not given this way, or in kind without an aanbieder."""
    if leveringsvorm not in besluit.product.leveringsvormen:
        raise Ongeldig(f"Dit product kan niet als {leveringsvorm.label}: kies een andere vorm.")
    if leveringsvorm == Leveringsvorm.ZIN and aanbieder is None:
        raise Ongeldig("Bij zorg in natura hoort een aanbieder: kies een aanbieder.")


def eis_startbaar(voorziening: Voorziening, dag: dt.date) -> None:
    """Raise when it started before, or when `dag` is in the future or outside the period."""
    if voorziening.gestart_op is not None:
        raise KanNuNiet(f"Deze voorziening is al gestart op {datum(voorziening.gestart_op)}.")
    if dag > klok.vandaag() or not geldt_op(voorziening.periode, dag):
        raise Ongeldig("De startdatum past niet: kies een dag binnen de periode, tot en met vandaag.")


def is_startbaar(voorziening: Voorziening, dag: dt.date) -> bool:
    """The boolean twin of `eis_startbaar`."""
    try:
        eis_startbaar(voorziening, dag)
    except Gebruikersfout:
        return False
    return True


def eis_betaalbaar(voorziening: Voorziening, dag: dt.date, bedrag: Decimal, al_betaald: Decimal) -> None:
    """Raise when it did not start by `dag`, `dag` is in the future, or the sum goes above the toewijzing or below 0."""
    if voorziening.gestart_op is None or dag < voorziening.gestart_op:
        raise KanNuNiet("Deze voorziening is dan nog niet gestart: betaal pas na de start.")
    if dag > klok.vandaag():
        raise Ongeldig("De betaaldatum ligt in de toekomst: kies een dag tot en met vandaag.")
    if al_betaald + bedrag > voorziening.bedrag:
        raise Ongeldig(
            f"De betaling is hoger dan de toewijzing: er is nog {euro(voorziening.bedrag - al_betaald)} over."
        )
    if al_betaald + bedrag < 0:
        raise Ongeldig("Er wordt meer teruggehaald dan er betaald is: verlaag het bedrag.")
