"""Which gemeente a stranger means. The slug is asked by the door at every request: each process remembers it a moment.

What is remembered is public and comes from the pack; a change is seen in every process within GELDIG seconds.
"""

import re
import time
from functools import lru_cache

from rotonde.kern.models import Gemeente

GELDIG = 5
"""Seconds."""
# What else a stranger sends is never put to the database: a NUL in it is an error there, and a page of ours with it.
_SLUG, _CODE = re.compile(r"[-a-zA-Z0-9_]+"), re.compile(r"[0-9A-Za-z]{1,4}")


def met_slug(slug: str) -> Gemeente | None:
    """The gemeente under this slug, at most GELDIG seconds old, or None. Read it; change it through the verbs."""
    return _gemeente(slug, int(time.monotonic() // GELDIG)) if _SLUG.fullmatch(slug) else None


def met_code(code: str) -> Gemeente | None:
    """The gemeente of this code, whatever somebody sent as one, or None."""
    return Gemeente.objects.filter(code=code).first() if _CODE.fullmatch(code) else None


def vergeet() -> None:
    """Ask anew at the next request: for who just changed a gemeente in this process."""
    _gemeente.cache_clear()


@lru_cache(maxsize=64)
def _gemeente(slug: str, tijdvak: int) -> Gemeente | None:
    return Gemeente.objects.filter(slug=slug).first()
