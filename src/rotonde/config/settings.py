"""All settings: deployment comes from the environment, behaviour stands here, what is local stands in gemeenten/.

Process and environment are always named (`ROTONDE_PROCES`, `ROTONDE_OMGEVING`); what must be set has no default and
its error says how to repair it.
"""

import json
import os
import sys
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import structlog
from django.core.exceptions import ImproperlyConfigured

from rotonde.config import aanmelden, makelaar
from rotonde.kern import spoor, taakspoor

BRON = Path(__file__).resolve().parent.parent
PROJECT = BRON.parent.parent


def _uit_omgeving(naam: str, uitleg: str) -> str:
    waarde = os.environ.get(naam, "")
    if not waarde:
        raise ImproperlyConfigured(f"De instelling {naam} ontbreekt: {uitleg}")
    return waarde


OMGEVING = os.environ.get("ROTONDE_OMGEVING", "test")
PROCES = os.environ.get("ROTONDE_PROCES", "web")
if OMGEVING not in {"demo", "test", "productie"}:
    raise ImproperlyConfigured("ROTONDE_OMGEVING is demo, test of productie.")
if PROCES not in {"web", "worker", "sturing", "beheer"}:
    raise ImproperlyConfigured("ROTONDE_PROCES is web, worker, sturing of beheer.")
PRODUCTIE = OMGEVING == "productie"
DEBUG = False

# One click to be somebody exists only in a process that `demo` started, and never beside production settings.
ROTONDE_DEMO_SLEUTEL = os.environ.get("ROTONDE_DEMO_SLEUTEL", "")
if ROTONDE_DEMO_SLEUTEL and PRODUCTIE:
    raise ImproperlyConfigured("Aanmelden met één klik kan niet samen met productie: verwijder ROTONDE_DEMO_SLEUTEL.")
ROTONDE_DEMO = OMGEVING == "demo" and bool(ROTONDE_DEMO_SLEUTEL)
ROTONDE_KLOK_VERZETBAAR = not PRODUCTIE
ROTONDE_MAP = Path(os.environ.get("ROTONDE_MAP", PROJECT / ".rotonde"))
# What was destroyed, outside the database: a restored backup learns it again here (PRIV-46).
ROTONDE_VERNIETIGINGEN = Path(os.environ.get("ROTONDE_VERNIETIGINGEN", ROTONDE_MAP / "vernietigingen.jsonl"))
ROTONDE_GEMEENTEN = Path(os.environ.get("ROTONDE_GEMEENTEN", PROJECT / "gemeenten"))


def _geheimen() -> dict[str, object]:
    bestand = os.environ.get("ROTONDE_GEHEIMEN", "")
    if bestand:
        return dict(json.loads(Path(bestand).read_text(encoding="utf-8")))
    if PRODUCTIE or OMGEVING == "demo":
        raise ImproperlyConfigured("ROTONDE_GEHEIMEN wijst naar het bestand met sleutels: zet het pad ernaartoe.")
    # Static checks (mypy, makemigrations --check) need no secrets; whoever encrypts without them gets an error.
    return {"django": "alleen-voor-controle-zonder-geheimen"}


_GEHEIM = _geheimen()
SECRET_KEY = str(_GEHEIM["django"])
ROTONDE_SLEUTELS: dict[str, dict[str, object]] = {
    naam: bos for naam, bos in _GEHEIM.items() if naam not in {"django", "rollen"} and isinstance(bos, dict)
}
ROTONDE_GEHEIMEN_PAD = Path(os.environ["ROTONDE_GEHEIMEN"]) if os.environ.get("ROTONDE_GEHEIMEN") else None
# Where the head of the chain over the logs goes: in production a folder outside the database server that only grows.
ROTONDE_KETENMAP = Path(os.environ.get("ROTONDE_KETENMAP", ROTONDE_MAP / "keten"))


def _database(url: str) -> dict[str, object]:
    delen = urlsplit(url)
    opties = {sleutel: waarden[0] for sleutel, waarden in parse_qs(delen.query).items()}
    instelling: dict[str, object] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": delen.path.lstrip("/"),
        "USER": unquote(delen.username or ""),
        "PASSWORD": unquote(delen.password or ""),
        "HOST": opties.get("host") or delen.hostname or "",
        "PORT": opties.get("port") or str(delen.port or ""),
        "OPTIONS": {"connect_timeout": 5},
    }
    return instelling


_PER_PROCES = {"web": "WEB", "worker": "WORKER", "sturing": "STURING", "beheer": "EIGENAAR"}
_ROLLEN = {"worker": "WORKER", "sturing": "STURING", "log": "LOG", "eigenaar": "EIGENAAR"}
DATABASES: dict[str, dict[str, object]] = {}
if os.environ.get(f"DATABASE_URL_{_PER_PROCES[PROCES]}"):
    DATABASES["default"] = _database(os.environ[f"DATABASE_URL_{_PER_PROCES[PROCES]}"])
    # A connection that died with the database is replaced before a request uses it, so nobody meets it (REL-21).
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    if PROCES == "web":
        # SEC-24: work at the counter is bounded.
        DATABASES["default"]["OPTIONS"] = {
            "connect_timeout": 5,
            "options": "-c statement_timeout=5000",
            # What is asked often is planned once per connection: with row level security, planning takes longer than
            # answering (docs/besluiten/0022).
            "server_side_binding": True,
            "prepare_threshold": 5,
        }
    for _alias, _rol in _ROLLEN.items():
        # The owner is for migrations only; no running process knows its password (AF-02).
        if os.environ.get(f"DATABASE_URL_{_rol}") and (_alias != "eigenaar" or OMGEVING == "test"):
            DATABASES[_alias] = _database(os.environ[f"DATABASE_URL_{_rol}"])
            DATABASES[_alias] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
else:
    DATABASES["default"] = {"ENGINE": "django.db.backends.postgresql", "NAME": "rotonde"}
DATABASE_ROUTERS = ["rotonde.config.database.AllesOpDefault"]

INSTALLED_APPS = [
    "rotonde.vorm",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "template_partials.apps.SimpleAppConfig",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.idp.oidc",
    "procrastinate.contrib.django",
    "rotonde.kern",
    "rotonde.inwoners",
    "rotonde.catalogus",
    "rotonde.privacy",
    "rotonde.toegang",
    "rotonde.regie",
    "rotonde.besluiten",
    "rotonde.toezicht",
    "rotonde.voorzieningen",
    "rotonde.inkomen",
    "rotonde.signalen",
    "rotonde.sturing",
    "rotonde.portaal",
    "rotonde.werkplek",
    "rotonde.api",
    "rotonde.simulatie",
]
MIDDLEWARE = [
    "rotonde.kern.spoorlegger.Spoorlegger",
    "django.middleware.security.SecurityMiddleware",
    # Above the files: what they answer carries the same headers as any page (SEC-21).
    "rotonde.vorm.koppen.BeveiligdeKoppen",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "rotonde.kern.deur.Deur",
]
ROOT_URLCONF = "rotonde.config.urls_demo" if ROTONDE_DEMO else "rotonde.config.urls_wortel"
WSGI_APPLICATION = "rotonde.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            ["django.template.loaders.app_directories.Loader"],
                        )
                    ],
                )
            ],
            "builtins": ["template_partials.templatetags.partials"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "rotonde.vorm.context.vorm",
                "rotonde.werkplek.menu.menu",
                "rotonde.regie.opschaling.bovenaan.bovenaan",
            ],
        },
    }
]
FORM_RENDERER = "rotonde.vorm.formulier.VormRenderer"
CSRF_FAILURE_VIEW = "rotonde.vorm.views.csrf_fout"
STIJLPAGINA = not PRODUCTIE

AUTH_USER_MODEL = "kern.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
globals().update({naam: waarde for naam, waarde in vars(aanmelden).items() if naam[0].isupper()})
NOODACCOUNTS: list[str] = aanmelden.NOODACCOUNTS
if PRODUCTIE and len(NOODACCOUNTS) > 2:
    raise ImproperlyConfigured("ROTONDE_NOODACCOUNTS noemt er meer dan twee: laat er hoogstens twee staan.")
ALARM_AAN = aanmelden.ALARM_AAN
MAKELAAR_NIVEAUS: dict[str, str] = aanmelden.MAKELAAR_NIVEAUS
if PRODUCTIE and any(not naar.startswith("https://") for naar in aanmelden.FORMULIER_OOK_NAAR):
    raise ImproperlyConfigured(
        "ROTONDE_OIDC_SERVER begint niet met https: zo kan iedereen zich voor de dienst uitgeven."
    )
if set(MAKELAAR_NIVEAUS.values()) - {"basis", "midden", "substantieel", "hoog"}:
    raise ImproperlyConfigured("ROTONDE_OIDC_NIVEAUS noemt een onbekend niveau: basis, midden, substantieel of hoog.")
PERSONEEL_GEHEIMEN = aanmelden.PERSONEEL_GEHEIMEN
PERSONEEL_WEBHOOKS = aanmelden.PERSONEEL_WEBHOOKS
DEUR_TWEEDE_FACTOR = "/account/code/opnieuw/"
DEUR_TWEEDE_FACTOR_INSTELLEN = "/account/code/instellen/"
DEUR_SLEUTEL = "/account/sleutel/opnieuw/"
DEUR_SLEUTEL_TOEVOEGEN = "/account/sleutel/toevoegen/"
MAKELAAR_GEHEIM = ""
if ROTONDE_DEMO and PROCES == "web":
    globals().update(makelaar.instellingen(ROTONDE_DEMO_SLEUTEL))
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 14}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
STATIC_URL = "/static/"
# Demo and test serve the files from where they stand; production collects them first.
STATIC_ROOT = Path(os.environ.get("ROTONDE_STATIC", ROTONDE_MAP / "static")) if PRODUCTIE else None
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# How many proxies of our own stand in front: as many addresses of X-Forwarded-For are theirs to say.
ROTONDE_PROXIES = int(os.environ.get("ROTONDE_PROXIES", "1" if PRODUCTIE else "0"))
ALLOWED_HOSTS = os.environ.get("ROTONDE_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
SESSION_ENGINE = "rotonde.kern.sessieopslag"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_HTTPONLY = True
# The prefix demands Secure; on a laptop without TLS browsers would drop such a cookie.
SESSION_COOKIE_NAME = "__Host-rotonde" if PRODUCTIE else "rotonde"
CSRF_COOKIE_NAME = "__Host-rotonde-csrf" if PRODUCTIE else "rotonde-csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTIE
SECURE_SSL_REDIRECT = PRODUCTIE
SECURE_HSTS_SECONDS = 63072000 if PRODUCTIE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTIE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTIE else None
SILENCED_SYSTEM_CHECKS = [
    "models.W042",
    "security.W002",  # frame-ancestors in our own policy says it, and browsers that read only the old header are gone
    "security.W021",  # the list that browsers carry holds whole domains: joining it is up to who owns the domain
]

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_WORKER_DEFAULTS = {"worker_middleware": [taakspoor.volg_taak]}

# A trace of who stands in front: only when a proxy of our own sets the header, and drops what a visitor sends.
ROTONDE_SPOOR_OVERNEMEN = os.environ.get("ROTONDE_SPOOR_OVERNEMEN") == "ja"
# Dotted path of a function that gets each finished piece of work, for instance to send it on over OTLP.
ROTONDE_SPOOR_UITVOER = os.environ.get("ROTONDE_SPOOR_UITVOER", "")
# Where somebody reports a weakness (SEC-22): mailto: or https:; /.well-known/security.txt names it.
ROTONDE_CVD_CONTACT = os.environ.get("ROTONDE_CVD_CONTACT", "")
# Who scrapes /metrics says this; without it there is no such door.
ROTONDE_METRICS_TOKEN = os.environ.get("ROTONDE_METRICS_TOKEN", "")
if 0 < len(ROTONDE_METRICS_TOKEN) < 24:
    raise ImproperlyConfigured("ROTONDE_METRICS_TOKEN is te kort: gebruik minstens 24 willekeurige tekens.")
EMAIL_BACKEND = os.environ.get(
    "ROTONDE_EMAIL_BACKEND",
    "django.core.mail.backends.smtp.EmailBackend" if PRODUCTIE else "django.core.mail.backends.filebased.EmailBackend",
)
# Without one there is no mail, and in production no start (kern.startcontrole): never to whatever listens here.
EMAIL_HOST = os.environ.get("ROTONDE_MAILSERVER", "")
# STARTTLS on a connection that began in clear (587), or TLS from the first byte (465): always over TLS, unless said.
_MAIL_TLS = os.environ.get("ROTONDE_MAILSERVER_TLS", "starttls")
if _MAIL_TLS not in {"starttls", "direct", "nee"}:
    raise ImproperlyConfigured("ROTONDE_MAILSERVER_TLS is starttls, direct of nee.")
EMAIL_USE_TLS, EMAIL_USE_SSL = _MAIL_TLS == "starttls", _MAIL_TLS == "direct"
EMAIL_PORT = int(os.environ.get("ROTONDE_MAILSERVER_POORT", "465" if EMAIL_USE_SSL else "587"))
EMAIL_HOST_USER = os.environ.get("ROTONDE_MAILSERVER_GEBRUIKER", "")
EMAIL_HOST_PASSWORD = os.environ.get("ROTONDE_MAILSERVER_WACHTWOORD", "")
if EMAIL_HOST_PASSWORD and _MAIL_TLS == "nee":
    raise ImproperlyConfigured("ROTONDE_MAILSERVER_TLS is nee: zo gaat het wachtwoord open over de lijn.")
# A mail server that does not answer costs a job seconds, and no more (REL-19): the job is tried again.
EMAIL_TIMEOUT = 5
EMAIL_FILE_PATH = ROTONDE_MAP / "post"
DEFAULT_FROM_EMAIL = os.environ.get("ROTONDE_AFZENDER", "rotonde@localhost")
# For who may not be seen to have mail of a gemeente; without one such a resident gets none (PRIV-26).
NEUTRALE_AFZENDER = os.environ.get("ROTONDE_AFZENDER_NEUTRAAL", "")

structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        spoor.in_regel,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.JSONRenderer(),
    ],
    logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
    cache_logger_on_first_use=True,
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"zonder_inhoud": {"()": "rotonde.kern.logboek.ZonderInhoud"}},
    "formatters": {"json": {"()": "rotonde.kern.logboek.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["zonder_inhoud"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "procrastinate": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},
        # One line per request: the route by name, never the address.
        "rotonde.verzoek": {"level": "WARNING" if OMGEVING == "test" else "INFO"},
    },
}
