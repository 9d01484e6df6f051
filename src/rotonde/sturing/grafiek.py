"""Charts as SVG, drawn beforehand (AF-16): no script, no style, no font of its own.

This module imports the analysis parts; see rotonde.sturing.feiten.opslag.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from xml.etree import ElementTree

import altair
import vl_convert

from rotonde.sturing.indicatoren.definitie import Indicator
from rotonde.sturing.opmaak import leesbaar

SVG = "http://www.w3.org/2000/svg"
# A colour that nothing else uses, replaced below by the colour of the theme.
_VUL = "#123457"
_THEMAKLEUR = "var(--r-hoofd, currentColor)"
_TEKST = "#765431"


def svg(indicator: Indicator, punten: Sequence[tuple[str, Decimal | None]]) -> str:
    """A bar chart of one indicator over its periods. The colours follow the theme; title and desc say what it shows.

    The figures themselves stand in a table beside it, so the drawing adds nothing that a table does not have.
    """
    gegevens = [
        {
            "periode": periode[:4] if periode.endswith("-12-31") else periode,
            "waarde": float(waarde),
            "tekst": leesbaar(indicator, waarde),
        }
        for periode, waarde in punten
        if waarde is not None
    ]
    bron = altair.Chart(altair.Data(values=gegevens)).encode(
        x=altair.X("periode:O", axis=altair.Axis(title=None, labelAngle=0, ticks=False)),
        y=altair.Y("waarde:Q", axis=None, scale=altair.Scale(zero=True)),
    )
    staven = bron.mark_bar(color=_VUL, size=36)
    labels = bron.mark_text(dy=-8, color=_TEKST, fontSize=13).encode(text="tekst:N")
    tekening = (staven + labels).properties(width=max(240, 64 * len(gegevens)), height=180)
    tekening = (
        tekening.configure(background="transparent")
        .configure_view(stroke=None)
        .configure_axis(labelFontSize=13, labelColor=_TEKST, domainColor=_TEKST, grid=False)
    )
    return _toegankelijk(vl_convert.vegalite_to_svg(tekening.to_dict()), indicator, gegevens)


def _toegankelijk(ruw: str, indicator: Indicator, gegevens: Sequence[dict[str, object]]) -> str:
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
    reeks = ", ".join(f"{punt['periode']}: {punt['tekst']}" for punt in gegevens) or "nog geen cijfers"
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
