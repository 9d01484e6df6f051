"""Charts as SVG, drawn beforehand (AF-16): no script, no style, no font of its own.

This module imports the analysis parts; see rotonde.sturing.feiten.opslag.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import vl_convert

from rotonde.sturing.indicatoren.definitie import Indicator
from rotonde.sturing.opmaak import leesbaar

SVG = "http://www.w3.org/2000/svg"
# A colour that nothing else uses, replaced below by the colour of the theme.
_VUL = "#123457"
_THEMAKLEUR = "var(--r-hoofd, currentColor)"
_TEKST = "#765431"
# One width for three bars and for eight, so that every chart beside another has letters of the same size.
_HOOGTE, _BREEDTE, _STAAF, _LETTER = 150, 400, 28, 16
Gegeven = dict[str, str | float]


def svg(indicator: Indicator, punten: Sequence[tuple[str, Decimal | None]]) -> str:
    """A bar chart of one indicator over its periods; empty when there is no figure yet.

    The colours follow the theme; title and desc say what it shows. The figures themselves stand in a table
    beside it, so the drawing adds nothing that a table does not have.
    """
    gegevens: list[Gegeven] = [
        {
            "periode": periode[:4] if periode.endswith("-12-31") else periode,
            "waarde": float(waarde),
            "tekst": leesbaar(indicator, waarde),
        }
        for periode, waarde in punten
        if waarde is not None
    ]
    if not gegevens:
        return ""
    return _toegankelijk(vl_convert.vegalite_to_svg(_tekening(gegevens)), indicator, gegevens)


def _tekening(gegevens: Sequence[Gegeven]) -> dict[str, Any]:
    """The drawing in the language of Vega-Lite."""
    tekst = {"color": _TEKST, "fontSize": _LETTER}
    return {
        "data": {"values": list(gegevens)},
        "width": max(_BREEDTE, _per_staaf(gegevens) * len(gegevens)),
        "height": _HOOGTE,
        "background": "transparent",
        "encoding": {
            "x": {"field": "periode", "type": "ordinal", "axis": {"title": None, "labelAngle": 0, "ticks": False}},
            "y": {"field": "waarde", "type": "quantitative", "axis": None, "scale": {"zero": True}},
        },
        "layer": [
            {"mark": {"type": "bar", "color": _VUL, "size": _STAAF}},
            {"mark": {"type": "text", "dy": -11, **tekst}, "encoding": {"text": {"field": "tekst", "type": "nominal"}}},
        ],
        "config": {
            "view": {"stroke": None},
            "axis": {"labelColor": _TEKST, "labelFontSize": _LETTER, "domainColor": _TEKST, "grid": False},
        },
    }


def _per_staaf(gegevens: Sequence[Gegeven]) -> int:
    """Room for the longest label, so that neighbours never touch."""
    return max(_STAAF + 12, 9 * max(len(str(punt["tekst"])) for punt in gegevens))


def _toegankelijk(ruw: str, indicator: Indicator, gegevens: Sequence[Gegeven]) -> str:
    ElementTree.register_namespace("", SVG)
    wortel = ElementTree.fromstring(ruw)  # noqa: S314  see above
    for knoop in wortel.iter():
        for naam in (
            "style",
            "class",
            "font-family",
            "aria-label",
            "aria-roledescription",
            "aria-hidden",
            "role",
            "id",
        ):
            knoop.attrib.pop(naam, None)
    sleutel = re.sub(r"[^a-z0-9]+", "-", indicator.code)
    titel, uitleg = ElementTree.Element(f"{{{SVG}}}title"), ElementTree.Element(f"{{{SVG}}}desc")
    titel.text, titel.attrib["id"] = indicator.naam, f"grafiek-{sleutel}-titel"
    reeks = ", ".join(f"{punt['periode']}: {punt['tekst']}" for punt in gegevens)
    uitleg.text, uitleg.attrib["id"] = (
        f"Staafdiagram in {indicator.eenheid.label}. {reeks}.",
        f"grafiek-{sleutel}-uitleg",
    )
    # As wide as its place, never wider than it was drawn for.
    wortel.attrib.pop("height", None)
    wortel.attrib |= {
        "width": "100%",
        "role": "img", "focusable": "false", "aria-labelledby": f"grafiek-{sleutel}-titel grafiek-{sleutel}-uitleg",
    }  # fmt: skip
    wortel[:0] = [titel, uitleg]
    tekst = ElementTree.tostring(wortel, encoding="unicode")
    return tekst.replace(_VUL, _THEMAKLEUR).replace(_TEKST, "currentColor")
