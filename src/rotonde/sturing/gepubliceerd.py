"""What was published before, to stand beside what is counted. The only module that opens a published file (AF-39).

No indicator, verb or job imports it; a test holds that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from pydantic import ValidationError

from rotonde.kern.pakket.lezer import lees
from rotonde.sturing.pakket import GepubliceerdeReeks

# Where a publication puts under one code, with a dimension, what is counted as two indicators.
_ELDERS: dict[str, tuple[str, dict[str, str]]] = {
    "pw.bijstand.instroom": ("pw.bijstand.stroom", {"richting": "instroom"}),
    "pw.bijstand.uitstroom": ("pw.bijstand.stroom", {"richting": "uitstroom"}),
}


@dataclass(frozen=True)
class Publicatie:
    """A figure as it was published, and where."""

    waarde: Decimal
    bron: str


class Gepubliceerd:
    """The published figures of one gemeente and year of publication."""

    def __init__(self, reeksen: Mapping[str, GepubliceerdeReeks]) -> None:
        self._reeksen = reeksen

    def bij(self, code: str, periode: str) -> Publicatie | None:
        """The published total of an indicator over a period; None when it was not published."""
        reeks_code, dimensies = _ELDERS.get(code, (code, {}))
        reeks = self._reeksen.get(reeks_code)
        if reeks is None:
            return None
        for waarde in reeks.waarden:
            # A stock may stand in the publication under its day or under its year.
            if waarde.periode in {periode, periode[:4]} and waarde.dimensies == dimensies:
                return Publicatie(waarde.waarde, reeks.bron)
        return None


def lees_publicatie(gemeente: str, jaar: int) -> Gepubliceerd:
    """What the gemeente published about a year; empty when its pack has no such file."""
    mappen = sorted(Path(settings.ROTONDE_GEMEENTEN).glob(f"{gemeente}-*"))
    bestand = mappen[0] / "raadsmonitor" / f"{jaar}.yaml" if mappen else None
    if bestand is None or not bestand.is_file():
        return Gepubliceerd({})
    return _lees(bestand, bestand.stat().st_mtime_ns)


@lru_cache(maxsize=16)
def _lees(bestand: Path, gewijzigd: int) -> Gepubliceerd:
    """Read once per change of the file. A line that does not fit is left out: the check of the pack names it."""
    inhoud = lees(bestand.parent, bestand.name).waarde or {}
    reeksen: dict[str, GepubliceerdeReeks] = {}
    for ruw in inhoud.get("regels", []):
        try:
            reeks = GepubliceerdeReeks.model_validate({"geldig_vanaf": inhoud.get("geldig_vanaf"), **ruw})
        except ValidationError:
            continue
        reeksen[reeks.code] = reeks
    return Gepubliceerd(reeksen)
