"""Telling how far we are: a file that the start command shows, and lines for who reads along."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

Schrijf = Callable[[str], object]
PAUZE = 0.2


class Voortgang:
    """Counts one step at a time; the file is replaced as a whole, so nobody reads half of it."""

    def __init__(self, bestand: Path, schrijf: Schrijf) -> None:
        self.bestand = bestand
        self.schrijf = schrijf
        self.stap = ""
        self.verteld = 0.0

    def begin(self, stap: str) -> None:
        """From here on `tel` counts for this step."""
        self.stap = stap
        self._vertel(0, 1)
        self.verteld = 0.0

    def tel(self, gedaan: int, totaal: int) -> None:
        """So much of so much; told a few times a second at most, as nobody reads faster."""
        if time.monotonic() - self.verteld >= PAUZE:
            self._vertel(gedaan, totaal)

    def _vertel(self, gedaan: int, totaal: int) -> None:
        self.verteld = time.monotonic()
        self.bestand.parent.mkdir(parents=True, exist_ok=True)
        # Of this process alone: two that go side by side tell in the same file.
        naast = self.bestand.with_suffix(f".{os.getpid()}")
        naast.write_text(json.dumps({"stap": self.stap, "gedaan": gedaan, "totaal": totaal}), encoding="utf-8")
        naast.replace(self.bestand)

    def klaar(self, zin: str) -> None:
        """The step is done: say so."""
        self._vertel(1, 1)
        self.schrijf(zin)
