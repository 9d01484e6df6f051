"""Locks between processes: the kernel releases them when the holder dies, so none is ever stale."""

import fcntl
import os
import time
from pathlib import Path


class Slot:
    """A lock on a file. Exclusive against a second instance, or shared by all who use the same thing."""

    def __init__(self, pad: Path) -> None:
        self.pad = pad
        self._bestand: int | None = None

    def neem(self, *, wacht: float, gedeeld: bool = False) -> bool:
        """Take the lock within `wacht` seconds; False when another keeps it."""
        bestand = os.open(self.pad, os.O_RDWR | os.O_CREAT, 0o600)
        soort = fcntl.LOCK_SH if gedeeld else fcntl.LOCK_EX
        einde = time.monotonic() + wacht
        while True:
            try:
                fcntl.flock(bestand, soort | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= einde:
                    os.close(bestand)
                    return False
                time.sleep(0.05)
            else:
                self._bestand = bestand
                return True

    def geef_vrij(self) -> None:
        if self._bestand is not None:
            os.close(self._bestand)
            self._bestand = None
