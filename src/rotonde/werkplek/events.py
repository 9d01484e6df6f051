"""A sign-in that failed leaves a line: when and from where, not under which name (SEC-26, SEC-29)."""

from typing import Any

from django.contrib.auth.signals import user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from rotonde.kern import beveiligingslog
from rotonde.kern.deur import afzender


@receiver(user_login_failed, dispatch_uid="rotonde-aanmelden-mislukt")
def noteer(*, request: HttpRequest | None = None, **_: Any) -> None:
    """Listens to Django's `user_login_failed`."""
    if request is not None:
        beveiligingslog.noteer("aanmelden mislukt", waarop="account", gelukt=False, afzender=afzender(request))
