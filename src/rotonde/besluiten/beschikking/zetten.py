"""Sets a `BeschikkingTekst` as a PDF that reads aloud well and can be kept for decades."""

import datetime as dt
import json
import re
import threading
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

import typst

from rotonde.besluiten.beschikking.tekst import BeschikkingTekst, schoon
from rotonde.besluiten.fouten import OnzetbareTekst
from rotonde.kern.opmaak import datum, euro

SJABLOON = Path(__file__).with_name("beschikking.typ")
TEKEN_IN_MELDING = re.compile(r'(?:text|codepoint) `"(.+?)"`')

_per_draad = threading.local()


def zet(tekst: BeschikkingTekst) -> bytes:
    """Return the letter as PDF/UA-1 and PDF/A-2a.

    The same text gives the same bytes: the creation time is midnight (UTC) of the letter's date and only the fonts
    inside typst are used. Raises `OnzetbareTekst` when a character has no glyph (emoji, Chinese): the reader would
    hear or see nothing there, so the letter is not made.
    """
    moment = dt.datetime.combine(tekst.datum, dt.time.min, tzinfo=dt.UTC)
    try:
        pdf = _zetter().compile(
            SJABLOON,
            format="pdf",
            sys_inputs={"brief": json.dumps(_gegevens(tekst))},
            pdf_standards=["ua-1", "a-2a"],
            timestamp=moment,
        )
    except typst.TypstError as fout:
        if gevonden := TEKEN_IN_MELDING.search(fout.message):
            raise OnzetbareTekst(gevonden[1]) from fout
        raise
    return cast("bytes", pdf)


def _zetter() -> typst.Compiler:
    """One compiler per thread: reading the fonts costs five times the setting of a letter."""
    if not hasattr(_per_draad, "zetter"):
        _per_draad.zetter = typst.Compiler(SJABLOON, ignore_system_fonts=True)
    zetter: typst.Compiler = _per_draad.zetter
    return zetter


def _gegevens(tekst: BeschikkingTekst) -> dict[str, Any]:
    gegevens: dict[str, Any] = _schoon(asdict(tekst))
    gegevens["datum"] = datum(tekst.datum)
    gegevens["aanvraag_van"] = datum(tekst.aanvraag_van)
    gegevens["bezwaar"]["laatste_dag"] = datum(tekst.bezwaar.laatste_dag)
    for rij, regel in zip(gegevens["krijgt"], tekst.krijgt, strict=True):
        laatste = regel.tot - dt.timedelta(days=1)
        rij |= {"van": datum(regel.van), "tot_en_met": datum(laatste), "bedrag": euro(regel.bedrag)}
    for deel, bron in zip(gegevens["toelichting"], tekst.toelichting, strict=True):
        deel["alineas"] = [regel for regel in map(schoon, bron.toelichting.splitlines()) if regel]
    return gegevens


def _schoon(waarde: Any) -> Any:
    if isinstance(waarde, dict):
        return {sleutel: _schoon(deel) for sleutel, deel in waarde.items()}
    if isinstance(waarde, list | tuple):
        return [_schoon(deel) for deel in waarde]
    return schoon(str(waarde))
