"""Setting text as a PDF that reads aloud well and can be kept for decades (PDF/UA-1, PDF/A-2a).

Rooms bring a template of typst beside their code; all words come in as data and are never read as markup.
"""

import datetime as dt
import json
import os
import re
import threading
import unicodedata
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any, cast

import typst

from rotonde.kern.fouten import Ongeldig

TEKEN_IN_MELDING = re.compile(r'(?:text|codepoint) `"(.+?)"`')
# Breekpunt en verbinders horen bij de spelling van een woord; andere onzichtbare tekens keren of verbergen tekst.
BEHOUDEN = {"\u00ad", "\u200c", "\u200d"}
# From how many letters on a second compiler pays.
SAMEN = 4

_per_draad = threading.local()


class OnzetbareTekst(Ongeldig):
    """A character that the fonts inside typst do not have."""

    def __init__(self, teken: str) -> None:
        super().__init__(f"In de brief staat een teken dat niet afgedrukt kan worden: {teken}. Haal dit teken weg.")
        self.teken = teken


def schoon(tekst: str) -> str:
    """The text as it will stand on paper: one line, without signs that cannot be seen (control, direction)."""
    genormaliseerd = " ".join(unicodedata.normalize("NFC", tekst).split())
    # Nothing that prints is invisible; most texts need no look at each sign.
    if genormaliseerd.isprintable():
        return genormaliseerd
    return "".join(t for t in genormaliseerd if t in BEHOUDEN or unicodedata.category(t) not in {"Cc", "Cf", "Cs"})


def schoon_alles(waarde: Any) -> Any:
    """Every text in a value of mappings and lists, as `schoon`; what is no text becomes text."""
    if isinstance(waarde, dict):
        return {sleutel: schoon_alles(deel) for sleutel, deel in waarde.items()}
    if isinstance(waarde, list | tuple):
        return [schoon_alles(deel) for deel in waarde]
    return schoon(str(waarde))


def zet(sjabloon: Path, gegevens: Mapping[str, Any], *, op: dt.date) -> bytes:
    """Set `gegevens` by this template: its function `zet` gets them.

    The same data give the same bytes: the creation time is midnight (UTC) of the day `op` and only the fonts
    inside typst are used. Raises `OnzetbareTekst` when a character has no glyph (emoji, Chinese): the reader would
    hear or see nothing there, so nothing is made.
    """
    try:
        pdf = _zetter(sjabloon).compile(
            _bron(sjabloon, gegevens),
            format="pdf",
            pdf_standards=["ua-1", "a-2a"],
            timestamp=dt.datetime.combine(op, dt.time.min, tzinfo=dt.UTC),
        )
    except typst.TypstError as fout:
        if gevonden := TEKEN_IN_MELDING.search(fout.message):
            raise OnzetbareTekst(gevonden[1]) from fout
        raise
    return cast("bytes", pdf)


def _bron(sjabloon: Path, gegevens: Mapping[str, Any]) -> bytes:
    """The source of one letter: the template, called with the data, which are JSON in a string and so no markup.

    As sys.inputs they would be part of the library that all of a template reads, and typst would use nothing of one
    letter for the next.
    """
    # JSON is printable ASCII here: in a string of typst only these two signs mean something.
    tekst = json.dumps(gegevens).replace("\\", "\\\\").replace('"', '\\"')
    return f'#import "{sjabloon.name}": zet\n#zet(json(bytes("{tekst}")))'.encode("ascii")


def zet_alle(sjabloon: Path, brieven: Sequence[tuple[Mapping[str, Any], dt.date]]) -> list[bytes]:
    """As `zet`, for many (what to set, and its day), in the same order.

    Side by side, because setting leaves Python free for the next.
    """

    def een(brief: tuple[Mapping[str, Any], dt.date]) -> bytes:
        return zet(sjabloon, brief[0], op=brief[1])

    return list(map(een, brieven) if len(brieven) < SAMEN else _zetters().map(een, brieven))


@cache
def _zetters() -> ThreadPoolExecutor:
    """Threads that stay, each with its compilers."""
    return ThreadPoolExecutor(max_workers=os.cpu_count(), thread_name_prefix="zetter")


# A child process has the pool and not its threads.
os.register_at_fork(after_in_child=_zetters.cache_clear)


def _zetter(sjabloon: Path) -> typst.Compiler:
    """One compiler per thread and template: reading the fonts costs five times the setting of a letter."""
    zetters: dict[Path, typst.Compiler] = _per_draad.__dict__.setdefault("zetters", {})
    if sjabloon not in zetters:
        zetters[sjabloon] = typst.Compiler(sjabloon, ignore_system_fonts=True)
    return zetters[sjabloon]
