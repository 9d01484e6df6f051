"""The reference as a web server runs it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.referentie.instellingen"

application = get_wsgi_application()
