"""What is checked before a process opens its door."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from rotonde.kern import herstel, sleutels

_SMTP = "django.core.mail.backends.smtp.EmailBackend"


def controleer_start() -> None:
    """Raise ImproperlyConfigured with default, short or shared keys (SEC-30), in production without a mail server,
    as a database role that is superuser, owner or bypasses row level security (AF-02), or on a restored database that
    is not done yet (PRIV-46). Of web and worker alike: the sentence names the address of this process.
    """
    sleutels.controleer(settings.ROTONDE_SLEUTELS)
    if settings.PRODUCTIE and settings.EMAIL_BACKEND == _SMTP and not settings.EMAIL_HOST:
        raise ImproperlyConfigured("De instelling ROTONDE_MAILSERVER ontbreekt: noem de server die de mail verstuurt.")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolbypassrls OR EXISTS (SELECT FROM pg_tables "
            "WHERE schemaname = 'public' AND tableowner = current_user) FROM pg_roles WHERE rolname = current_user"
        )
        rij = cursor.fetchone()
    if rij is None or rij[0]:
        raise ImproperlyConfigured(
            "Dit proces is als een te machtige databaserol aangemeld: "
            f"geef DATABASE_URL_{settings.PROCES.upper()} de rol rotonde_{settings.PROCES}."
        )
    if reden := herstel.waarom_dicht():
        raise ImproperlyConfigured(reden)
