"""Pseudonyms that hold within one editie: the key lives in memory while freezing and is kept nowhere.

So two editions cannot be joined by anyone, and nobody can go back from a fact to a person (PRIV-53; AVG 4.5, 89).
"""

import hashlib
import hmac
import os
from uuid import UUID


class Pseudonimisering:
    """Gives each id of one kind the same pseudonym for as long as this object lives."""

    def __init__(self) -> None:
        self._sleutel = os.urandom(32)

    def van(self, soort: str, id_: UUID) -> str:
        """32 hexadecimal digits; the kind is part of it, so an address never equals a persoon."""
        return hmac.new(self._sleutel, f"{soort}:{id_}".encode(), hashlib.sha256).hexdigest()[:32]
