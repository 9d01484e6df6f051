"""Telling how far we are: a file that the start command shows, and lines for who reads along."""

import json
from collections.abc import Callable
from pathlib import Path

Schrijf = Callable[[str], object]


class Voortgang:
    """Counts one step at a time; the file is replaced as a whole, so nobody reads half of it."""

    def __init__(self, bestand: Path, schrijf: Schrijf) -> None:
        self.bestand = bestand
        self.schrijf = schrijf
        self.stap = ""

    def begin(self, stap: str) -> None:
        """From here on `tel` counts for this step."""
        self.stap = stap
        self.tel(0, 1)

    def tel(self, gedaan: int, totaal: int) -> None:
        """So much of so much."""
        self.bestand.parent.mkdir(parents=True, exist_ok=True)
        naast = self.bestand.with_suffix(".nieuw")
        naast.write_text(json.dumps({"stap": self.stap, "gedaan": gedaan, "totaal": totaal}), encoding="utf-8")
        naast.replace(self.bestand)

    def klaar(self, zin: str) -> None:
        """The step is done: say so."""
        self.tel(1, 1)
        self.schrijf(zin)
