"""The destruction list outside the database: a restored backup must learn again what was destroyed since (PRIV-46).

One file, a line per step, each with a keyed hash over itself and the line before: removing, changing or moving a line
shows. A list is written before its transaction commits and once more after it, so a crash in between loses nothing.
It holds ids, rules and counts, and no names.
"""

import fcntl
import hashlib
import hmac
import json
import os
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from rotonde.kern import sleutels

BEGONNEN, KLAAR = "begonnen", "klaar"
_EERSTE = "0" * 64


class RegisterGeschonden(RuntimeError):
    """The file was changed: what must be destroyed again is no longer certain."""


@dataclass(frozen=True)
class Regel:
    """A list that was about to be destroyed (with all that is needed to do it again), or one that was."""

    stap: str
    gemeente: str
    lijst: str
    inhoud: dict[str, Any]


def pad() -> Path:
    """Where the file stands: beside the data, and in production on other storage than the database."""
    return Path(settings.ROTONDE_VERNIETIGINGEN)


def schrijf(regel: Regel) -> None:
    """Add a line and wait until the disk has it. Raises OSError when it cannot: then nothing is destroyed."""
    bestand = pad()
    bestand.parent.mkdir(parents=True, exist_ok=True)
    with bestand.open("a+", encoding="utf-8") as uit:
        fcntl.flock(uit, fcntl.LOCK_EX)
        uit.seek(0)
        laatste = next(iter(deque(uit, maxlen=1)), "")
        vorige = json.loads(laatste)["bewijs"] if laatste else _EERSTE
        sleutel_id = sleutels.sleutelbos("zegel").actief
        lichaam = {"stap": regel.stap, "gemeente": regel.gemeente, "lijst": regel.lijst, "inhoud": regel.inhoud}
        bewijs = _bewijs(lichaam, vorige, sleutel_id)
        uit.write(json.dumps({**lichaam, "sleutel": sleutel_id, "bewijs": bewijs}, ensure_ascii=False) + "\n")
        uit.flush()
        os.fsync(uit.fileno())


def lees() -> list[Regel]:
    """All lines in order. Raises RegisterGeschonden when a line does not follow from the one before."""
    return list(_gelezen())


def _gelezen() -> Iterator[Regel]:
    if not pad().exists():
        return
    vorige = _EERSTE
    for nummer, tekst in enumerate(pad().read_text(encoding="utf-8").splitlines(), 1):
        try:
            rij = json.loads(tekst)
            lichaam = {naam: rij[naam] for naam in ("stap", "gemeente", "lijst", "inhoud")}
            klopt = hmac.compare_digest(rij["bewijs"], _bewijs(lichaam, vorige, rij["sleutel"]))
        except (ValueError, KeyError, TypeError):
            klopt = False
        if not klopt:
            raise RegisterGeschonden(
                f"Regel {nummer} van {pad()} is gewijzigd: zet het bestand terug uit een kopie en begin opnieuw."
            )
        vorige = rij["bewijs"]
        yield Regel(**lichaam)


def _bewijs(lichaam: dict[str, Any], vorige: str, sleutel_id: str) -> str:
    sleutel = sleutels.sleutelbos("zegel").sleutels[sleutel_id]
    tekst = vorige + json.dumps(lichaam, sort_keys=True, ensure_ascii=False)
    return hmac.new(sleutel, tekst.encode(), hashlib.sha256).hexdigest()
