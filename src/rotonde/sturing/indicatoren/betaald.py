"""What is counted from payments under one wet: the money, and for whom."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from rotonde.kern.soorten import Wet
from rotonde.sturing.feiten.schema import Rij
from rotonde.sturing.indicatoren.definitie import Feiten, Telperiode, Voorbeeld

Uitdrukking = Callable[[Feiten, Telperiode], Any]
A, B, C = "a" * 32, "b" * 32, "c" * 32


def kosten(wet: Wet) -> Uitdrukking:
    """The sum of the payments under `wet` in a year, in euros; what was taken back counts negative."""
    return lambda feiten, periode: _betaald(feiten, periode, wet).bedrag.sum()


def clienten(wet: Wet) -> Uitdrukking:
    """The persons for whom was paid under `wet` in a year; who got only what was taken back in full does not count."""

    def tel(feiten: Feiten, periode: Telperiode) -> Any:
        betaald = _betaald(feiten, periode, wet)
        per_persoon = betaald.group_by("persoon").aggregate(som=betaald.bedrag.sum())
        return per_persoon.filter(per_persoon.som > 0).count()

    return tel


def voorbeeld(wet: Wet, jaar: int, *, ander: Wet, verwacht: str) -> Voorbeeld:
    """Payments of `jaar` under `wet`: A twice, B once, C all taken back; and some of another year and another wet."""
    rijen = (
        _betaling(A, date(jaar, 1, 1), "1000.00", wet),
        _betaling(A, date(jaar, 12, 31), "500.50", wet),
        _betaling(B, date(jaar, 5, 5), "99.00", wet),
        _betaling(C, date(jaar, 5, 5), "750.00", wet),
        _betaling(C, date(jaar, 6, 6), "-750.00", wet),
        _betaling(C, date(jaar + 1, 1, 1), "800.00", wet),
        _betaling(B, date(jaar, 7, 7), "400.00", ander),
    )
    uitleg = (
        "A kreeg twee betalingen, B één; die van C is in hetzelfde jaar teruggehaald, "
        f"en een betaling onder een andere wet ({ander.label}) telt niet mee"
    )
    return Voorbeeld(uitleg, {"betaling": rijen}, str(jaar), Decimal(verwacht))


def _betaald(feiten: Feiten, periode: Telperiode, wet: Wet) -> Any:
    b = feiten["betaling"]
    return b.filter(b.wet == wet.value, b.datum >= periode.van, b.datum < periode.tot)


def _betaling(persoon: str, datum: date, bedrag: str, wet: Wet) -> Rij:
    return {"voorziening": persoon, "persoon": persoon, "wet": wet.value, "datum": datum, "bedrag": Decimal(bedrag)}
