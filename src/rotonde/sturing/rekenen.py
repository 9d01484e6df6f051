"""From facts to figures: one indicator over one period, as an Ibis expression that DuckDB carries out.

This module imports the analysis parts; see rotonde.sturing.feiten.opslag.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

import ibis

from rotonde.sturing.feiten.opslag import Feitenbank
from rotonde.sturing.feiten.schema import FEITEN, Kolomsoort
from rotonde.sturing.indicatoren.definitie import Indicator, Telling, Telperiode

NUL = Decimal(0)
_TYPEN = {
    Kolomsoort.PSEUDONIEM: "string",
    Kolomsoort.CODE: "string",
    Kolomsoort.DATUM: "date",
    Kolomsoort.BEDRAG: "decimal(12, 2)",
    Kolomsoort.JANEE: "boolean",
    Kolomsoort.GETAL: "int16",
}
_TABELLEN: dict[str, Any] = {
    tabel.naam: ibis.table({kolom.naam: _TYPEN[kolom.soort] for kolom in tabel.kolommen}, name=tabel.naam)
    for tabel in FEITEN.values()
}


@dataclass(frozen=True)
class Uitkomst:
    """What was counted, and the figure that follows; `waarde` None: there is nothing to divide by."""

    teller: Decimal
    noemer: Decimal | None
    waarde: Decimal | None


def bereken(indicator: Indicator, bank: Feitenbank, periode: Telperiode) -> Uitkomst:
    """Count an indicator over frozen facts. Exact: no binary fractions."""
    teller = _tel(indicator.teller, bank, periode)
    noemer = _tel(indicator.noemer, bank, periode) if indicator.noemer else None
    return Uitkomst(teller, noemer, indicator.waarde(teller, noemer))


def _tel(telling: Telling, bank: Feitenbank, periode: Telperiode) -> Decimal:
    gevonden = bank.tel(_vraag(telling, periode))
    return NUL if gevonden is None else Decimal(str(gevonden))


@cache
def _vraag(telling: Telling, periode: Telperiode) -> str:
    return str(ibis.to_sql(telling.bereken(_TABELLEN, periode), dialect="duckdb"))
