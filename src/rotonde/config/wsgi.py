"""The WSGI door: refuses to open as a role that could bypass row level security (AF-02)."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rotonde.config.settings")
application = get_wsgi_application()

from rotonde.kern.startcontrole import controleer_start  # noqa: E402  apps must be loaded first

controleer_start()

# What stands now stands until the process ends: looking through it for garbage at every request finds none.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 50, 50)
