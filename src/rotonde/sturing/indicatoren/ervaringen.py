"""Ervaringen: how residents found it, in percentages of answers that lead back to nobody (PRIV-57)."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from rotonde.sturing.feiten.schema import Rij
from rotonde.sturing.indicatoren.definitie import Feiten, Indicator, Telling, Telperiode, Voorbeeld
from rotonde.sturing.soorten import Eenheid, Openbaarmaking, Periodesoort, Richting

# From so many answers on there is a figure: of fewer one could tell what the last one said (PRIV-57).
MINSTENS = 10
# Who says "wel" or "helemaal" on the scale of 1 to 5.
TEVREDEN = 4
_SINDS = date(2026, 1, 1)


def _antwoorden(feiten: Feiten, periode: Telperiode) -> Any:
    e = feiten["ervaring"]
    return e.filter(e.maand >= periode.van, e.maand < periode.tot)


def _aantal(feiten: Feiten, periode: Telperiode) -> Any:
    """Nothing to divide by while there are too few."""
    aantal = _antwoorden(feiten, periode).count()
    return (aantal >= MINSTENS).ifelse(aantal, 0)


def _tevreden(vraag: str) -> Callable[[Feiten, Telperiode], Any]:
    def bereken(feiten: Feiten, periode: Telperiode) -> Any:
        e = _antwoorden(feiten, periode)
        return e.filter(e[vraag] >= TEVREDEN).count()

    return bereken


def _antwoord(maand: date, geholpen: int) -> Rij:
    return {"maand": maand, "moment": "contact", "gehoord": geholpen, "verder": geholpen, "geholpen": geholpen}


_GENOEG = tuple(_antwoord(date(2026, 3, 1), cijfer) for cijfer in (5, 5, 4, 4, 4, 4, 4, 3, 2, 1))
_TE_WEINIG = _GENOEG[1:]
_EEN_JAAR_LATER = (_antwoord(date(2027, 1, 1), 1),)


def _indicator(vraag: str, naam: str, zin: str) -> Indicator:
    return Indicator(
        code=f"stip.ervaring.{vraag}",
        naam=naam,
        definitie=f"Van honderd antwoorden op de vraag “{zin}” hoeveel er wel of helemaal waren, over het jaar. Een "
        f"inwoner kan na een gesprek en na het einde van de hulp antwoorden, zonder naam. Onder {MINSTENS} antwoorden "
        "is er geen cijfer.",
        eenheid=Eenheid.PROCENT,
        soort=Periodesoort.JAAR,
        teller=Telling("antwoorden wel of helemaal", _tevreden(vraag)),
        noemer=Telling(f"alle antwoorden, als het er {MINSTENS} of meer zijn", _aantal),
        factor=100,
        bron=("ervaring",),
        eigenaar="leiding van de toegang",
        geldig_vanaf=_SINDS,
        richting=Richting.OMHOOG,
        openbaarmaking=Openbaarmaking.TOTAAL,
        voorbeelden=(
            Voorbeeld("zeven van de tien", {"ervaring": _GENOEG + _EEN_JAAR_LATER}, "2026", Decimal(70)),
            Voorbeeld("van negen wordt niets verteld", {"ervaring": _TE_WEINIG + _EEN_JAAR_LATER}, "2026", None),
        ),
    )


INDICATOREN = (
    _indicator("gehoord", "Inwoners die zich gehoord voelen", "Luisterden wij goed naar u?"),
    _indicator("verder", "Inwoners die weten hoe het verder gaat", "Weet u hoe het verder gaat?"),
    _indicator("geholpen", "Inwoners die zich geholpen voelen", "Bent u geholpen?"),
)
