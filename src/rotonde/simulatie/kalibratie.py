"""The one place where the simulation reads published figures (AF-39).

What stands here is which series it follows; docs/simulatie.md says which it does not, and why.
"""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from rotonde.kern.pakket.lezer import lees
from rotonde.simulatie.trekking.doelen import Doelen, zonder_publicatie

PUBLICATIE = "raadsmonitor/2024.yaml"
# The followed series, by the target that they set. A stock is read at 31 December.
REEKSEN = {
    "jeugd_clienten": "jeugd.unieke_clienten",
    "jeugd_kosten": "jeugd.kosten_totaal",
    "jeugd_stand": "jeugd.peildatum.aantal",
    "bijstand_stand": "pw.bijstand.aantal",
    "bijstand_langer_dan_jaar": "pw.bijstand.langer_dan_jaar",
    "signalen": "armoede.vroegsignalering.signalen",
    "signalen_geholpen": "armoede.vroegsignalering.hulp_geaccepteerd",
    "signalen_pogingen": "armoede.vroegsignalering.contactpogingen",
    "signalen_contacten": "armoede.vroegsignalering.contacten",
    "telefoon": "stip.contacten.telefonisch",
    "bezoek": "stip.contacten.bezoekers",
}
_STROOM, _MUTATIE_JEUGD = "pw.bijstand.stroom", "jeugd.peildatum.mutatie"


def doelen(pakket: Path, inwoners: int) -> Doelen:
    """The targets of one municipality: as published in its pack, else own estimates by size.

    Raises ValueError when a followed series is missing from a publication that is there.
    """
    if not (pakket / PUBLICATIE).exists():
        return zonder_publicatie(inwoners)
    gelezen = lees(pakket, PUBLICATIE)
    reeksen = {regel["code"]: regel["waarden"] for regel in gelezen.waarde["regels"]}
    ontbreekt = sorted({*REEKSEN.values(), _STROOM, _MUTATIE_JEUGD} - set(reeksen))
    if ontbreekt:
        raise ValueError(f"In {PUBLICATIE} ontbreken reeksen waarop de simulatie ijkt: {', '.join(ontbreekt)}.")
    per_doel = {doel: _per_jaar(reeksen[code]) for doel, code in REEKSEN.items()}
    per_doel["jeugd_stand"] = _terug(per_doel["jeugd_stand"], reeksen[_MUTATIE_JEUGD], set(per_doel["jeugd_clienten"]))
    per_doel["bezoek"] = _door(per_doel["bezoek"], set(per_doel["telefoon"]))
    return Doelen(
        gekalibreerd=True, bijstand_uitstroom=_per_jaar(_met(reeksen[_STROOM], richting="uitstroom")), **per_doel
    )


def _per_jaar(waarden: list[dict[str, Any]]) -> dict[int, int]:
    return {int(str(waarde["periode"])[:4]): int(waarde["waarde"]) for waarde in waarden}


def _met(waarden: list[dict[str, Any]], **dimensies: str) -> list[dict[str, Any]]:
    return [waarde for waarde in waarden if waarde.get("dimensies") == dimensies]


def _door(reeks: Mapping[int, int], jaren: set[int]) -> dict[int, int]:
    """The last published figure for the later years that have none: an estimate, not a target to be checked."""
    laatste = max(reeks)
    return {**reeks, **{jaar: reeks[laatste] for jaar in jaren if jaar > laatste}}


def _terug(stand: Mapping[int, int], mutaties: list[dict[str, Any]], jaren: set[int]) -> dict[int, int]:
    """The stocks of earlier years, from the published percentages of change; rounded, so not a target themselves."""
    per_jaar = {int(waarde["periode"]): Decimal(str(waarde["waarde"])) for waarde in _met(mutaties, groep="totaal")}
    uit = dict(stand)
    for jaar in sorted(jaren, reverse=True):
        if jaar not in uit:
            uit[jaar] = round(uit[jaar + 1] / (1 + per_jaar[jaar + 1] / 100))
    return uit
