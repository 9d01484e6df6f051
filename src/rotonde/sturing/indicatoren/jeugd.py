"""Jeugd: how many children get paid help, and what it costs."""

from datetime import date
from decimal import Decimal
from typing import Any

from rotonde.kern.soorten import Wet
from rotonde.sturing.feiten.schema import Rij
from rotonde.sturing.indicatoren.betaald import clienten, kosten, voorbeeld
from rotonde.sturing.indicatoren.definitie import Feiten, Indicator, Telling, Telperiode, Voorbeeld
from rotonde.sturing.soorten import Eenheid, Openbaarmaking, Periodesoort, Richting

_EIGENAAR = "beleid jeugd"
_JEUGD = Wet.JEUGDWET.value


def _lopend(feiten: Feiten, periode: Telperiode) -> Any:
    v = feiten["voorziening"]
    loopt = v.filter(
        v.wet == _JEUGD, v.gestart_op <= periode.van, v.van <= periode.van, v.tot.isnull() | (v.tot > periode.van)
    )
    return loopt.persoon.nunique()


A, B, C = "a" * 32, "b" * 32, "c" * 32


def _voorbeeld(verwacht: str) -> tuple[Voorbeeld, ...]:
    return (voorbeeld(Wet.JEUGDWET, 2024, ander=Wet.WMO, verwacht=verwacht),)


def _voorziening(persoon: str, van: date, tot: date | None, gestart: date | None, wet: str = _JEUGD) -> Rij:
    return {
        "voorziening": persoon[::-1], "persoon": persoon, "wet": wet, "product": "ambulant", "groep": "ambulant",
        "afslag": 2, "leveringsvorm": "zin", "van": van, "tot": tot, "gestart_op": gestart,
    }  # fmt: skip


_VOORZIENINGEN = (
    _voorziening(A, date(2024, 1, 1), None, date(2024, 2, 1)),
    _voorziening(A, date(2024, 6, 1), date(2025, 6, 1), date(2024, 6, 1)),
    _voorziening(B, date(2024, 1, 1), date(2024, 12, 31), date(2024, 1, 1)),
    _voorziening(C, date(2024, 1, 1), None, None),
)

KOSTEN = Telling(
    "alle betalingen voor jeugdhulp met een betaaldag in het jaar, min wat is teruggehaald", kosten(Wet.JEUGDWET)
)
CLIENTEN = Telling(
    "inwoners voor wie in het jaar jeugdhulp is betaald die niet helemaal is teruggehaald", clienten(Wet.JEUGDWET)
)

INDICATOREN = (
    Indicator(
        code="jeugd.unieke_clienten",
        naam="Unieke cliënten met betaalde jeugdhulp",
        definitie="Het aantal verschillende inwoners voor wie de gemeente in het jaar jeugdhulp betaalde. Wie meer "
        "voorzieningen had, telt één keer. De dag van betaling bepaalt het jaar.",
        eenheid=Eenheid.CLIENTEN,
        soort=Periodesoort.JAAR,
        teller=CLIENTEN,
        bron=("betaling",),
        eigenaar=_EIGENAAR,
        geldig_vanaf=date(2022, 1, 1),
        richting=Richting.VOLGEN,
        openbaarmaking=Openbaarmaking.TOTAAL,
        voorbeelden=_voorbeeld("2"),
    ),
    Indicator(
        code="jeugd.kosten_totaal",
        naam="Betaalde kosten jeugdhulp",
        definitie="Wat de gemeente in het jaar betaalde voor voorzieningen onder de Jeugdwet, in hele euro's. De dag "
        "van betaling bepaalt het jaar.",
        eenheid=Eenheid.EURO,
        soort=Periodesoort.JAAR,
        teller=KOSTEN,
        bron=("betaling",),
        eigenaar=_EIGENAAR,
        geldig_vanaf=date(2022, 1, 1),
        richting=Richting.OMLAAG,
        openbaarmaking=Openbaarmaking.TOTAAL,
        voorbeelden=_voorbeeld("1600"),
    ),
    Indicator(
        code="jeugd.kosten_per_client",
        naam="Gemiddelde kosten jeugdhulp per cliënt",
        definitie="De betaalde kosten van jeugdhulp in het jaar, gedeeld door het aantal unieke cliënten in dat jaar, "
        "in hele euro's.",
        eenheid=Eenheid.EURO_PER_CLIENT,
        soort=Periodesoort.JAAR,
        teller=KOSTEN,
        noemer=CLIENTEN,
        bron=("betaling",),
        eigenaar=_EIGENAAR,
        geldig_vanaf=date(2022, 1, 1),
        richting=Richting.OMLAAG,
        openbaarmaking=Openbaarmaking.TOTAAL,
        voorbeelden=(*_voorbeeld("800"), Voorbeeld("zonder betalingen is er geen gemiddelde", {}, "2024", None)),
    ),
    Indicator(
        code="jeugd.peildatum.aantal",
        naam="Jeugdigen met jeugdhulp op de peildatum",
        definitie="Het aantal verschillende inwoners met een voorziening onder de Jeugdwet die op de peildatum is "
        "begonnen en nog loopt. Wie meer voorzieningen heeft, telt één keer.",
        eenheid=Eenheid.JEUGDIGEN,
        soort=Periodesoort.PEILDATUM,
        teller=Telling("inwoners met een begonnen en lopende voorziening onder de Jeugdwet op de peildatum", _lopend),
        bron=("voorziening",),
        eigenaar=_EIGENAAR,
        geldig_vanaf=date(2022, 12, 31),
        richting=Richting.VOLGEN,
        openbaarmaking=Openbaarmaking.TOTAAL,
        voorbeelden=(
            Voorbeeld(
                "A heeft twee lopende voorzieningen, die van B stopte die dag, die van C is nog niet begonnen",
                {"voorziening": _VOORZIENINGEN},
                "2024-12-31",
                Decimal(1),
            ),
        ),
    ),
)
