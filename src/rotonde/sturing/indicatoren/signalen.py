"""Vroegsignalering: signals of arrears, what was tried after them, and what came of it."""

from datetime import date
from decimal import Decimal
from typing import Any

from rotonde.sturing.feiten.schema import Rij
from rotonde.sturing.indicatoren.definitie import Feiten, Indicator, Telling, Telperiode, Voorbeeld
from rotonde.sturing.soorten import Eenheid, Openbaarmaking, Periodesoort, Richting

_EIGENAAR = "beleid armoede en schulden"
# Vroegsignalering is a statutory task since this day (Wgs, change of 2021).
_SINDS = date(2021, 1, 1)


def _signalen(feiten: Feiten, periode: Telperiode) -> Any:
    s = feiten["signaal"]
    return s.filter(s.ontvangen_op >= periode.van, s.ontvangen_op < periode.tot).count()


def _geaccepteerd(feiten: Feiten, periode: Telperiode) -> Any:
    s = feiten["signaal"]
    afgerond = s.filter(s.afgerond_op >= periode.van, s.afgerond_op < periode.tot)
    return afgerond.filter(afgerond.resultaat == "hulp_geaccepteerd").count()


def _in_periode(feiten: Feiten, periode: Telperiode) -> Any:
    c = feiten["contactpoging"]
    return c.filter(c.datum >= periode.van, c.datum < periode.tot)


def _pogingen(feiten: Feiten, periode: Telperiode) -> Any:
    return _in_periode(feiten, periode).count()


def _contacten(feiten: Feiten, periode: Telperiode) -> Any:
    pogingen = _in_periode(feiten, periode)
    return pogingen.filter(pogingen.gelukt).count()


def _signaal(teken: str, ontvangen: date, afgerond: date | None = None, resultaat: str | None = None) -> Rij:
    return {
        "signaal": teken * 32, "over": "f" * 32, "partner": "waterbedrijf", "achterstand": "water",
        "bedrag": Decimal("120.00"), "ontvangen_op": ontvangen, "afgerond_op": afgerond, "resultaat": resultaat,
    }  # fmt: skip


def _poging(datum: date, *, gelukt: bool) -> Rij:
    return {"signaal": "a" * 32, "datum": datum, "kanaal": "telefoon", "gelukt": gelukt}


_FEITEN: dict[str, tuple[Rij, ...]] = {
    "signaal": (
        _signaal("a", date(2023, 12, 31), date(2024, 1, 8), "hulp_geaccepteerd"),
        _signaal("b", date(2024, 1, 1), date(2024, 2, 1), "geen_contact"),
        _signaal("c", date(2024, 12, 31)),
    ),
    "contactpoging": (
        _poging(date(2024, 1, 1), gelukt=False),
        _poging(date(2024, 1, 8), gelukt=True),
        _poging(date(2025, 1, 1), gelukt=True),
    ),
}
_UITLEG = "A kwam eind 2023 en werd in 2024 afgerond met hulp, B zonder contact; C kwam op de laatste dag"


def _indicator(
    code: str,
    naam: str,
    definitie: str,
    eenheid: Eenheid,
    teller: Telling,
    bron: str,
    richting: Richting,
    verwacht: int,
) -> Indicator:
    return Indicator(
        code=f"armoede.vroegsignalering.{code}",
        naam=naam,
        definitie=definitie,
        eenheid=eenheid,
        soort=Periodesoort.JAAR,
        teller=teller,
        bron=(bron,),
        eigenaar=_EIGENAAR,
        geldig_vanaf=_SINDS,
        richting=richting,
        openbaarmaking=Openbaarmaking.TOTAAL,
        voorbeelden=(Voorbeeld(_UITLEG, _FEITEN, "2024", Decimal(verwacht)),),
    )


INDICATOREN = (
    _indicator(
        "signalen",
        "Binnengekomen signalen vroegsignalering",
        "Het aantal signalen over een betalingsachterstand dat in het jaar binnenkwam. Meldt dezelfde partner "
        "hetzelfde adres in een maand nog eens, dan telt dat één keer.",
        Eenheid.SIGNALEN,
        Telling("signalen met een dag van ontvangst in het jaar", _signalen),
        "signaal",
        Richting.VOLGEN,
        2,
    ),
    _indicator(
        "hulp_geaccepteerd",
        "Hulp geaccepteerd na vroegsignalering",
        "Het aantal signalen dat in het jaar is afgerond doordat de inwoner hulp accepteerde. De dag van afronding "
        "bepaalt het jaar.",
        Eenheid.INWONERS,
        Telling("signalen die in het jaar zijn afgerond met het resultaat hulp geaccepteerd", _geaccepteerd),
        "signaal",
        Richting.OMHOOG,
        1,
    ),
    _indicator(
        "contactpogingen",
        "Contactpogingen vroegsignalering",
        "Hoe vaak in het jaar is geprobeerd een inwoner te bereiken na een signaal, of dat nu lukte of niet.",
        Eenheid.POGINGEN,
        Telling("contactpogingen in het jaar", _pogingen),
        "contactpoging",
        Richting.VOLGEN,
        2,
    ),
    _indicator(
        "contacten",
        "Gelukte contacten vroegsignalering",
        "Hoe vaak in het jaar een contactpoging na een signaal lukte.",
        Eenheid.CONTACTEN,
        Telling("contactpogingen in het jaar waarbij contact was", _contacten),
        "contactpoging",
        Richting.OMHOOG,
        1,
    ),
)
