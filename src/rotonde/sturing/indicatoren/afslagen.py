"""Afslagen: how light or heavy the support is that people get."""

from datetime import date
from decimal import Decimal
from typing import Any

from rotonde.kern.soorten import Afslag
from rotonde.sturing.feiten.schema import Rij
from rotonde.sturing.indicatoren.definitie import Feiten, Indicator, Telling, Telperiode, Voorbeeld
from rotonde.sturing.soorten import Eenheid, Openbaarmaking, Periodesoort, Richting


def _lopend(feiten: Feiten, periode: Telperiode) -> Any:
    v = feiten["voorziening"]
    return v.filter(v.gestart_op <= periode.van, v.van <= periode.van, v.tot.isnull() | (v.tot > periode.van))


def _hulp(feiten: Feiten, periode: Telperiode) -> Any:
    lopend = _lopend(feiten, periode)
    return lopend.filter(lopend.afslag == Afslag.HULP.value).count()


def _alle(feiten: Feiten, periode: Telperiode) -> Any:
    return _lopend(feiten, periode).count()


def _voorziening(teken: str, afslag: int, gestart: date | None = date(2024, 1, 1)) -> Rij:
    return {
        "voorziening": teken * 32, "persoon": "a" * 32, "wet": "wmo", "product": "begeleiding", "groep": "begeleiding",
        "afslag": afslag, "leveringsvorm": "zin", "van": date(2024, 1, 1), "tot": None, "gestart_op": gestart,
    }  # fmt: skip


INDICATOREN = (
    Indicator(
        code="voorzieningen.afslag_2.aandeel",
        naam="Aandeel voorzieningen op afslag 2",
        definitie="Van alle voorzieningen die op de peildatum zijn begonnen en nog lopen: hoeveel procent hulp is "
        "(afslag 2), en dus geen specialistische zorg (afslag 3).",
        eenheid=Eenheid.PROCENT,
        soort=Periodesoort.PEILDATUM,
        teller=Telling("lopende voorzieningen van een product op afslag 2", _hulp),
        noemer=Telling("alle lopende voorzieningen", _alle),
        factor=100,
        decimalen=1,
        bron=("voorziening",),
        eigenaar="beleid maatschappelijke ondersteuning",
        geldig_vanaf=date(2022, 12, 31),
        richting=Richting.OMHOOG,
        openbaarmaking=Openbaarmaking.TOTAAL,
        voorbeelden=(
            Voorbeeld(
                "twee van de drie lopende voorzieningen zijn hulp; een vierde begon nog niet",
                {
                    "voorziening": (
                        *(_voorziening(t, a) for t, a in zip("abc", (2, 2, 3), strict=True)),
                        _voorziening("d", 3, None),
                    )
                },
                "2024-12-31",
                Decimal("66.7"),
            ),
            Voorbeeld("zonder voorzieningen is er geen aandeel", {}, "2024-12-31", None),
        ),
    ),
)
