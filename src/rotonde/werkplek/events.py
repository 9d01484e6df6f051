"""What happens to an account leaves a line: when and from where, not under which name (SEC-26, SEC-29)."""

from dataclasses import replace
from typing import Any

import structlog
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.conf import settings
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.core.mail import send_mail
from django.dispatch import receiver
from django.http import HttpRequest

from rotonde.kern import beveiligingslog, sleutelwissel
from rotonde.kern.deur import afzender
from rotonde.kern.models import Account, Gemeente
from rotonde.werkplek.account import factor
from rotonde.werkplek.personeel import intrekken
from rotonde.werkplek.verdeling import events as verdeling

# The secrets of second factors belong to no gemeente.
sleutelwissel.LOSSE["tweede factoren"] = factor.zet_om
sleutelwissel.LOS_GETELD["tweede factoren"] = factor.per_sleutel
# Its listener is found with this module.
__all__ = ["verdeling"]
logboek = structlog.get_logger()
NOODACCOUNT = "noodaccount gebruikt"


@receiver(user_login_failed, dispatch_uid="rotonde-aanmelden-mislukt")
def noteer(*, request: HttpRequest | None = None, **_: Any) -> None:
    """Listens to Django's `user_login_failed`."""
    if request is not None:
        beveiligingslog.noteer("aanmelden mislukt", waarop="account", gelukt=False, afzender=afzender(request))


@receiver(authenticator_added, dispatch_uid="rotonde-factor-erbij")
def factor_erbij(*, request: HttpRequest, user: Account, **_: Any) -> None:
    """A second factor that was added, a code or a key, leaves a line; sessions elsewhere of this account end."""
    _factor_gewijzigd("tweede factor erbij", request, user)


@receiver(authenticator_removed, dispatch_uid="rotonde-factor-weg")
def factor_weg(*, request: HttpRequest, user: Account, **_: Any) -> None:
    """And so it goes with one that was taken away."""
    _factor_gewijzigd("tweede factor weg", request, user)


def _factor_gewijzigd(handeling: str, request: HttpRequest, account: Account) -> None:
    beveiligingslog.noteer(handeling, waarop="account", gelukt=True, afzender=afzender(request))
    intrekken.trek_sessies_in({account.pk}, behalve=request.session.session_key)


@receiver(user_logged_in, dispatch_uid="rotonde-noodaccount")
def alarm_bij_noodaccount(*, request: HttpRequest, user: Account, **_: Any) -> None:
    """A sealed account is for disaster: every gemeente gets a security line, and who must know gets mail (SEC-03)."""
    if user.get_username() not in settings.NOODACCOUNTS:
        return
    logboek.error(NOODACCOUNT)
    for code in Gemeente.objects.values_list("code", flat=True):
        wie = replace(afzender(request), gemeente=code)
        beveiligingslog.noteer(NOODACCOUNT, waarop="account", gelukt=True, afzender=wie)
    if settings.ALARM_AAN:
        tekst = "Er is net ingelogd met een verzegeld noodaccount. Was dat niet afgesproken? Behandel het als incident."
        send_mail("Rotonde: noodaccount gebruikt", tekst, None, settings.ALARM_AAN, fail_silently=True)
