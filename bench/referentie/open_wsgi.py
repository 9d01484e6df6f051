"""Rotonde without its locks: no row level security (by a role that passes it), no context, no inzagelog.

Only to measure what those cost; it runs on the database of the bench and nowhere else.
"""

import os
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rotonde.config.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from rotonde.kern import inzage, wie  # noqa: E402  the apps must be loaded first


def _niets(*args: Any, **kwargs: Any) -> None:
    """What is measured, left out."""


inzage.noteer = _niets
wie._zeg_tegen_database = _niets
