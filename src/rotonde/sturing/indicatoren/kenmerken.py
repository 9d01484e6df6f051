"""Kenmerken: what goes on in families, counted for the opgaven of the policy framework by their own codes."""

from datetime import date
from decimal import Decimal
from typing import Any

from rotonde.sturing.feiten.schema import Rij
from rotonde.sturing.indicatoren.definitie import Feiten, Indicator, Telling, Telperiode, Voorbeeld
from rotonde.sturing.soorten import Eenheid, Openbaarmaking, Periodesoort, Richting

# The codes of the packs; a gemeente that does not use one counts none.
THUISZITTER, GEWELD, SCHEIDING = "thuiszitter", "huiselijk-geweld", "scheiding"
# Before this year nobody wrote them down.
_SINDS = date(2026, 1, 1)


def _in(feiten: Feiten, periode: Telperiode, code: str) -> Any:
    """What held on at least one day of the period."""
    k = feiten["kenmerk"]
    return k.filter(k.kenmerk == code, k.van < periode.tot, k.tot.isnull() | (k.tot > periode.van))


def _thuiszitters(feiten: Feiten, periode: Telperiode) -> Any:
    return _in(feiten, periode, THUISZITTER).persoon.nunique()


def _geweld(feiten: Feiten, periode: Telperiode) -> Any:
    return _in(feiten, periode, GEWELD).dossier.nunique()


def _geweld_en_scheiding(feiten: Feiten, periode: Telperiode) -> Any:
    geweld = _in(feiten, periode, GEWELD)
    return geweld.filter(geweld.dossier.isin(_in(feiten, periode, SCHEIDING).dossier)).dossier.nunique()


A, B, C = "a" * 32, "b" * 32, "c" * 32


def _kenmerk(persoon: str, dossier: str, kenmerk: str, van: date, tot: date | None = None) -> Rij:
    return {"persoon": persoon, "dossier": dossier, "kenmerk": kenmerk, "van": van, "tot": tot}


_FEITEN: dict[str, tuple[Rij, ...]] = {
    "kenmerk": (
        _kenmerk(A, A, THUISZITTER, date(2026, 2, 1)),
        _kenmerk(B, B, THUISZITTER, date(2026, 2, 1), date(2026, 12, 31)),
        _kenmerk(A, A, GEWELD, date(2025, 3, 1), date(2026, 1, 2)),
        _kenmerk(B, A, GEWELD, date(2026, 3, 1)),
        _kenmerk(B, B, GEWELD, date(2026, 5, 1)),
        _kenmerk(C, C, GEWELD, date(2025, 5, 1), date(2026, 1, 1)),
        _kenmerk(C, A, SCHEIDING, date(2026, 6, 1)),
        _kenmerk(C, C, SCHEIDING, date(2026, 6, 1)),
    )
}


# Shown from a threshold on: of a few, the neighbours know who they are (PRIV-54).
INDICATOREN = (
    Indicator(
        code="kd.kansen.thuiszitters",
        naam="Thuiszitters",
        definitie="Het aantal verschillende kinderen van wie op de peildatum in een dossier staat dat zij thuiszitten, "
        "zoals de gemeente dat omschrijft.",
        eenheid=Eenheid.JEUGDIGEN,
        soort=Periodesoort.PEILDATUM,
        teller=Telling("kinderen met het kenmerk thuiszitter op de peildatum", _thuiszitters),
        bron=("kenmerk",),
        eigenaar="beleid jeugd",
        geldig_vanaf=_SINDS,
        richting=Richting.OMLAAG,
        openbaarmaking=Openbaarmaking.DREMPEL,
        voorbeelden=(Voorbeeld("B ging op de peildatum weer naar school", _FEITEN, "2026-12-31", Decimal(1)),),
    ),
    Indicator(
        code="kd.geweld.casussen",
        naam="Casussen huiselijk geweld en kindermishandeling",
        definitie="Het aantal dossiers waarin in het jaar voor ten minste één lid van het huishouden huiselijk geweld "
        "speelde, zoals de gemeente dat omschrijft. Een dossier telt één keer.",
        eenheid=Eenheid.DOSSIERS,
        soort=Periodesoort.JAAR,
        teller=Telling("dossiers met het kenmerk huiselijk geweld op een dag in het jaar", _geweld),
        bron=("kenmerk",),
        eigenaar="beleid veiligheid thuis",
        geldig_vanaf=_SINDS,
        richting=Richting.OMLAAG,
        openbaarmaking=Openbaarmaking.DREMPEL,
        voorbeelden=(Voorbeeld("in dossier C hield het voor het jaar op", _FEITEN, "2026", Decimal(2)),),
    ),
    Indicator(
        code="kd.geweld.casussen_scheiding",
        naam="Geweldscasussen met een scheiding",
        definitie="Het aantal dossiers waarin in het jaar huiselijk geweld speelde en in dat jaar ook een scheiding, "
        "zoals de gemeente die omschrijft. Een dossier telt één keer.",
        eenheid=Eenheid.DOSSIERS,
        soort=Periodesoort.JAAR,
        teller=Telling("dossiers met beide kenmerken op een dag in het jaar", _geweld_en_scheiding),
        bron=("kenmerk",),
        eigenaar="beleid veiligheid thuis",
        geldig_vanaf=_SINDS,
        richting=Richting.OMLAAG,
        openbaarmaking=Openbaarmaking.DREMPEL,
        voorbeelden=(Voorbeeld("alleen in dossier A speelde beide", _FEITEN, "2026", Decimal(1)),),
    ),
)
