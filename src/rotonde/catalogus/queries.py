"""What screens, other rooms and sturing read from the catalogus. All of it is public; the gemeente is that of
`kern.wie`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from rotonde.catalogus import policies
from rotonde.catalogus.models import (
    Aanbod,
    Catalogusregel,
    Kenmerksoort,
    Leefgebied,
    Matrixregel,
    Organisatie,
    Partner,
    Product,
    Tarief,
)
from rotonde.catalogus.soorten import SOORTEN_DIE_LEVEREN, Herkomst
from rotonde.kern import wie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import Woonkern
from rotonde.kern.soorten import Afslag, Wet

R = TypeVar("R", bound=Catalogusregel)


@dataclass(frozen=True)
class Treffer:
    """An entry of the sociale kaart that was found; stale ones stand last and say so."""

    aanbod: Aanbod
    verouderd: bool


def alle_regels(model: type[R]) -> "QuerySet[R]":
    """Every row of a kind, past and future too, per code in order of time."""
    return model._default_manager.filter(gemeente_id=wie.huidig().gemeente).order_by("code", "geldig")


def regels_op(model: type[R], datum: date) -> "QuerySet[R]":
    """The rows of a kind that hold on `datum`."""
    return alle_regels(model).filter(geldig__contains=datum)


def leefgebieden_voor_vraag(datum: date) -> dict[str, str]:
    """Names by code of the areas of life in which a question is asked, in the order of the pack.

    The areas on which the toegang works are left out: beside those of the residents they would read as doubles.
    """
    return _namen(regels_op(Leefgebied, datum).exclude(herkomst=Herkomst.STIP))


def leefgebieden_voor_aanpak(datum: date) -> dict[str, str]:
    """Names by code of the areas of life in which an Aanpak is made; those of the question when there are no others."""
    return _namen(regels_op(Leefgebied, datum).exclude(herkomst=Herkomst.ENQUETE)) or leefgebieden_voor_vraag(datum)


def _namen(rijen: "QuerySet[Leefgebied]") -> dict[str, str]:
    return dict(rijen.order_by("volgorde", "naam").values_list("code", "naam"))


def kenmerksoorten_op(datum: date) -> list[Kenmerksoort]:
    """The case marks that the gemeente knows on `datum`, in the order of the pack."""
    return list(regels_op(Kenmerksoort, datum).order_by("volgorde", "naam"))


def kenmerksoort_op(datum: date, code: str) -> Kenmerksoort | None:
    """One of them; None for a code that does not hold then."""
    return regels_op(Kenmerksoort, datum).filter(code=code).first()


def partners_op(datum: date) -> list[Partner]:
    """With whom data can be shared on `datum`, by kind and name."""
    return sorted(regels_op(Partner, datum), key=lambda rij: (rij.get_soort_display().lower(), rij.naam))


def partner_op(datum: date, partner: UUID) -> Partner | None:
    """One of them; None for what does not hold then, or is of elsewhere."""
    return regels_op(Partner, datum).filter(pk=partner).first()


def namen_van_kenmerken() -> dict[str, str]:
    """The last name of every case mark there ever was, by code."""
    return dict(alle_regels(Kenmerksoort).values_list("code", "naam"))


def product_op(datum: date, code: str) -> Product:
    """The product as it holds on `datum`. Raises NietGevonden when it did not exist then."""
    product = regels_op(Product, datum).filter(code=code).first()
    if product is None:
        raise NietGevonden(
            f"Product {code} bestaat niet op {datum:%d-%m-%Y}: kies een ander product of een andere dag."
        )
    return product


def producten_op(datum: date, wet: Wet | None, afslag: Afslag | None) -> "QuerySet[Product]":
    """Products that hold on `datum`, of one wet and afslag; None means all of them."""
    gevonden = regels_op(Product, datum)
    if wet is not None:
        gevonden = gevonden.filter(wet=wet)
    return gevonden if afslag is None else gevonden.filter(afslag=afslag)


def tarief_op(datum: date, product: str) -> Decimal | None:
    """Euro per eenheid of the product on `datum`, or None when no price holds then."""
    tarief = regels_op(Tarief, datum).filter(code=product).first()
    return tarief.bedrag if tarief else None


def aanbieders_op(datum: date) -> "QuerySet[Organisatie]":
    """Organisations that on `datum` deliver something themselves, by name; who only pays, advises or rules is none."""
    return regels_op(Organisatie, datum).filter(soort__in=SOORTEN_DIE_LEVEREN).order_by("naam")


def matrix_op(datum: date, afslag: Afslag | None) -> "QuerySet[Matrixregel]":
    """Lines of the matrix on `datum` that are marked for `afslag`; None means all, marked or not."""
    regels = regels_op(Matrixregel, datum)
    return regels if afslag is None else regels.filter(afslagen__contains=[afslag.value])


def afslagen_van(datum: date, regel: str) -> list[Afslag]:
    """The afslagen of one line of the matrix on `datum`, ascending. Raises NietGevonden."""
    gevonden = regels_op(Matrixregel, datum).filter(code=regel).first()
    if gevonden is None:
        raise NietGevonden(f"Regel {regel} staat niet in de matrix: kijk in de matrix van deze gemeente.")
    return [Afslag(nummer) for nummer in sorted(gevonden.afslagen)]


def zoek_aanbod(
    datum: date, *, leefgebied: str | None, kern: str | None, afslag: Afslag | None, woorden: Sequence[str] = ()
) -> list[Treffer]:
    """Entries that hold on `datum` and fit every filter that is given; None does not filter.

    Each of `woorden` must occur in the name, the description or the search words, in capitals or not. Fresh entries
    come first, then by name.
    """
    gevonden = regels_op(Aanbod, datum).filter(**_filters(leefgebied, kern, afslag))
    treffers = [
        Treffer(aanbod, policies.is_verouderd(aanbod, datum))
        for aanbod in gevonden
        if all(_komt_voor(woord, aanbod) for woord in woorden)
    ]
    return sorted(treffers, key=lambda treffer: (treffer.verouderd, treffer.aanbod.naam))


def aanbod_voor(datum: date, *, leefgebied: str | None, kern: str | None) -> list[Treffer]:
    """What somebody in `kern` can go to on `datum`; None is somebody of whom no kern may be known, who is offered what
    serves every kern. A leefgebied of None does not filter.

    Fresh entries come first, then the lightest afslag, then by name.
    """
    treffers = zoek_aanbod(datum, leefgebied=leefgebied, kern=None, afslag=None)
    overal = set(kernen())
    gevraagd = overal if kern is None else {kern}
    dichtbij = [treffer for treffer in treffers if gevraagd <= set(treffer.aanbod.kernen or overal)]
    return sorted(dichtbij, key=lambda treffer: (treffer.verouderd, treffer.aanbod.afslag, treffer.aanbod.naam))


def aanbod_op(datum: date, code: str) -> Aanbod:
    """The entry as it holds on `datum`. Raises NietGevonden when there was none then."""
    gevonden = regels_op(Aanbod, datum).filter(code=code).first()
    if gevonden is None:
        raise NietGevonden("Dit aanbod staat niet meer op de sociale kaart: ga terug en kies iets anders.")
    return gevonden


def leefgebieden_met_aanbod(datum: date) -> dict[str, str]:
    """Names by code of the areas of life for which there is an entry on `datum`, in the order of the pack."""
    codes = {code for rij in regels_op(Aanbod, datum).values_list("leefgebieden", flat=True) for code in rij}
    return _namen(regels_op(Leefgebied, datum).filter(code__in=codes))


def kernen() -> dict[str, str]:
    """Names by code of the kernen of the gemeente."""
    rijen = Woonkern.objects.filter(gemeente_id=wie.huidig().gemeente).order_by("naam")
    return dict(rijen.values_list("code", "naam"))


def _filters(leefgebied: str | None, kern: str | None, afslag: Afslag | None) -> dict[str, Any]:
    filters: dict[str, Any] = {}
    if leefgebied is not None:
        filters["leefgebieden__contains"] = [leefgebied]
    if kern is not None:
        filters["kernen__contains"] = [kern]
    if afslag is not None:
        filters["afslag"] = afslag
    return filters


def _komt_voor(woord: str, aanbod: Aanbod) -> bool:
    return woord.casefold() in " ".join([aanbod.naam, aanbod.wat, *aanbod.zoekwoorden]).casefold()
