"""Wmo: for how many residents support is paid, and what it costs."""

from datetime import date

from rotonde.kern.soorten import Wet
from rotonde.sturing.indicatoren.betaald import clienten, kosten, voorbeeld
from rotonde.sturing.indicatoren.definitie import Indicator, Telling
from rotonde.sturing.soorten import Eenheid, Openbaarmaking, Periodesoort, Richting

_EIGENAAR = "beleid Wmo"
# Earlier payments stand in the systems that Rotonde follows up, and were not taken over.
_VANAF = date(2026, 1, 1)

INDICATOREN = (
    Indicator(
        code="wmo.unieke_clienten",
        naam="Unieke cliënten met betaalde Wmo-ondersteuning",
        definitie="Het aantal verschillende inwoners voor wie de gemeente in het jaar ondersteuning onder de Wmo "
        "betaalde. Wie meer voorzieningen had, telt één keer. De dag van betaling bepaalt het jaar.",
        eenheid=Eenheid.CLIENTEN,
        soort=Periodesoort.JAAR,
        teller=Telling(
            "inwoners voor wie in het jaar Wmo-ondersteuning is betaald die niet helemaal is teruggehaald",
            clienten(Wet.WMO),
        ),
        bron=("betaling",),
        eigenaar=_EIGENAAR,
        geldig_vanaf=_VANAF,
        richting=Richting.VOLGEN,
        openbaarmaking=Openbaarmaking.TOTAAL,
        voorbeelden=(voorbeeld(Wet.WMO, _VANAF.year, ander=Wet.JEUGDWET, verwacht="2"),),
    ),
    Indicator(
        code="wmo.kosten_totaal",
        naam="Betaalde kosten Wmo-ondersteuning",
        definitie="Wat de gemeente in het jaar betaalde voor voorzieningen onder de Wmo, in hele euro's. De dag van "
        "betaling bepaalt het jaar.",
        eenheid=Eenheid.EURO,
        soort=Periodesoort.JAAR,
        teller=Telling(
            "alle betalingen voor Wmo-ondersteuning met een betaaldag in het jaar, min wat is teruggehaald",
            kosten(Wet.WMO),
        ),
        bron=("betaling",),
        eigenaar=_EIGENAAR,
        geldig_vanaf=_VANAF,
        richting=Richting.VOLGEN,
        openbaarmaking=Openbaarmaking.TOTAAL,
        voorbeelden=(voorbeeld(Wet.WMO, _VANAF.year, ander=Wet.JEUGDWET, verwacht="1600"),),
    ),
)
