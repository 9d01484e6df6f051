"""The smallest settings in which the look stands alone: no database, no sign-in."""

from pathlib import Path

SECRET_KEY = "alleen-voor-de-test-van-vorm"
DEBUG = False
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "tests.vorm.urls"
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "rotonde.vorm",
    "django.forms",
    "template_partials.apps.SimpleAppConfig",
]
MIDDLEWARE = [
    "rotonde.kern.spoorlegger.Spoorlegger",
    "django.middleware.security.SecurityMiddleware",
    "rotonde.vorm.koppen.BeveiligdeKoppen",
    "tests.vorm.gemeente.Voordeur",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [("django.template.loaders.cached.Loader", ["django.template.loaders.app_directories.Loader"])],
                )
            ],
            "context_processors": ["django.template.context_processors.request", "rotonde.vorm.context.vorm"],
        },
    }
]
FORM_RENDERER = "rotonde.vorm.formulier.VormRenderer"
CSRF_FAILURE_VIEW = "rotonde.vorm.views.csrf_fout"
LANGUAGE_CODE = "nl"
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
STIJLPAGINA = True
ROTONDE_SPOOR_OVERNEMEN = False
ROTONDE_SPOOR_UITVOER = ""
STATIC_ROOT = Path(__file__).resolve().parents[2] / "src/rotonde/vorm/static"
