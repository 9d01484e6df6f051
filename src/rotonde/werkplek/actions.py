"""The verb of the werkplek that is not of any room: handing out a password."""

import secrets

from rotonde.kern import wie
from rotonde.kern.actie import actie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import Account, Medewerker

_TEKENS = "abcdefghjkmnpqrstuvwxyz23456789"
_LENGTE = 20


@actie("werkplek.wachtwoord_uitgeven")
def wachtwoord_uitgeven(gebruikersnaam: str) -> str:
    """Give the account of a medewerker here a new random password and return it, to be told once.

    Raises NietGevonden when nobody in this gemeente has that account.

    It opens nothing by itself: the werkplek asks for a second factor, which its owner sets up first (SEC-03).
    """
    werkt_hier = Medewerker.objects.filter(gemeente_id=wie.huidig().gemeente, account__username=gebruikersnaam)
    account = Account.objects.filter(pk__in=werkt_hier.values("account_id")).first()
    if account is None:
        raise NietGevonden(f"Het account {gebruikersnaam} is er niet: controleer de gebruikersnaam.")
    wachtwoord = "".join(secrets.choice(_TEKENS) for _ in range(_LENGTE))
    account.set_password(wachtwoord)
    account.save(update_fields=["password"])
    return wachtwoord
