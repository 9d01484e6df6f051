"""Which gemeente stands under a slug: asked by the door at every request, so each process remembers it for a moment.

What is remembered is public and comes from the pack; a change is seen in every process within GELDIG seconds.
"""

import time
from functools import lru_cache

from rotonde.kern.models import Gemeente

GELDIG = 5
"""Seconds."""


def met_slug(slug: str) -> Gemeente | None:
    """The gemeente under this slug, at most GELDIG seconds old, or None. Read it; change it through the verbs."""
    return _gemeente(slug, int(time.monotonic() // GELDIG))


def vergeet() -> None:
    """Ask anew at the next request: for who just changed a gemeente in this process."""
    _gemeente.cache_clear()


@lru_cache(maxsize=64)
def _gemeente(slug: str, tijdvak: int) -> Gemeente | None:
    return Gemeente.objects.filter(slug=slug).first()
