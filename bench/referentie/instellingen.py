"""Settings of the reference: the same database and role as the web server, and nothing that it does not need."""

import os
from urllib.parse import parse_qs, unquote, urlsplit

_url = urlsplit(os.environ["DATABASE_URL_WEB"])
_opties = {sleutel: waarden[0] for sleutel, waarden in parse_qs(_url.query).items()}

SECRET_KEY = os.environ["ROTONDE_DEMO_SLEUTEL"]
ALLOWED_HOSTS = ["localhost"]
USE_TZ = True
LANGUAGE_CODE = "nl"
INSTALLED_APPS = ["django.contrib.sessions", "bench.referentie"]
MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware"]
ROOT_URLCONF = "bench.referentie.urls"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _url.path.lstrip("/"),
        "USER": unquote(_url.username or ""),
        "PASSWORD": unquote(_url.password or ""),
        "HOST": _opties["host"],
        "PORT": _opties["port"],
        "CONN_MAX_AGE": 60,
    }
}
