"""Telling the person at the terminal how far we are."""

import json
import sys
from pathlib import Path

BREEDTE = 30


class Voortgang:
    """Sentences on stderr, and a bar for a step that counts in a file; the bar only where a terminal redraws it."""

    def __init__(self, pad: Path) -> None:
        self.pad = pad
        self._laatste = ""
        self._terminal = sys.stderr.isatty()

    def zeg(self, zin: str) -> None:
        self.sluit()
        print(zin, file=sys.stderr, flush=True)

    def begin(self) -> None:
        """Forget what an earlier step wrote."""
        self.pad.unlink(missing_ok=True)

    def toon(self) -> None:
        """Show what the running step wrote last; nothing when it has not written yet."""
        regel = self._regel()
        if not regel or regel == self._laatste:
            return
        begin, einde = ("\r\x1b[K", "") if self._terminal else ("", "\n")
        print(f"{begin}  {regel}", end=einde, file=sys.stderr, flush=True)
        self._laatste = regel

    def sluit(self) -> None:
        """End the bar, so that the next sentence starts on a line of its own."""
        if self._laatste and self._terminal:
            print(file=sys.stderr, flush=True)
        self._laatste = ""

    def _regel(self) -> str:
        try:
            stand = json.loads(self.pad.read_text())
            stap, gedaan, totaal = str(stand["stap"]), int(stand["gedaan"]), int(stand["totaal"])
        except (OSError, ValueError, KeyError, TypeError):
            return ""
        # Without a terminal a line per tenth is enough.
        deel = min(1.0, gedaan / totaal) if totaal else 0.0
        if not self._terminal:
            return f"{stap}: {int(deel * 10) * 10} %"
        vol = int(deel * BREEDTE)
        return f"{stap}: [{'#' * vol}{'.' * (BREEDTE - vol)}] {gedaan} van {totaal}"
