"""Toegang: how often people find the counter, by telephone and on foot."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from rotonde.sturing.feiten.schema import Rij
from rotonde.sturing.indicatoren.definitie import Feiten, Indicator, Telling, Telperiode, Voorbeeld
from rotonde.sturing.soorten import Eenheid, Openbaarmaking, Periodesoort, Richting


def _contacten(kanaal: str) -> Callable[[Feiten, Telperiode], Any]:
    def bereken(feiten: Feiten, periode: Telperiode) -> Any:
        c = feiten["contactmoment"]
        return c.filter(c.kanaal == kanaal, c.datum >= periode.van, c.datum < periode.tot).count()

    return bereken


def _contact(datum: date, kanaal: str) -> Rij:
    return {"datum": datum, "kanaal": kanaal}


_FEITEN: dict[str, tuple[Rij, ...]] = {
    "contactmoment": (
        _contact(date(2024, 1, 1), "telefoon"),
        _contact(date(2024, 12, 31), "telefoon"),
        _contact(date(2025, 1, 1), "telefoon"),
        _contact(date(2024, 3, 3), "balie"),
        _contact(date(2024, 3, 3), "email"),
    )
}


def _indicator(code: str, naam: str, definitie: str, eenheid: Eenheid, kanaal: str, verwacht: int) -> Indicator:
    return Indicator(
        code=f"stip.contacten.{code}",
        naam=naam,
        definitie=definitie,
        eenheid=eenheid,
        soort=Periodesoort.JAAR,
        teller=Telling(f"contactmomenten in het jaar via kanaal {kanaal}", _contacten(kanaal)),
        bron=("contactmoment",),
        eigenaar="leiding van de toegang",
        geldig_vanaf=date(2021, 1, 1),
        richting=Richting.VOLGEN,
        openbaarmaking=Openbaarmaking.TOTAAL,
        voorbeelden=(
            Voorbeeld("drie keer gebeld waarvan één keer een jaar later", _FEITEN, "2024", Decimal(verwacht)),
        ),
    )


INDICATOREN = (
    _indicator(
        "telefonisch",
        "Telefonische contacten met de toegang",
        "Hoe vaak een inwoner in het jaar belde met de toegang, zoals de balie het vastlegde. Wie vaker belt, "
        "telt vaker.",
        Eenheid.CONTACTEN,
        "telefoon",
        2,
    ),
    _indicator(
        "bezoekers",
        "Bezoekers met een vraag aan de balie",
        "Hoe vaak een inwoner in het jaar met een vraag aan de balie van de toegang kwam. Wie vaker komt, telt vaker.",
        Eenheid.BEZOEKERS,
        "balie",
        1,
    ),
)
