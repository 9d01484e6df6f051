"""The one place where the simulation reads published figures (AF-39).

What stands here is which series it follows; docs/simulatie.md says which it does not, and why.
"""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from rotonde.kern.pakket.lezer import lees
from rotonde.simulatie.trekking.doelen import Doelen, verdeel_groepen, zonder_publicatie

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
_AMBULANT = "jeugd.ambulant.kosten_mutatie"
_BUITEN, _BUITEN_DEEL = "pw.trajecten.niet_reintegratie", "pw.trajecten.niet_reintegratie_aandeel"
_MUTATIE_TRAJECT, _STATUSHOUDERS = "pw.trajecten.mutatie", "pw.trajecten.aandeel_statushouders"
_LKS, _BESCHUT, _NUO = "pw.lks.aantal", "pw.beschut.aantal", "pw.nuo.trajecten"
_LEEFGELD, _LEEFGELD_KOSTEN = "pw.oekraine.leefgeld_uitkeringen", "pw.oekraine.leefgeld_kosten"
_MATERIEEL, _WONEN = "wmo.materieel.kosten", "wmo.woonvoorziening.gemiddelde_prijs_mutatie"
_GROEPEN = {"rolstoelen": "rolstoel", "vervoersvoorzieningen": "vervoer", "woonvoorzieningen": "wonen"}
_STUDIE, _STUDIE_KOSTEN = "pw.studietoeslag.ontvangers", "pw.studietoeslag.kosten"
NODIG = {
    *REEKSEN.values(), _STROOM, _MUTATIE_JEUGD, _AMBULANT, _BUITEN, _BUITEN_DEEL, _MUTATIE_TRAJECT, _STATUSHOUDERS,
    _LKS, _BESCHUT, _NUO, _LEEFGELD, _LEEFGELD_KOSTEN, _MATERIEEL, _WONEN, _STUDIE, _STUDIE_KOSTEN,
}  # fmt: skip


def doelen(pakket: Path, inwoners: int) -> Doelen:
    """The targets of one municipality: as published in its pack, else own estimates by size.

    Raises ValueError when a followed series is missing from a publication that is there.
    """
    if not (pakket / PUBLICATIE).exists():
        return zonder_publicatie(inwoners)
    gelezen = lees(pakket, PUBLICATIE)
    reeksen = {regel["code"]: regel["waarden"] for regel in gelezen.waarde["regels"]}
    ontbreekt = sorted(NODIG - set(reeksen))
    if ontbreekt:
        raise ValueError(f"In {PUBLICATIE} ontbreken reeksen waarop de simulatie ijkt: {', '.join(ontbreekt)}.")
    per_doel: dict[str, Any] = {doel: _per_jaar(reeksen[code]) for doel, code in REEKSEN.items()}
    per_doel["jeugd_stand"] = _terug(per_doel["jeugd_stand"], reeksen[_MUTATIE_JEUGD], set(per_doel["jeugd_clienten"]))
    per_doel["bezoek"] = _door(per_doel["bezoek"], set(per_doel["telefoon"]))
    return Doelen(
        gekalibreerd=True,
        bijstand_uitstroom=_per_jaar(_met(reeksen[_STROOM], richting="uitstroom")),
        jeugd_jong=_jong(per_doel["jeugd_stand"], reeksen[_MUTATIE_JEUGD]),
        jeugd_ambulant_groei={int(str(waarde["periode"])[-4:]): int(waarde["waarde"]) for waarde in reeksen[_AMBULANT]},
        **_trajecten(reeksen),
        **_werk_en_leefgeld(reeksen),
        **_voorzien(reeksen),
        **per_doel,
    )


def _jong(stand: Mapping[int, int], mutaties: list[dict[str, Any]]) -> dict[int, int]:
    """How many of the stock are twelve or younger, in the last year and the one before.

    Two groups that together go from one stock to the next, each by its own percentage, leave one division only.
    """
    jaar = max(stand)
    jong, oud = (
        1 + Decimal(str(_enige(_met(mutaties, groep=groep)))) / 100 for groep in ("tot 12 jaar", "tussen 13 en 18 jaar")
    )
    vorig = round((stand[jaar] - stand[jaar - 1] * oud) / (jong - oud))
    return {jaar - 1: vorig, jaar: round(vorig * jong)}


def _trajecten(reeksen: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """The groups at the end of the last year and the one before; how many are in a group follows from the share."""
    ((jaar, buiten),) = _per_jaar(reeksen[_BUITEN]).items()
    re = round(buiten * (100 / Decimal(_enige(reeksen[_BUITEN_DEEL])) - 1))
    nu = verdeel_groepen(buiten, re)
    mutatie = {waarde["dimensies"]["groep"]: int(waarde["waarde"]) for waarde in reeksen[_MUTATIE_TRAJECT]}
    activering, re_vorig = nu["activering"] - mutatie["Activering"], re - mutatie["Re-integratie"]
    deel = next(waarde["waarde"] for waarde in reeksen[_STATUSHOUDERS] if str(waarde["periode"]) == str(jaar))
    return {
        "traject": {jaar - 1: verdeel_groepen(buiten, re_vorig, activering), jaar: nu},
        "traject_statushouders": round(re * Decimal(str(deel)) / 100),
    }


def _werk_en_leefgeld(reeksen: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
    ontvangers, kosten = (
        {waarde["dimensies"]["opvang"].split()[0]: Decimal(str(waarde["waarde"])) for waarde in reeksen[code]}
        for code in (_LEEFGELD, _LEEFGELD_KOSTEN)
    )
    return {
        "werk": {"loonkostensubsidie": int(_enige(reeksen[_LKS])), "beschut": int(_enige(reeksen[_BESCHUT]))},
        "werk_zonder_uitkering": int(_enige(reeksen[_NUO])),
        "leefgeld_ontvangers": {opvang: int(aantal) for opvang, aantal in ontvangers.items()},
        "leefgeld_centen": {opvang: int(euro * 100) for opvang, euro in kosten.items()},
    }


def _voorzien(reeksen: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Material of the Wmo by year and group, and studietoeslag.

    Raises ValueError when the groups do not add up to the published total.
    """
    materieel: dict[int, dict[str, int]] = {}
    for waarde in reeksen[_MATERIEEL]:
        materieel.setdefault(int(waarde["periode"]), {})[waarde["dimensies"]["voorziening"]] = int(waarde["waarde"])
    for jaar, per_soort in materieel.items():
        totaal = per_soort.pop("totaal")
        if sum(per_soort.values()) != totaal:
            raise ValueError(f"De kosten van {_MATERIEEL} in {jaar} tellen niet op tot {totaal}.")
    (stijging,) = reeksen[_WONEN]
    van, tot = map(int, str(stijging["periode"]).split("/"))
    return {
        "wmo_materieel": {
            jaar: {_GROEPEN[soort]: euro for soort, euro in per_soort.items()}
            for jaar, per_soort in sorted(materieel.items())
        },
        "wmo_wonen_stijging": (van, tot, int(stijging["waarde"])),
        "studietoeslag_ontvangers": int(_enige(reeksen[_STUDIE])),
        "studietoeslag_kosten": _per_jaar(reeksen[_STUDIE_KOSTEN]),
    }


def _enige(waarden: list[dict[str, Any]]) -> Any:
    (waarde,) = waarden
    return waarde["waarde"]


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
