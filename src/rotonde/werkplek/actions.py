"""The verb of the werkplek that is not of any room: handing out a password."""

import secrets
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.hashers import make_password
from django.db import models

from rotonde.kern import gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.fouten import KanNuNiet, NietGevonden
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.models import Account, Medewerker, RolPeriode, Team, Teamlid
from rotonde.kern.periode import eindig, periode
from rotonde.werkplek.personeel import intrekken
from rotonde.werkplek.personeel.verschil import Wijziging

_TEKENS = "abcdefghjkmnpqrstuvwxyz23456789"  # pragma: allowlist secret
_LENGTE = 20


@actie("werkplek.wachtwoord_uitgeven")
def wachtwoord_uitgeven(gebruikersnaam: str) -> str:
    """Give the account of a medewerker here a new random password and return it, to be told once.

    Raises NietGevonden when nobody in this gemeente has that account. Sessions that were open with the old one end.

    It opens nothing by itself: the werkplek asks for a second factor, which its owner sets up first (SEC-03).
    """
    werkt_hier = Medewerker.objects.filter(gemeente_id=wie.huidig().gemeente, account__username=gebruikersnaam)
    account = Account.objects.filter(pk__in=werkt_hier.values("account_id")).first()
    if account is None:
        raise NietGevonden(f"Het account {gebruikersnaam} is er niet: controleer de gebruikersnaam.")
    wachtwoord = "".join(secrets.choice(_TEKENS) for _ in range(_LENGTE))
    account.set_password(wachtwoord)
    account.save(update_fields=["password"])
    intrekken.trek_sessies_in({account.pk})
    return wachtwoord


@actie("werkplek.personeel_bijwerken")
def personeel_bijwerken(wijzigingen: Sequence[Wijziging], *, provider: str) -> list[int]:
    """Make the rollen and teams here what the personnel system told, and return the accounts that have left.

    All or nothing. Who comes gets an account without a password, tied to what the sign-in service (`provider`) calls
    this person. What is no longer told ends today, and with it every request from this moment (SEC-05). Given by a
    service, never by whom it is for (PRIV-23).
    """
    vandaag = klok.vandaag()
    teams = dict(Team.objects.values_list("code", "id"))
    for wijziging in wijzigingen:
        medewerker = _medewerker(wijziging, provider)
        _beeindig(RolPeriode, wijziging.rollen_eraf, vandaag)
        _beeindig(Teamlid, wijziging.teams_eraf, vandaag)
        vast = {"gemeente_id": medewerker.gemeente_id, "medewerker": medewerker}
        RolPeriode.objects.bulk_create(
            RolPeriode(**vast, rol=t.code, periode=periode(t.van, t.tot), gegeven_door=wie.huidig().actor)
            for t in wijziging.rollen_erbij
        )
        Teamlid.objects.bulk_create(
            Teamlid(**vast, team_id=teams[t.code], periode=periode(t.van, t.tot)) for t in wijziging.teams_erbij
        )
        soort = "kern.medewerker_uit_dienst" if wijziging.weg else "kern.medewerker_bijgewerkt"
        rollen = {"erbij": [t.code for t in wijziging.rollen_erbij], "eraf": len(wijziging.rollen_eraf)}
        gebeurtenissen.noteer(soort, [Feit("medewerker", medewerker.pk, gegevens=rollen)])
        intrekken.trek_taken_in(medewerker.pk)
    return [account for account in (_account_van(w) for w in wijzigingen if w.weg) if account is not None]


@actie("werkplek.accounts_sluiten")
def accounts_sluiten(accounts: Sequence[int]) -> None:
    """Close accounts that hold no rol in any gemeente any more: no sign-in, no token, no session that is left."""
    Account.objects.filter(pk__in=accounts).update(is_active=False)
    intrekken.trek_sessies_in(set(accounts))
    intrekken.trek_tokens_in(accounts)


def _medewerker(wijziging: Wijziging, provider: str) -> Medewerker:
    mens = wijziging.mens
    if wijziging.medewerker is not None:
        rij = Medewerker.objects.get(pk=wijziging.medewerker)
        rij.naam, rij.functie = mens.naam, mens.functie
        rij.save(update_fields=["naam", "functie"])
        if not wijziging.weg:
            Account.objects.filter(pk=rij.account_id, is_active=False).update(is_active=True)
        return rij
    account = Account.objects.filter(username=mens.gebruikersnaam).first()
    if account is None:
        account = Account.objects.create(username=mens.gebruikersnaam, password=make_password(None))
    account_koppelen(account.pk, provider=provider, kenmerk=mens.kenmerk)
    rij, _ = Medewerker.objects.update_or_create(
        gemeente_id=wie.huidig().gemeente, account=account, defaults={"naam": mens.naam, "functie": mens.functie}
    )
    return rij


@actie("werkplek.account_koppelen")
def account_koppelen(account: int, *, provider: str, kenmerk: str) -> None:
    """Tie an account to what a sign-in service calls its owner; raises KanNuNiet when that is somebody else's."""
    rij, _ = SocialAccount.objects.get_or_create(provider=provider, uid=kenmerk, defaults={"user_id": account})
    if rij.user_id != account:
        raise KanNuNiet(f"Kenmerk {kenmerk} hoort al bij een ander account: controleer de levering.")


def _beeindig(model: type[RolPeriode] | type[Teamlid], ids: Sequence[UUID], vandaag: date) -> None:
    manager: models.Manager[Any] = model._default_manager
    rijen = list(manager.filter(pk__in=ids))
    for rij in rijen:
        rij.periode = eindig(rij.periode, vandaag)
    manager.bulk_update(rijen, ["periode"])


def _account_van(wijziging: Wijziging) -> int | None:
    medewerker = wijziging.medewerker
    return Medewerker.objects.values_list("account_id", flat=True).get(pk=medewerker) if medewerker else None
